package io.ennead.pipeline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.metrics.Metric;
import io.ennead.pipeline.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ReadmeMetricsTest {

  @Test
  void the_table_of_metrics_in_the_readme_is_that_of_the_code() throws IOException {
    String expected =
        Arrays.stream(Metric.values())
            .map(ReadmeMetricsTest::row)
            .collect(
                Collectors.joining(
                    "\n",
                    "| operator | metric | labels | kind | meaning |\n| --- | --- | --- | --- | --- |\n",
                    "\n"));

    String readme = Files.readString(Path.of(System.getProperty("ennead.root"), "README.md"));

    assertThat(readme).contains(expected);
  }

  @Test
  void operators_are_called_as_the_stages_are() {
    assertThat(Metric.Owner.FOLD.title()).isEqualTo(Stage.FOLD.title());
    assertThat(Metric.Owner.CANDLES.title()).isEqualTo(Stage.CANDLE_COUNT.title());
    assertThat(Metric.Owner.LATE_TRADES.title()).isEqualTo(Stage.LATE_TRADE_COUNT.title());
    assertThat(Metric.Owner.INDICATORS.title()).isEqualTo(Stage.INDICATORS.title());
    assertThat(Metric.Owner.INDICATOR_ROWS.title()).isEqualTo(Stage.INDICATOR_COUNT.title());
    assertThat(Metric.Owner.HEADS.title()).isEqualTo(Stage.SCANS.title());
    assertThat(Metric.Owner.DECISIONS.title()).isEqualTo(Stage.DECISION_COUNT.title());
    assertThat(Metric.Owner.SIGNALS.title()).isEqualTo(Stage.SIGNAL_COUNT.title());
    assertThat(Metric.Owner.OUTCOMES.title()).isEqualTo(Stage.OUTCOME_COUNT.title());
  }

  private static String row(Metric metric) {
    return "| %s | `%s` | %s | %s | %s |"
        .formatted(
            metric.owner().title(),
            metric.title(),
            String.join(", ", metric.labels()),
            metric.kind().text(),
            metric.meaning());
  }
}
