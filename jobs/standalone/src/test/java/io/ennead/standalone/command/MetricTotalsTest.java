package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.history.HistoryPlan;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Output;
import io.ennead.pipeline.PostgresOutputs;
import io.ennead.pipeline.Replay;
import io.ennead.pipeline.Stage;
import io.ennead.pipeline.Types;
import io.ennead.postgres.Migrations;
import io.ennead.records.Candle;
import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.cluster.LocalCluster;
import io.ennead.standalone.database.LocalDatabase;
import io.ennead.standalone.metrics.KeptMetrics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scans = skipped + rejected + emitted in metrics, database and report, also after failovers. */
final class MetricTotalsTest {

  private static final String RUN = "metric-totals";
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  /** A day in eight seconds: time for checkpoints. */
  private static final double SPEED = 10_800;

  private static final String DECISIONS = Stage.DECISION_COUNT.title();

  @TempDir Path data;
  @TempDir Path files;

  private final KeptMetrics metrics = KeptMetrics.of(RUN);

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void after_failovers_metrics_rows_and_report_tell_the_same_totals() throws Exception {
    FailTwice.FAILURES_LEFT.set(2);
    Path json = data.resolve("report.json");
    try (LocalDatabase database = LocalDatabase.open(data, 0);
        ReportRun report = new ReportRun(SignalOptions.DEFAULT)) {
      Migrations.apply(database.options());
      run(database, report);
      report.print(new PrintWriter(new StringWriter()), json);

      // On a slow machine the second checkpoint may come after the last candle.
      assertThat(FailTwice.FAILURES_LEFT).hasValueLessThan(2);
      try (Connection connection = database.options().connect();
          Statement statement = connection.createStatement()) {
        assertScans(statement);
        assertReport(statement, new ObjectMapper().readTree(json.toFile()));
        assertOtherTotals(statement);
      }
    }
  }

  private void run(LocalDatabase database, ReportRun report) throws Exception {
    DumpWriter writer = new DumpWriter(new MarketModel(9, MarketSymbol.defaults()));
    List<Path> klines =
        List.of(
            writer.klines(files, "ADAUSDT", KlineInterval.MINUTE_1, DAY),
            writer.klines(files, "BNBUSDT", KlineInterval.MINUTE_1, DAY));
    HistoryOptions paced = HistoryOptions.DEFAULTS.withSpeed(SPEED);
    HistoryPlan plan = HistoryPlan.inspect(klines, HistoryDefaults.of(HistoryInput.KLINES), paced);
    Map<String, String> flink = new HashMap<>(KeptMetrics.options(RUN));
    flink.put("execution.checkpointing.interval", "100 ms");
    flink.put("restart-strategy.type", "fixed-delay");
    flink.put("restart-strategy.fixed-delay.attempts", "10");
    flink.put("restart-strategy.fixed-delay.delay", "10 ms");
    StreamExecutionEnvironment env =
        LocalCluster.environment(flink, data.resolve("checkpoints"), 2, 0);
    Output<Candle> failing =
        candles ->
            candles
                .map(new FailTwice())
                .returns(Types.CANDLE)
                .uid("fail")
                .name("Fail twice")
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
    Configuration configuration = new Configuration();
    new MarketDataJob(
            Replay.of(plan, paced).input(),
            PostgresOutputs.of(database.options(), configuration)
                .and(MarketOutputs.ofCandles(failing))
                .and(report.outputs()),
            configuration)
        .define(env);
    env.execute("metric totals");
  }

  private void assertScans(Statement statement) throws Exception {
    for (String figure : List.of("scans", "skipped", "rejected", "emitted")) {
      Map<Map<String, String>, Long> rows =
          sums(
              statement,
              "select exchange, symbol, interval, %1$s from funnel where %1$s > 0"
                  .formatted(figure));
      assertThat(metrics.totals(DECISIONS, figure, 3)).as(figure).isEqualTo(rows);
      assertThat(metrics.total(DECISIONS, figure, Map.of()))
          .as("all " + figure)
          .isEqualTo(rows.values().stream().mapToLong(Long::longValue).sum());
    }
    long scans = metrics.total(DECISIONS, "scans", Map.of());
    assertThat(scans)
        .isPositive()
        .isEqualTo(
            metrics.total(DECISIONS, "skipped", Map.of())
                + metrics.total(DECISIONS, "rejected", Map.of())
                + metrics.total(DECISIONS, "emitted", Map.of()));
    assertThat(metrics.totals(DECISIONS, "skippedFor", 2))
        .isNotEmpty()
        .isEqualTo(reasons(statement, "reason", "SKIPPED"));
    assertThat(metrics.totals(DECISIONS, "rejectedBy", 2))
        .isNotEmpty()
        .isEqualTo(reasons(statement, "gate", "REJECTED"));
  }

  private static Map<Map<String, String>, Long> reasons(
      Statement statement, String label, String verdict) throws Exception {
    return sums(
        statement,
        "select interval, reason as %s, sum(scans) from why_no_signal where verdict = '%s' group by 1, 2"
            .formatted(label, verdict));
  }

  private void assertReport(Statement statement, JsonNode report) throws Exception {
    Map<String, Long> reported = new TreeMap<>();
    report
        .fields()
        .forEachRemaining(
            instrument ->
                instrument
                    .getValue()
                    .get("funnel")
                    .forEach(
                        row ->
                            reported.merge(
                                row.get("interval").asText(),
                                row.get("scans").asLong(),
                                Long::sum)));
    Map<String, Long> counted = new TreeMap<>();
    metrics
        .totals(DECISIONS, "scans", 3)
        .forEach((labels, scans) -> counted.merge(labels.get("interval"), scans, Long::sum));
    assertThat(reported).isEqualTo(counted);
  }

  private void assertOtherTotals(Statement statement) throws Exception {
    long candles = sums(statement, "select count(*) from candles").get(Map.of());
    assertThat(metrics.totals(Stage.CANDLE_COUNT.title(), "candles", 2).values())
        .satisfies(
            counts ->
                assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(candles));
    assertThat(metrics.total(Stage.CANDLE_SINK.title() + ": Writer", "rowsCommitted", Map.of()))
        .isEqualTo(candles);
    assertThat(metrics.totals(Stage.INDICATOR_COUNT.title(), "indicatorRows", 1))
        .isEqualTo(sums(statement, "select interval, count(*) from indicators group by 1"));
    assertThat(metrics.totals(Stage.SIGNAL_COUNT.title(), "signals", 2))
        .isEqualTo(
            sums(
                statement,
                "select interval, lower(direction) as direction, count(*) from signals group by 1, 2"));
    assertThat(metrics.total(Stage.OUTCOME_COUNT.title(), "activeShadows", Map.of()))
        .isEqualTo(
            sums(statement, "select count(*) from outcomes where shadow and status = 'ACTIVE'")
                .get(Map.of()));
  }

  /** The last column by the others. */
  private static Map<Map<String, String>, Long> sums(Statement statement, String query)
      throws Exception {
    Map<Map<String, String>, Long> sums = new HashMap<>();
    try (ResultSet row = statement.executeQuery(query)) {
      ResultSetMetaData columns = row.getMetaData();
      while (row.next()) {
        Map<String, String> labels = new TreeMap<>();
        for (int i = 1; i < columns.getColumnCount(); i++) {
          labels.put(columns.getColumnName(i), row.getString(i));
        }
        sums.put(labels, row.getLong(columns.getColumnCount()));
      }
    }
    return sums;
  }
}
