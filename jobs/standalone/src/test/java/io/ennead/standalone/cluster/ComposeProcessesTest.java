package io.ennead.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.postgres.DatabaseOptions;
import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.Ennead;
import io.ennead.standalone.database.LocalDatabase;
import io.ennead.standalone.live.EnneadProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of docker-compose.yml as plain processes: same arguments, configuration and
 * environment, with this machine's addresses and folders in place of the containers'.
 */
final class ComposeProcessesTest {

  private static final String NAME = "compose";
  private static final Duration START_WITHIN = Duration.ofMinutes(3);
  private static final Pattern ADDRESS = Pattern.compile("WebSocket +ws://(127.0.0.1:\\d+)/");

  @TempDir private Path folder;

  @Test
  void its_commands_turn_a_folder_of_trades_into_candles_and_end() throws Exception {
    MarketSymbol symbol = MarketSymbol.defaults().get(0).withTradesPerMinute(6);
    new DumpWriter(new MarketModel(5, List.of(symbol)))
        .aggTrades(folder.resolve("history"), symbol.name(), LocalDate.of(2025, 8, 1));
    ComposeFile compose =
        ComposeFile.read(
            Map.of(
                "HISTORY",
                folder.resolve("history").toString(),
                "ENNEAD_DB_PASSWORD",
                "secret",
                "ENNEAD_WORKFLOW_TOKEN",
                "a-token-of-some-length"));

    try (LocalDatabase database = LocalDatabase.open(folder.resolve("data"), 0)) {
      DatabaseOptions postgres = asTheImageMakesIt(compose, database.options());
      FlinkHome home = FlinkHome.layOut(NAME, settings(compose));
      Files.createSymbolicLink(home.userLib().resolve("ennead-job.jar"), FlinkHome.JOB_JAR);
      try (FlinkProcess jobManager =
              FlinkProcess.application(
                  home, jobManagerArguments(compose, postgres), compose.environment("jobmanager"));
          FlinkProcess taskManager =
              FlinkProcess.taskManager(home, "taskmanager", compose.environment("taskmanager"))) {
        assertThat(jobManager.awaitExit(180)).as(jobManager.logText()).isZero();
        assertThat(taskManager.isAlive()).isTrue();
      } finally {
        home.clean();
      }
      // A day holds 1440 + 288 + 96 + 24 candles; first and last ones may be cut.
      assertThat(RowSets.candles(postgres, "public")).isBetween(1_700L, 1_848L);
      assertThat(RowSets.candles(postgres, "public", "GAP")).isZero();
    }
  }

  @Test
  void its_demonstration_makes_candles_of_what_the_simulated_exchange_trades() throws Exception {
    ComposeFile compose =
        ComposeFile.demonstration(
            Map.of(
                "ENNEAD_DB_PASSWORD", "secret", "ENNEAD_WORKFLOW_TOKEN", "a-token-of-some-length"));
    List<String> exchangeWords = compose.command("exchange");
    assertThat(exchangeWords.subList(0, 2)).containsExactly("java", "-cp");
    assertThat(exchangeWords.get(3)).isEqualTo(Ennead.class.getName());
    Object[] exchangeArguments =
        exchangeWords.stream()
            .skip(4)
            .map(word -> word.equals("0.0.0.0") ? "127.0.0.1" : word.equals("9443") ? "0" : word)
            .toArray();

    try (LocalDatabase database = LocalDatabase.open(folder.resolve("data"), 0);
        EnneadProcess exchange =
            EnneadProcess.start(folder.resolve("exchange.printed"), exchangeArguments)) {
      String address = exchange.awaitPrinted(ADDRESS, START_WITHIN);
      DatabaseOptions postgres = asTheImageMakesIt(compose, database.options());
      FlinkHome home = FlinkHome.layOut(NAME, settings(compose));
      Files.createSymbolicLink(home.userLib().resolve("ennead-job.jar"), FlinkHome.JOB_JAR);
      List<String> arguments =
          jobManagerArguments(compose, postgres).stream()
              .map(word -> word.replace("exchange:9443", address))
              .toList();
      assertThat(arguments).contains("--input");
      try (FlinkProcess jobManager =
              FlinkProcess.application(home, arguments, compose.environment("jobmanager"));
          FlinkProcess taskManager =
              FlinkProcess.taskManager(home, "taskmanager", compose.environment("taskmanager"))) {
        await()
            .atMost(START_WITHIN)
            .ignoreExceptionsInstanceOf(SQLException.class)
            .untilAsserted(
                () -> {
                  assertThat(jobManager.isAlive()).as(jobManager.logText()).isTrue();
                  assertThat(RowSets.candles(postgres, "public", "COMPLETE")).isPositive();
                });
        assertThat(taskManager.isAlive()).isTrue();
        assertThat(marketClock(postgres)).isEqualTo("simulated at 60");
      } finally {
        home.clean();
      }
      assertThat(RowSets.candles(postgres, "public", "GAP")).isZero();
    }
  }

  /** By which the workflow view tells how old the newest candles are. */
  private static String marketClock(DatabaseOptions postgres) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select kind || ' at ' || speed from market_clock")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static Map<String, String> settings(ComposeFile compose) {
    Map<String, String> settings = new LinkedHashMap<>();
    compose
        .flinkProperties("jobmanager")
        .forEach(
            (key, value) ->
                settings.put(
                    key,
                    value.replaceFirst("^(jobmanager|taskmanager|0\\.0\\.0\\.0)$", "127.0.0.1")));
    settings.putAll(ProcessCluster.ownPlace(NAME, ProcessCluster.freePort()));
    return settings;
  }

  private List<String> jobManagerArguments(ComposeFile compose, DatabaseOptions postgres) {
    List<String> words = compose.command("jobmanager");
    assertThat(words).startsWith("standalone-job");
    assertThat(compose.command("taskmanager")).containsExactly("taskmanager");
    return words.stream()
        .skip(1)
        .map(word -> word.equals("/history") ? folder.resolve("history").toString() : word)
        .map(word -> word.equals("jdbc:postgresql://postgres:5432/ennead") ? postgres.url() : word)
        .toList();
  }

  /** The role and the database that the image of PostgreSQL makes at its first start. */
  private static DatabaseOptions asTheImageMakesIt(ComposeFile compose, DatabaseOptions server)
      throws Exception {
    Map<String, String> environment = compose.environment("postgres");
    String user = environment.get("POSTGRES_USER");
    assertThat(server.url()).endsWith("/" + environment.get("POSTGRES_DB"));
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create role %s superuser login password '%s'"
              .formatted(user, environment.get("POSTGRES_PASSWORD")));
    }
    return new DatabaseOptions(server.url(), user, environment.get("POSTGRES_PASSWORD"));
  }
}
