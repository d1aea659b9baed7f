package io.ennead.analytics.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After very many candles with spikes of volume, the set is where a fresh computation is. */
class DriftTest {

  private static final int FRESH = 4_800;
  private static final double RELATIVE = 1e-9;

  @Test
  void after_200_000_candles_nothing_has_drifted() {
    assertNoDrift(200_000);
  }

  @Test
  @Tag("proof")
  void after_ten_million_candles_nothing_has_drifted() {
    assertNoDrift(10_000_000);
  }

  private static void assertNoDrift(int count) {
    Random random = new Random(3);
    IndicatorSet set = new IndicatorSet(Interval.H1);
    IndicatorSet fresh = new IndicatorSet(Interval.H1);
    BigDecimal flows = BigDecimal.ZERO;
    long onBalance = 0;
    double traded = 0;
    double close = 100;
    int from = (count - FRESH) / 24 * 24;
    for (int i = 0; i < count; i++) {
      Bar bar = next(random, i, close);
      set.update(bar);
      if (i >= from) {
        fresh.update(bar);
      }
      double range = bar.high() - bar.low();
      double flow = ((bar.close() - bar.low()) - (bar.high() - bar.close())) / range * bar.volume();
      flows = flows.add(new BigDecimal(flow).setScale(12, RoundingMode.HALF_EVEN));
      onBalance += i == 0 ? 0 : (long) (Math.signum(bar.close() - close) * bar.volume());
      traded += bar.volume();
      close = bar.close();
    }
    assertThat(set.value("obv")).isEqualTo(onBalance);
    assertThat(set.value("adl")).isCloseTo(flows.doubleValue(), within(RELATIVE * 1e-3 * traded));
    for (IndicatorDefinition column : IndicatorDefinition.values()) {
      if (column != IndicatorDefinition.OBV && column != IndicatorDefinition.ADL) {
        double scale = StreamingEqualsBatchTest.scale(column, close, traded);
        StreamingEqualsBatchTest.assertSame(
            column, count, set.value(column), fresh.value(column), scale);
      }
    }
  }

  /** Whole volumes, every thousandth 1e9 times as large; the price stays between 50 and 200. */
  private static Bar next(Random random, long i, double open) {
    double pull = open > 150 ? -.1 : open < 70 ? .1 : 0;
    double close = open * (1 + .01 * (random.nextDouble() - .5 + pull));
    double high = Math.max(open, close) * (1 + .002 * random.nextDouble());
    double low = Math.min(open, close) * (1 - .002 * random.nextDouble()) - 1e-6;
    double volume = random.nextInt(1_000) * (random.nextInt(1_000) == 0 ? 1e9 : 1);
    return new Bar(i * Interval.H1.millis(), open, high, low, close, volume, Double.NaN);
  }
}
