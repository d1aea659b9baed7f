package io.ennead.standalone.command;

import static io.ennead.standalone.command.ExchangeKlines.recording;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ennead.records.Interval;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions, signals and outcomes of a replay over the real market. */
final class ReplayDecisionsTest {

  @TempDir Path data;
  @TempDir Path csv;

  /** One hour is absent from the second file, which the exit code tells. */
  @ParameterizedTest
  @CsvSource({"15m, 46673, 0", "1h, 37924, 3"})
  void decisions_over_recorded_klines_equal_the_prototypes_and_signals_are_rare(
      String interval, int scans, int exitCode) throws Exception {
    Path json = csv.resolve("report.json");
    CommandLineRun run =
        replay("BTCUSDT-" + interval + ".csv.gz", "--csv", csv, "--report-json", json)
            .exitsWith(exitCode);

    List<NamedCsvRecord> decisions =
        rows("decisions").stream()
            .filter(row -> row.getField("interval").equals(interval))
            .toList();
    assertThat(decisions).hasSize(scans);
    assertConsensusIsThePrototypes(decisions, interval);
    assertFunnel(decisions, interval);
    assertSumsInTheDatabase();
    assertThat(run.out()).contains("# binance:BTCUSDT").contains("risk_reward");
    assertReportCounts(json, decisions);
    String close = decisions.get(decisions.size() - 1).getField("close_time");
    CommandLineRun explained =
        CommandLineRun.of(data, "explain", "BTCUSDT", interval, close).exitsWith(ExitCodes.DONE);
    assertThat(explained.out()).contains("technical").contains("consensus").contains("wyckoff");
  }

  /** The second file tells no taker volume: the heads that need it abstain. */
  @ParameterizedTest
  @Tag("proof")
  @CsvSource({"BTCUSDT-1m-2025-08.csv.gz, 14401", "2023-04-BTC_USDT-1m.json.gz, 43199"})
  void the_report_is_made_of_recorded_minutes_on_four_timeframes(String file, int minutes)
      throws Exception {
    Path json = csv.resolve("report.json");
    CommandLineRun run =
        replay(file, "--csv", csv, "--report-json", json).exitsWith(ExitCodes.DONE);

    List<NamedCsvRecord> decisions = rows("decisions");
    for (String interval : List.of("1m", "5m", "15m", "1h")) {
      assertThat(run.out()).contains("\n" + interval + ": ");
      assertReportCounts(
          json,
          decisions.stream().filter(row -> row.getField("interval").equals(interval)).toList());
    }
    assertThat(decisions)
        .extracting(row -> row.getField("interval"))
        .filteredOn("1m"::equals)
        .hasSize(minutes);
    assertSumsInTheDatabase();
  }

  private CommandLineRun replay(String file, Object... more) {
    Path klines = recording("binance-klines/" + file);
    Object[] arguments =
        Stream.concat(Stream.of("--klines", klines), Stream.of(more)).toArray(Object[]::new);
    return CommandLineRun.of(data, "replay", arguments);
  }

  /** The report's funnel of a timeframe counts what the rows tell. */
  private static void assertReportCounts(Path json, List<NamedCsvRecord> decisions)
      throws IOException {
    String interval = decisions.get(0).getField("interval");
    for (JsonNode row :
        new ObjectMapper().readTree(json.toFile()).get("binance:BTCUSDT").get("funnel")) {
      if (row.get("interval").asText().equals(interval)) {
        assertThat(row.get("scans").asLong()).isEqualTo(decisions.size());
        assertThat(row.get("skipped").asLong()).isEqualTo(count(decisions, "SKIPPED"));
        assertThat(row.get("rejected").asLong()).isEqualTo(count(decisions, "REJECTED"));
        assertThat(row.get("emitted").asLong()).isEqualTo(count(decisions, "EMITTED"));
        return;
      }
    }
    throw new AssertionError("the report has no funnel of " + interval);
  }

  private static long count(List<NamedCsvRecord> decisions, String verdict) {
    return decisions.stream().filter(row -> row.getField("verdict").equals(verdict)).count();
  }

  private void assertConsensusIsThePrototypes(List<NamedCsvRecord> decisions, String interval)
      throws IOException {
    Map<Long, String> ours = new HashMap<>();
    for (NamedCsvRecord row : decisions) {
      if (!row.getField("verdict").equals("SKIPPED")) {
        ours.put(
            Long.parseLong(row.getField("close_time")) - Interval.of(interval).millis(),
            row.getField("direction"));
      }
    }
    long compared = 0;
    long equal = 0;
    try (CsvReader<NamedCsvRecord> votes =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new InputStreamReader(
                    new GZIPInputStream(
                        Files.newInputStream(
                            recording("heads/BTCUSDT-" + interval + "-votes.csv.gz"))),
                    StandardCharsets.UTF_8))) {
      for (NamedCsvRecord vote : votes) {
        String direction = ours.get(Long.parseLong(vote.getField("open_time")));
        if (direction != null) {
          compared++;
          equal += direction.equals(vote.getField("consensus_direction")) ? 1 : 0;
        }
      }
    }
    assertThat(compared).isGreaterThan(decisions.size() - 1_000L);
    assertThat((double) equal / compared).isGreaterThanOrEqualTo(.995);
  }

  private void assertFunnel(List<NamedCsvRecord> decisions, String interval) throws IOException {
    Map<String, Long> verdicts =
        decisions.stream()
            .collect(Collectors.groupingBy(row -> row.getField("verdict"), Collectors.counting()));
    List<NamedCsvRecord> signals =
        rows("signals").stream().filter(row -> row.getField("interval").equals(interval)).toList();
    long judged = verdicts.get("REJECTED") + verdicts.get("EMITTED");
    assertThat(verdicts.get("EMITTED")).isEqualTo(signals.size());
    assertThat(signals).hasSizeGreaterThanOrEqualTo(30);
    assertThat((double) signals.size() / judged).isLessThanOrEqualTo(.03);
    assertThat(signals).extracting(row -> row.getField("direction")).contains("LONG", "SHORT");
    assertThat(rows("outcomes"))
        .filteredOn(row -> row.getField("shadow").equals("false"))
        .filteredOn(row -> row.getField("interval").equals(interval))
        .hasSameSizeAs(signals);
  }

  private void assertSumsInTheDatabase() throws Exception {
    try (LocalDatabase database = LocalDatabase.open(data, 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select bool_and(scans = skipped + rejected + emitted), sum(emitted),"
                    + " (select count(*) from signals),"
                    + " (select count(*) from outcomes where not shadow),"
                    + " (select count(*) from head_accuracy),"
                    + " (select sum(scans) from why_no_signal) + sum(emitted) = sum(scans)"
                    + " from funnel")) {
      row.next();
      assertThat(row.getBoolean(1)).isTrue();
      assertThat(row.getLong(2)).isEqualTo(row.getLong(3)).isEqualTo(row.getLong(4));
      assertThat(row.getLong(5)).isPositive();
      assertThat(row.getBoolean(6)).isTrue();
    }
  }

  private List<NamedCsvRecord> rows(String table) {
    return CommandLineRun.rows(csv.resolve(table + ".csv"));
  }
}
