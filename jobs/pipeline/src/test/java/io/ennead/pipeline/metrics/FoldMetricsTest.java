package io.ennead.pipeline.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.metrics.MarketClock;
import io.ennead.metrics.Metric;
import io.ennead.metrics.Totals;
import io.ennead.records.Gap;
import io.ennead.records.GapRepaired;
import io.ennead.records.Instrument;
import io.ennead.records.OutageEnded;
import io.ennead.records.OutageMinutes;
import io.ennead.records.Tally;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a feed tells on its way, counted beside the trades. */
final class FoldMetricsTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final String TRADE_TIME = "exchange.binance.symbol.BTCUSDT.lastTradeTime";

  private final ShownMetrics shown = new ShownMetrics();
  private final Totals totals = new Totals(shown);
  private final FoldMetrics metrics = new FoldMetrics(totals, shown, MarketClock.NONE);

  @Test
  void tallies_are_added_up_by_their_labels() {
    metrics.told(new Tally(BTC, Metric.RECONNECTS.title(), "dead", 1));
    metrics.told(new Tally(BTC, Metric.RECONNECTS.title(), "dead", 1));
    metrics.told(new Tally(BTC, Metric.TRADES_SPLICED.title(), "", 400));

    assertThat(shown.value("cause.dead.reconnects")).isEqualTo(2);
    assertThat(shown.value("cause.closed.reconnects")).isZero();
    assertThat(shown.value("tradesSpliced")).isEqualTo(400);
  }

  @Test
  void a_tally_of_something_that_nobody_knows_is_an_error() {
    assertThatThrownBy(() -> metrics.told(new Tally(BTC, "unheard-of", "", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unheard-of");
  }

  @Test
  void a_gap_is_open_until_it_is_repaired() {
    Gap gap = new Gap(BTC, 5, 9, 0, 60_000);
    metrics.told(gap);
    metrics.told(new Gap(BTC, 20, 20, 0, 60_000));
    metrics.told(new GapRepaired(gap));

    assertThat(shown.value("gapsOpened")).isEqualTo(2);
    assertThat(shown.value("gapsRepaired")).isEqualTo(1);
    assertThat(shown.value("gapsOpen")).isEqualTo(1);
    assertThat(shown.value("tradesMissing")).isEqualTo(6);
    assertThat(shown.value("tradesRepaired")).isEqualTo(5);
  }

  @Test
  void an_outage_is_one_gap_and_what_it_misses_counts_once_it_is_known() {
    metrics.told(new OutageMinutes(BTC, 5, 7, 0, 60_000));
    metrics.told(new OutageMinutes(BTC, 5, 7, 60_000, 120_000));
    assertThat(shown.value("gapsOpened")).isEqualTo(1);
    assertThat(shown.value("gapsOpen")).isEqualTo(1);
    assertThat(shown.value("tradesMissing")).isZero();
    Gap gap = new Gap(BTC, 5, 9, 7, 120_500);
    metrics.told(new OutageEnded(gap, 120_000));
    assertThat(shown.value("tradesMissing")).isEqualTo(5);
    metrics.told(new GapRepaired(gap));

    assertThat(shown.value("gapsOpened")).isEqualTo(1);
    assertThat(shown.value("gapsOpen")).isZero();
    assertThat(shown.value("tradesRepaired")).isEqualTo(5);
  }

  @Test
  void the_newest_trade_is_known_at_once_and_again_after_a_restore() {
    long[] newest = {1_000};
    metrics.follow(BTC, () -> newest[0]);
    assertThat(shown.value(TRADE_TIME)).isEqualTo(1_000);
    newest[0] = 2_000;
    assertThat(shown.value(TRADE_TIME)).isEqualTo(2_000);
    Map<String, Long> kept = totals.values();

    ShownMetrics restored = new ShownMetrics();
    Totals figures = new Totals(restored);
    kept.forEach(figures::restore);
    FoldMetrics again = new FoldMetrics(figures, restored, MarketClock.showing(5_000, 1));

    assertThat(restored.value(TRADE_TIME)).isEqualTo(2_000);
    assertThat(restored.value("exchange.binance.symbol.BTCUSDT.tradeAge"))
        .isGreaterThanOrEqualTo(3_000);
    again.follow(BTC, () -> -1);
    assertThat(restored.value(TRADE_TIME)).isEqualTo(2_000);
  }
}
