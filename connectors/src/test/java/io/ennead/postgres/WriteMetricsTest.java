package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.metrics.MarketClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

final class WriteMetricsTest {

  /** Keeps what is shown. */
  private static final class Shown extends UnregisteredMetricsGroup {
    private final Map<String, Gauge<?>> gauges = new HashMap<>();
    private Histogram delays;

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(name, gauge);
      return gauge;
    }

    @Override
    public <H extends Histogram> H histogram(String name, H histogram) {
      delays = histogram;
      return histogram;
    }

    long value(String name) {
      return ((Number) gauges.get(name).getValue()).longValue();
    }
  }

  private final Shown shown = new Shown();

  @Test
  void a_batch_is_counted_once_however_often_it_was_tried() {
    WriteMetrics metrics = new WriteMetrics(shown, MarketClock.NONE, List.of());
    metrics.waits(5_000L);
    metrics.waits(4_000L);
    metrics.waits(null);
    assertThat(shown.value("rowsWaiting")).isEqualTo(3);

    metrics.writes();
    metrics.attempts();
    metrics.attempts();
    metrics.failedToConnect();
    metrics.attempts();
    metrics.committed(3);

    assertThat(shown.value("rowsCommitted")).isEqualTo(3);
    assertThat(shown.value("commits")).isEqualTo(1);
    assertThat(shown.value("retries")).isEqualTo(3);
    assertThat(shown.value("lastCommitTime")).isEqualTo(5_000);
    assertThat(shown.value("lastCommitAt")).isPositive();
    assertThat(shown.value("rowsWaiting")).isZero();
  }

  @Test
  void while_a_write_waits_for_the_database_it_says_for_how_long() {
    WriteMetrics metrics = new WriteMetrics(shown, MarketClock.NONE, List.of());
    assertThat(shown.value("blockedMillis")).isZero();

    metrics.writes();
    await().until(() -> shown.value("blockedMillis") > 0);
    metrics.committed(1);

    assertThat(shown.value("blockedMillis")).isZero();
  }

  @Test
  void it_goes_on_from_the_figures_of_several_writers() {
    WriteMetrics one = new WriteMetrics(new Shown(), MarketClock.NONE, List.of());
    one.writes();
    one.committed(7);
    WriteMetrics other = new WriteMetrics(new Shown(), MarketClock.NONE, List.of());
    other.waits(9_000L);
    other.writes();
    other.committed(5);

    new WriteMetrics(shown, MarketClock.NONE, List.of(one.kept(), other.kept()));

    assertThat(shown.value("rowsCommitted")).isEqualTo(12);
    assertThat(shown.value("commits")).isEqualTo(2);
    assertThat(shown.value("lastCommitTime")).isEqualTo(9_000);
  }

  @Test
  void the_delay_of_every_row_is_measured_where_the_market_trades_now() {
    WriteMetrics live = new WriteMetrics(shown, MarketClock.showing(1_000_000, 1), List.of());
    live.waits(400_000L);
    live.waits(900_000L);
    live.writes();
    live.committed(2);

    assertThat(shown.delays.getCount()).isEqualTo(2);
    assertThat(shown.delays.getStatistics().getMin()).isGreaterThanOrEqualTo(100_000);
    assertThat(shown.delays.getStatistics().getMax()).isGreaterThanOrEqualTo(600_000);
  }
}
