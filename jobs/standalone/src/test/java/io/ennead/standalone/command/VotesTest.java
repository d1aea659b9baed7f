package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.standalone.database.LocalDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the heads said, as people see it. */
final class VotesTest {

  @TempDir Path data;
  @TempDir Path files;

  @Test
  void the_votes_over_every_candle_are_kept_with_their_reasons_and_printed() throws Exception {
    CommandLineRun.of(data, "replay", "--klines", DrawnKlines.write(files, 300))
        .exitsWith(ExitCodes.DONE);

    String newest = CommandLineRun.of(data, "votes", "BTCUSDT", "15m").exitsWith(0).out();
    assertThat(newest)
        .startsWith("binance:BTCUSDT 15m, closed 2026-01-04T03:00:00Z")
        .containsPattern("technical +(LONG|SHORT|FLAT) +p \\d\\.\\d{4}  c \\d\\.\\d{4}  \\S+")
        .containsPattern("crypto +abstain .* no feed");
    assertThat(newest.lines()).hasSize(10);

    String json =
        CommandLineRun.of(data, "votes", "BTCUSDT", "15m", "--at", "2026-01-02T01:07:00Z", "--json")
            .exitsWith(0)
            .out();
    JsonNode votes = new ObjectMapper().readTree(json);
    assertThat(votes).hasSize(9);
    assertThat(votes.get(0).get("reasons").get(0).asText()).isEqualTo("warm-up 100/200");

    assertThat(CommandLineRun.of(data, "votes", "BTCUSDT", "1m").exitsWith(ExitCodes.FAILED).err())
        .contains("No 1m votes of binance:BTCUSDT");
    assertViewHasARowPerHead();
  }

  private void assertViewHasARowPerHead() throws Exception {
    try (LocalDatabase database = LocalDatabase.open(data, 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*), count(distinct head), bool_and(cardinality(reasons) > 0)"
                    + " from votes where interval = '15m' and abstained")) {
      row.next();
      assertThat(row.getLong(1)).isGreaterThanOrEqualTo(199 * 9 + 2 * 101);
      assertThat(row.getLong(2)).isEqualTo(9);
      assertThat(row.getBoolean(3)).isTrue();
    }
  }

  @Test
  void the_heads_report_counts_the_warm_candles_of_each_interval() throws Exception {
    Path klines = DrawnKlines.write(files, 900);
    String report =
        CommandLineRun.of("heads", "report", klines.toString()).exitsWith(ExitCodes.DONE).out();
    assertThat(report)
        .containsSubsequence(
            "# binance:BTCUSDT 15m",
            "Warm candles: 701, profile standard",
            "| technical | ",
            "| crypto | 0.00 | 0.00 | 0.00 | 0.00 | 100.00 |",
            "lower left: correlation",
            "# binance:BTCUSDT 1h",
            "Warm candles: 26, profile standard");
  }
}
