package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void an_empty_database_gets_the_schema_and_a_second_run_changes_nothing() {
    TestDatabase database = TestDatabase.empty();

    assertThat(Migrations.apply(database.options())).isPositive();
    assertThat(Migrations.apply(database.options())).isZero();
    assertThat(database.value("select count(*) from candles")).isEqualTo("0");
  }

  @Test
  void several_processes_may_migrate_at_once() throws Exception {
    TestDatabase database = TestDatabase.empty();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Callable<Integer> migrate = () -> Migrations.apply(database.options());
      int applied = 0;
      for (Future<Integer> one : threads.invokeAll(List.of(migrate, migrate, migrate))) {
        applied += one.get();
      }
      assertThat(String.valueOf(applied))
          .isEqualTo(
              database.value("select count(*) from flyway_schema_history where type = 'SQL'"));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void the_schema_of_the_url_is_made_and_used_beside_tables_of_others() {
    TestDatabase database = TestDatabase.empty();
    database.execute("create table somebody_elses (a int)");
    DatabaseOptions here = database.options();
    DatabaseOptions own =
        new DatabaseOptions(here.url() + "?currentSchema=ennead", here.user(), null);

    Migrations.apply(own);

    assertThat(database.value("select count(*) from ennead.candles")).isEqualTo("0");
  }

  @Test
  void a_schema_with_tables_of_others_is_left_alone_and_the_remedy_named() {
    TestDatabase database = TestDatabase.empty();
    database.execute("create table somebody_elses (a int)");

    assertThatThrownBy(() -> Migrations.apply(database.options()))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("?currentSchema=ennead");
    assertThat(database.value("select to_regclass('candles')")).isEqualTo("-");
  }

  @Test
  void a_newer_schema_than_the_program_is_refused() {
    TestDatabase database = TestDatabase.migrated();
    database.execute(
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (1000, '987', 'from tomorrow', 'SQL', 'V987__from_tomorrow.sql', 'x', 1, true)
        """);

    assertThatThrownBy(() -> Migrations.apply(database.options()))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("version 987")
        .hasMessageContaining("newer program");
  }

  @Test
  void a_wrong_password_is_said_so_without_showing_it() {
    TestDatabase database = TestDatabase.empty();
    DatabaseOptions here = database.options();
    DatabaseOptions wrong = new DatabaseOptions(here.url(), "nobody_here", "hunter2");

    assertThatThrownBy(() -> Migrations.apply(wrong))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("the login is refused")
        .hasMessageContaining("nobody_here")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void a_missing_database_and_an_absent_server_are_told_apart() throws IOException {
    String url = TestDatabase.empty().options().url();
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertThatThrownBy(
            () ->
                Migrations.apply(
                    new DatabaseOptions(url.replaceAll("[^/]*$", "no_such"), "postgres", null)))
        .hasMessageContaining("there is no such database");
    assertThatThrownBy(
            () ->
                Migrations.apply(
                    new DatabaseOptions(
                        "jdbc:postgresql://127.0.0.1:" + free + "/x", "postgres", null)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("cannot be reached");
  }
}
