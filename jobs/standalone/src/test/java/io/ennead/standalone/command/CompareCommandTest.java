package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replayed morning, compared with itself as files, as schemas, and with single values changed.
 */
final class CompareCommandTest {

  @TempDir private static Path folder;

  private static LocalDatabase database;
  private static Path csv;

  @BeforeAll
  static void replay_a_day_into_files_and_a_schema() throws Exception {
    DumpWriter market = new DumpWriter(new MarketModel(9, MarketSymbol.defaults()));
    market.aggTrades(folder.resolve("trades"), "ADAUSDT", LocalDate.of(2026, 1, 5));
    csv = folder.resolve("csv");
    database = LocalDatabase.open(folder.resolve("data"), 0);
    for (String schema : List.of("one", "two")) {
      CommandLineRun.of(
              folder.resolve("data"),
              "replay",
              "--jdbc-url",
              url(schema),
              "--user",
              database.options().user(),
              "--trades",
              folder.resolve("trades"),
              "--csv",
              csv)
          .exitsWith(ExitCodes.DONE);
    }
  }

  @AfterAll
  static void end() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void two_schemas_with_the_same_rows_do_not_differ_even_in_provenance() {
    CommandLineRun run = compare(url("one"), "two", "--with-provenance").exitsWith(0);

    assertThat(run.out())
        .contains("nothing differs")
        .contains("written_at: the machine's time at which a row was written")
        .contains("feed_events")
        .containsPattern("market_clock +left out: how the market's time")
        .doesNotContain("revision: ", "does not know the table");
  }

  @Test
  void files_hold_the_same_rows_as_the_database() {
    CommandLineRun run = compare(csv, url("one")).exitsWith(0);

    for (String table : List.of("candles", "indicators", "decisions", "outcomes")) {
      assertThat(run.out()).containsPattern(table + " +[1-9][0-9,]* rows, no difference");
    }
    assertThat(run.out()).contains("extras: only B has it");
  }

  @Test
  void a_table_that_was_named_and_is_not_on_both_sides_is_no_success() throws Exception {
    Path some = Files.createDirectories(folder.resolve("some"));
    Files.copy(csv.resolve("candles.csv"), some.resolve("candles.csv"));
    assertThat(compare(some, csv).exitsWith(0).out())
        .containsPattern("decisions +left out: only B has it")
        .containsPattern("gaps +left out: neither has it");

    CommandLineRun one = compare(some, csv, "--tables", "candles,decisions").exitsWith(2);
    assertThat(one.out()).containsPattern("candles +[1-9][0-9,]* rows, no difference");
    assertThat(one.err()).contains("[decisions] were named, but are not on both sides");
    CommandLineRun none = compare(some, csv, "--tables", "candles,gaps").exitsWith(2);
    assertThat(none.out()).containsPattern("gaps +left out: neither has it");
    assertThat(none.err()).contains("[gaps] were named");
    compare(some, csv, "--tables", "candles").exitsWith(0);
  }

  @Test
  void no_password_is_printed() {
    String secret = url("one") + "&password=hunter2";

    List<CommandLineRun> runs =
        List.of(
            compare(secret, "two").exitsWith(0),
            compare(csv, secret).exitsWith(0),
            compare("JDBC:postgresql://db/x?password=hunter2", csv).exitsWith(2),
            compare("jdbc:mysql://db/x?password=hunter2", csv).exitsWith(2),
            compare("jdbc:postgresql://me:hunter2@127.0.0.1:1/x", csv).exitsWith(2),
            compare("jdbc:postgresql://127.0.0.1:1/x?password=hunter2", csv).exitsWith(2),
            compare(csv, csv, secret).exitsWith(2));

    assertThat(runs.get(0).out()).contains("currentSchema=one&password=***");
    assertThat(runs.get(runs.size() - 1).err()).contains("Unmatched argument", "password=***");
    assertThat(runs).allSatisfy(run -> assertThat(run.out() + run.err()).doesNotContain("hunter2"));
  }

  @Test
  void files_are_compared_with_files() {
    compare(csv, csv).exitsWith(0);
  }

