package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.records.Candle;
import io.ennead.records.Interval;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PartitionsTest {

  private static final long JANUARY = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final long DAY = 86_400_000L;

  private final TestDatabase database = TestDatabase.migrated();

  @Test
  void a_month_is_made_once_and_bounded_in_utc_whatever_the_session_says() throws Exception {
    try (Connection connection = database.options().connect()) {
      connection.createStatement().execute("set time zone 'America/New_York'");

      assertThat(Partitions.ensure(connection, Interval.M1, JANUARY)).isTrue();
      assertThat(Partitions.ensure(connection, Interval.M1, JANUARY + 31 * DAY - 60_000)).isFalse();
    }
    assertThat(
            database.rows(
                "select relname, pg_get_expr(relpartbound, oid) from pg_class"
                    + " where relname like 'candles_1m\\_%' and relkind = 'r'"))
        .containsExactly(
            "candles_1m_2025_01|FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2025-02-01"
                + " 00:00:00+00')");
  }

  @Test
  void a_partition_has_the_key_and_the_checks_of_the_table() throws Exception {
    try (Connection connection = database.options().connect()) {
      Partitions.ensure(connection, Interval.M1, JANUARY);
    }
    String constraints =
        "select contype, replace(conname, '_2025_01', ''), pg_get_constraintdef(oid)"
            + " from pg_constraint where contype <> 'n' and conrelid = '%s'::regclass"
            + " order by contype, pg_get_constraintdef(oid)";
    List<String> ofParent = database.rows(constraints.formatted("candles_1m"));

    assertThat(ofParent).hasSizeGreaterThan(10);
    assertThat(database.rows(constraints.formatted("candles_1m_2025_01"))).isEqualTo(ofParent);
  }

  @Test
  void a_table_of_that_name_that_is_no_partition_is_refused_by_name() throws Exception {
    database.execute("create table candles_5m_2025_01 (a int)");
    try (Connection connection = database.options().connect()) {
      assertThatThrownBy(() -> Partitions.ensure(connection, Interval.M5, JANUARY))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("candles_5m_2025_01 stands, but is not a partition of candles_5m")
          .hasMessageContaining("Attach it, or rename it");
    }
  }

  @Test
  @Timeout(60)
  void a_month_is_made_while_a_writer_and_a_reader_hold_their_transactions_open() throws Exception {
    try (Connection maker = database.options().connect();
        Connection writer = database.options().connect();
        Connection reader = database.options().connect()) {
      Partitions.ensure(maker, Interval.M1, JANUARY);
      writer.setAutoCommit(false);
      write(writer, Candles.at(JANUARY));
      reader.setAutoCommit(false);
      reader.createStatement().executeQuery("select * from candles").close();
      // An ACCESS EXCLUSIVE lock on a parent would wait for both, and fail.
      maker.createStatement().execute("set lock_timeout = '5s'");

      assertThat(Partitions.ensure(maker, Interval.M1, JANUARY + 31 * DAY)).isTrue();

      write(writer, Candles.at(JANUARY + 31 * DAY));
      writer.commit();
    }
    assertThat(database.value("select count(*) from candles")).isEqualTo("2");
  }

  @RepeatedTest(5)
  @Timeout(120)
  void many_makers_beside_writers_make_each_month_once_and_lose_no_row() throws Exception {
    int tasks = 6;
    int months = 12;
    ExecutorService threads = Executors.newFixedThreadPool(tasks);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Integer>> made = new ArrayList<>();
      for (int task = 0; task < tasks; task++) {
        int offset = task;
        made.add(threads.submit(() -> makeAndWrite(start, months, offset)));
      }
      start.countDown();
      int sum = 0;
      for (Future<Integer> one : made) {
        sum += one.get(100, TimeUnit.SECONDS);
      }
      assertThat(sum).isEqualTo(months);
    } finally {
      threads.shutdownNow();
    }
    assertThat(database.value("select count(*), count(distinct tableoid) from candles"))
        .isEqualTo(tasks * months + "|" + months);
  }

  private int makeAndWrite(CountDownLatch start, int months, int offset) throws Exception {
    int made = 0;
    try (Connection connection = database.options().connect()) {
      start.await();
      for (int month = 0; month < months; month++) {
        long openTime =
            Instant.parse("2025-%02d-15T00:00:00Z".formatted(month + 1)).toEpochMilli()
                + offset * 60_000L;
        made += Partitions.ensure(connection, Interval.M1, openTime) ? 1 : 0;
        write(connection, Candles.at(openTime));
      }
    }
    return made;
  }

  private static void write(Connection connection, Candle candle) throws SQLException {
    CandleUpsert upsert = new CandleUpsert();
    try (PreparedStatement statement = connection.prepareStatement(upsert.query())) {
      upsert.statement(statement, List.of(candle));
      statement.executeUpdate();
    }
  }
}
