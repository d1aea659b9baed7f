package io.ennead.analytics.signals.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.signals.levels.TradeLevels;
import io.ennead.records.Direction;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.OutcomeStatus;
import io.ennead.records.SignalId;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Three trades with 1 % of fees a side, worked out by hand: LONG 100 -> 110 brings 10 - 2.1 = 7.9,
 * SHORT 200 -> 190 brings 10 - 3.9 = 6.1 of 200, LONG 100 -> 95 brings -5 - 1.95 = -6.95.
 */
class TradingCriteriaTest {

  private static final BigDecimal FEE = new BigDecimal("0.01");
  private static final List<Outcome> THREE =
      List.of(
          outcome(3, Direction.LONG, "100", "95", false),
          outcome(1, Direction.LONG, "100", "110", false),
          outcome(2, Direction.SHORT, "200", "190", false),
          outcome(4, Direction.SHORT, "200", "100", true));

  @Test
  void profits_are_net_of_fees_on_both_sides() {
    assertThat(value("positions")).isEqualTo(3);
    assertThat(value("winning positions")).isEqualTo(2);
    assertThat(value("net profit")).isCloseTo(.079 + .0305 - .0695, within(1e-12));
    assertThat(value("average net profit of the winning"))
        .isCloseTo((.079 + .0305) / 2, within(1e-12));
    assertThat(value("average net loss of the losing")).isCloseTo(-.0695, within(1e-12));
  }

  @Test
  void the_drawdown_is_that_of_net_prices() {
    // The last trade goes from 101 (100 and 1 % of fee) to 94.05 (95 less 1 %).
    assertThat(value("maximum drawdown")).isCloseTo(1 - 94.05 / 101, within(1e-9));
  }

  @Test
  void the_ratios_that_ta4j_has_not_are_those_of_the_net_returns() {
    double mean = (.079 + .0305 - .0695) / 3;
    double squares =
        (.079 - mean) * (.079 - mean)
            + (.0305 - mean) * (.0305 - mean)
            + (-.0695 - mean) * (-.0695 - mean);
    assertThat(value("Sharpe ratio")).isCloseTo(mean / Math.sqrt(squares / 2), within(1e-9));
    assertThat(value("Sortino ratio")).isCloseTo(mean / Math.sqrt(.0695 * .0695 / 3), within(1e-9));
    assertThat(value("Calmar ratio")).isCloseTo(3 * mean / (1 - 94.05 / 101), within(1e-9));
  }

  @Test
  void what_is_not_defined_has_no_value_and_no_signal_no_row() {
    assertThat(TradingCriteria.of(THREE.subList(1, 2), FEE))
        .filteredOn(row -> row.name().equals("Sharpe ratio"))
        .extracting(CriterionRow::value)
        .containsExactly((Double) null);
    assertThat(TradingCriteria.of(THREE.subList(3, 4), FEE)).isEmpty();
  }

  private static double value(String name) {
    return TradingCriteria.of(THREE, FEE).stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Outcome outcome(
      long time, Direction direction, String entry, String exit, boolean shadow) {
    Instrument instrument = Instrument.binance("BTCUSDT");
    BigDecimal stop = new BigDecimal(entry).subtract(BigDecimal.valueOf(20L * direction.sign()));
    BigDecimal target = new BigDecimal(entry).add(BigDecimal.valueOf(90L * direction.sign()));
    BigDecimal price = new BigDecimal(exit);
    TradeLevels levels = new TradeLevels(direction, new BigDecimal(entry), stop, target, FEE);
    return new Outcome(
        SignalId.of(instrument, Interval.M15, time, direction),
        instrument,
        Interval.M15,
        direction,
        time,
        levels.entry(),
        stop,
        target,
        shadow,
        OutcomeStatus.EXPIRED,
        time,
        price,
        levels.resultR(price),
        levels.resultPercent(price),
        BigDecimal.ZERO,
        BigDecimal.ZERO);
  }
}