  @Test
  void a_changed_a_missing_and_an_added_row_are_each_named() throws Exception {
    change(
        "update two.candles set volume = volume + 1, revision = 9"
            + " where symbol = 'ADAUSDT' and interval = '1h' and open_time = '2026-01-05 05:00Z'",
        "delete from two.candles"
            + " where symbol = 'ADAUSDT' and interval = '5m' and open_time = '2026-01-05 06:05Z'",
        "update two.candles set open_time = '2026-02-05 07:00Z'"
            + " where symbol = 'ADAUSDT' and interval = '1h' and open_time = '2026-01-05 07:00Z'");
    try {
      CommandLineRun run = compare(url("one"), url("two")).exitsWith(1);

      assertThat(run.out())
          .contains("1 differ, 2 only in A, 1 only in B")
          .containsPattern("differs +binance ADAUSDT 1h 2026-01-05T05:00:00Z: volume [0-9.]+ \\| ")
          .contains("only in A    binance ADAUSDT 5m 2026-01-05T06:05:00Z")
          .contains("only in B    binance ADAUSDT 1h 2026-02-05T07:00:00Z")
          .doesNotContain("revision 0 | 9");
      assertThat(compare(url("one"), url("two"), "--with-provenance").out())
          .contains("revision 0 | 9");
      compare(url("one"), url("two"), "--until", "2026-01-05T05:00:00Z").exitsWith(0);
      compare(url("one"), url("two"), "--tables", "indicators,decisions").exitsWith(0);
    } finally {
      restore();
    }
  }

  @Test
  void trade_ids_are_left_out_if_asked_for() throws Exception {
    change("update two.candles set first_trade_id = null, last_trade_id = null");
    try {
      assertThat(compare(url("one"), "two").exitsWith(1).out()).contains("first_trade_id");
      assertThat(compare(url("one"), "two", "--without-trade-ids").exitsWith(0).out())
          .contains("first_trade_id: as asked for");
    } finally {
      restore();
    }
  }

  @Test
  void only_so_many_differences_are_listed_and_all_are_counted() throws Exception {
    change(
        "update two.candles set volume = volume + 1 where interval = '1m' and quality = 'COMPLETE'");
    try {
      CommandLineRun run = compare(url("one"), "two", "--limit", "3").exitsWith(1);

      assertThat(run.out().lines().filter(line -> line.startsWith("  differs"))).hasSize(3);
      assertThat(run.out()).containsPattern("and [1-9],?[0-9]{3} more");
    } finally {
      restore();
    }
  }

  @Test
  void files_that_are_not_sorted_are_refused_with_line_and_remedy() throws IOException {
    Path unsorted = Files.createDirectories(folder.resolve("unsorted"));
    List<String> lines = Files.readAllLines(csv.resolve("candles.csv"));
    Files.write(unsorted.resolve("candles.csv"), List.of(lines.get(0), lines.get(2), lines.get(1)));

    CommandLineRun run = compare(unsorted, csv).exitsWith(2);

    assertThat(run.err()).contains("candles.csv, line 3").contains("replay --csv");
  }

  @Test
  void what_cannot_be_compared_is_a_wrong_command_line() {
    assertThat(compare("nowhere", "there").exitsWith(2).err())
        .contains("'nowhere' is nothing to compare");
    assertThat(compare(csv, csv, "--tables", "candels").exitsWith(2).err())
        .contains("[candels] are not known");
    assertThat(compare(csv, csv, "--until", "2020-01-01").exitsWith(2).err())
        .contains("there was no row to compare");
  }

  private static CommandLineRun compare(Object... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "compare";
    for (int i = 0; i < arguments.length; i++) {
      all[i + 1] = arguments[i].toString();
    }
    all[arguments.length + 1] = "--user";
    all[arguments.length + 2] = database.options().user();
    return CommandLineRun.of(all);
  }

  private static String url(String schema) {
    return database.options().url() + "?currentSchema=" + schema;
  }

  /** Changes candles of the second schema, of which a copy is kept. */
  private static void change(String... statements) throws SQLException {
    sql("drop table if exists public.kept");
    sql("create table public.kept as select * from two.candles");
    sql("select two.ensure_month_partition('two.candles_1h', '2026-02-05')");
    sql(statements);
  }

  private static void restore() throws SQLException {
    sql(
        "delete from two.candles",
        "insert into two.candles select * from public.kept",
        "drop table public.kept");
  }

  private static void sql(String... statements) throws SQLException {
    try (Connection connection = database.options().connect();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }
}
