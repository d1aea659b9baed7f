package io.ennead.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

final class TotalsTest {

  private final Totals totals = new Totals(new UnregisteredMetricsGroup());

  @Test
  void of_two_kept_parts_counts_are_added_and_of_instants_the_latest_stays() {
    totals.restore("commits", 7);
    totals.restore("commits", 5);
    totals.restore("lastCommitTime", 2_000);
    totals.restore("lastCommitTime", 1_000);

    assertThat(totals.of(Metric.COMMITS).value()).isEqualTo(12);
    assertThat(totals.of(Metric.LAST_COMMIT_TIME).value()).isEqualTo(2_000);
  }

  @Test
  void what_is_kept_is_read_back_as_it_was() throws Exception {
    totals.of(Metric.SCANS, "binance", "BTCUSDT", "1m").add(3);
    totals.of(Metric.SCANS).add(4);
    totals.of(Metric.LAST_SIGNAL_TIME);
    FiguresSerializer serializer = new FiguresSerializer();

    Map<String, Long> kept =
        serializer.deserialize(serializer.getVersion(), serializer.serialize(totals.values()));
    Totals restored = new Totals(new UnregisteredMetricsGroup());
    kept.forEach(restored::restore);

    assertThat(restored.values()).isEqualTo(totals.values());
    assertThat(restored.of(Metric.SCANS, "binance", "BTCUSDT", "1m").value()).isEqualTo(3);
  }

  @Test
  void a_figure_of_a_metric_that_is_no_more_is_let_go() {
    totals.restore("gone|1m", 5);

    assertThat(totals.values()).isEmpty();
  }

  @Test
  void labels_that_a_metric_does_not_have_are_refused() {
    assertThatThrownBy(() -> totals.of(Metric.SCANS, "1m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[exchange, symbol, interval]");
  }
}
