package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.binance.CandleStore;
import io.ennead.metrics.Metric;
import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.PostgresOutputs;
import io.ennead.pipeline.Stage;
import io.ennead.postgres.Migrations;
import io.ennead.standalone.cluster.LocalCluster;
import io.ennead.standalone.database.LocalDatabase;
import io.ennead.standalone.metrics.KeptMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live job registers the metrics that the table names, where it says, and no others. */
final class MetricNamesTest {

  private static final String RUN = "metric-names";
  private static final double SPEED = 1_200;

  private static final Set<String> STAGES =
      Set.of(
          "Source: " + Stage.TRADES.title(),
          Stage.FOLD.title(),
          Stage.CANDLES_1M.title(),
          Stage.CANDLES_5M.title(),
          Stage.CANDLES_15M.title(),
          Stage.CANDLES_1H.title(),
          Stage.INDICATORS.title(),
          Stage.SCANS.title());

  @TempDir Path data;

  @Test
  void a_live_job_registers_the_metrics_of_the_table_and_no_others() throws Exception {
    KeptMetrics metrics = KeptMetrics.of(RUN);
    Configuration configuration = new Configuration();
    try (LiveInput input =
            LiveExchange.SIMULATED.open(configuration, data, SPEED, null, CandleStore.EMPTY);
        LocalDatabase database = LocalDatabase.open(data, 0)) {
      Migrations.apply(database.options());
      StreamExecutionEnvironment env =
          LocalCluster.environment(KeptMetrics.options(RUN), data.resolve("checkpoints"), 1, 0);
      new MarketDataJob(
              input.input(),
              PostgresOutputs.of(database.options(), configuration, input.input().clock()),
              configuration)
          .define(env);
      JobClient job = env.executeAsync("metric names");

      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(200))
          .untilAsserted(() -> assertThat(names(metrics)).isEqualTo(expectedNames()));

      job.cancel().get(60, TimeUnit.SECONDS);
    }
    for (KeptMetrics.Key key : metrics.registered()) {
      Metric metric = Metric.of(key.name());
      assertThat(operatorOf(metric, key.operator()))
          .as("the operator of %s", key)
          .isEqualTo(key.operator());
      List<String> labels = metric.labels().stream().sorted().toList();
      assertThat(List.copyOf(key.labels().keySet())).as("%s", key).isIn(List.of(), labels);
    }
  }

  private static Set<String> names(KeptMetrics metrics) {
    return metrics.registered().stream()
        .map(KeptMetrics.Key::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> expectedNames() {
    return Arrays.stream(Metric.values())
        .map(Metric::title)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The operator that has the metric; of those that may have it, the given one. */
  private static String operatorOf(Metric metric, String given) {
    return switch (metric.owner()) {
      case SOURCE -> "Source: " + Stage.TRADES.title();
      case SINKS -> given.startsWith("Write ") && given.endsWith(": Writer") ? given : "a sink";
      case STAGES -> STAGES.contains(given) ? given : "a stage";
      default -> metric.owner().title();
    };
  }
}
