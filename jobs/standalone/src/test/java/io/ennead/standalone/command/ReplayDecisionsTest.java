package io.ennead.standalone.command;

import static io.ennead.standalone.command.ExchangeKlines.recording;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
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
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions, signals and outcomes of a replay over a year of the real market. */
final class ReplayDecisionsTest {

  @TempDir static Path data;
  @TempDir Path csv;

  @Test
  void decisions_over_recorded_15m_klines_equal_the_prototypes_and_signals_are_rare()
      throws Exception {
    Path klines = recording("binance-klines/BTCUSDT-15m.csv.gz");

    Path json = csv.resolve("report.json");
    CommandLineRun run =
        CommandLineRun.of(data, "replay", "--klines", klines, "--csv", csv, "--report-json", json)
            .exitsWith(ExitCodes.DONE);

    List<NamedCsvRecord> decisions =
        rows("decisions").stream().filter(row -> row.getField("interval").equals("15m")).toList();
    assertThat(decisions).hasSize(46_673);
    assertConsensusIsThePrototypes(decisions);
    assertFunnel(decisions, "15m");
    assertSumsInTheDatabase();
    assertThat(run.out()).contains("# binance:BTCUSDT").contains("risk_reward");
    assertThat(new ObjectMapper().readTree(json.toFile()).get("binance:BTCUSDT")).isNotEmpty();
    String close = decisions.get(decisions.size() - 1).getField("close_time");
    CommandLineRun explained =
        CommandLineRun.of(data, "explain", "BTCUSDT", "15m", close).exitsWith(ExitCodes.DONE);
    assertThat(explained.out()).contains("technical").contains("consensus").contains("wyckoff");
  }

  private void assertConsensusIsThePrototypes(List<NamedCsvRecord> decisions) throws IOException {
    Map<Long, String> ours = new HashMap<>();
    for (NamedCsvRecord row : decisions) {
      if (!row.getField("verdict").equals("SKIPPED")) {
        ours.put(Long.parseLong(row.getField("close_time")) - 900_000, row.getField("direction"));
      }
    }
    long compared = 0;
    long equal = 0;
    try (CsvReader<NamedCsvRecord> votes =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new InputStreamReader(
                    new GZIPInputStream(
                        Files.newInputStream(recording("heads/BTCUSDT-15m-votes.csv.gz"))),
                    StandardCharsets.UTF_8))) {
      for (NamedCsvRecord vote : votes) {
        String direction = ours.get(Long.parseLong(vote.getField("open_time")));
        if (direction != null) {
          compared++;
          equal += direction.equals(vote.getField("consensus_direction")) ? 1 : 0;
        }
      }
    }
    assertThat(compared).isGreaterThan(46_000);
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
