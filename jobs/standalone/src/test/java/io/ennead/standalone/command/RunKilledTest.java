package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.database.LocalDatabase;
import io.ennead.standalone.live.EnneadProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack as a process of its own, as a person starts, kills and starts it again. */
final class RunKilledTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String ROWS =
      "select exchange, symbol, interval, open_time, open, high, low, close, volume, quote_volume,"
          + " trade_count, taker_buy_volume, taker_buy_quote_volume, first_trade_id,"
          + " last_trade_id, quality, revision, source from candles order by 1, 2, 3, 4";

  @TempDir Path folder;

  private Path trades;

  @BeforeEach
  void write_a_day_of_trades() throws IOException {
    trades =
        new DumpWriter(new MarketModel(9, MarketSymbol.defaults()))
            .aggTrades(folder.resolve("files"), "ADAUSDT", LocalDate.of(2026, 1, 5));
  }

  @Test
  void killed_with_minus_9_and_started_again_no_candle_is_missing_doubled_or_different()
      throws Exception {
    Path killed = folder.resolve("killed");
    // Forty minutes of the market a second: the day takes 36 seconds, and is killed within a few.
    Process run = run(killed, "--speed", "2400");
    try {
      await()
          .atMost(PATIENCE)
          .until(() -> printed(run, killed).contains("Flink web UI") && rows(killed).size() > 200);
    } finally {
      run.destroyForcibly().waitFor();
    }
    int before = rows(killed).size();

    assertThat(run(killed, "--speed", "0").waitFor()).isEqualTo(ExitCodes.DONE);

    Path undisturbed = folder.resolve("undisturbed");
    CommandLineRun.of(undisturbed, "replay", "--trades", trades).exitsWith(ExitCodes.DONE);
    List<String> rows = rows(killed);
    assertThat(rows).hasSizeGreaterThan(before).isEqualTo(rows(undisturbed));
  }

  @Test
  void a_port_that_is_taken_is_said_so_with_the_remedy() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      CommandLineRun run =
          CommandLineRun.of(
              folder.resolve("data"),
              "run",
              "--trades",
              trades,
              "--web-port",
              taken.getLocalPort());

      run.exitsWith(ExitCodes.USAGE);
      assertThat(run.err())
          .contains("port " + taken.getLocalPort() + " of 127.0.0.1 is taken")
          .contains("--web-port");
    }
  }

  private Process run(Path data, String... arguments) throws IOException {
    Files.createDirectories(data);
    List<String> command =
        new ArrayList<>(
            List.of(
                "run",
                "--data-dir",
                data.toString(),
                "--web-port",
                "0",
                "--trades",
                trades.toString()));
    command.addAll(List.of(arguments));
    return EnneadProcess.spawn(data.resolve("printed"), command);
  }

  private static String printed(Process run, Path data) throws IOException {
    String text = Files.readString(data.resolve("printed"));
    assertThat(run.isAlive()).as("still running; it printed: %s", text).isTrue();
    return text;
  }

  /** The candles of a data directory, whoever runs its database; none before there is a table. */
  private static List<String> rows(Path data) throws Exception {
    try (LocalDatabase database = LocalDatabase.open(data, 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ROWS)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(text(row));
      }
      return rows;
    }
  }

  private static String text(ResultSet row) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      columns.add(row.getString(i));
    }
    return String.join(",", columns);
  }
}
