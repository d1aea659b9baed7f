package io.ennead.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ennead.postgres.DatabaseOptions;
import io.ennead.standalone.net.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class LocalDatabaseTest {

  @TempDir Path directory;

  /** The binaries are unpacked once for all tests. */
  @BeforeEach
  void share_the_program() throws IOException {
    Path shared = Files.createDirectories(Path.of("target", "postgresql-program"));
    Files.createSymbolicLink(DatabaseFolder.of(directory).program(), shared.toAbsolutePath());
  }

  @AfterEach
  void nothing_is_left_running() throws IOException {
    Path pidFile = DatabaseFolder.of(directory).data().resolve("postmaster.pid");
    assertThat(pidFile).doesNotExist();
  }

  @Test
  void rows_and_port_are_found_again_at_the_next_start() throws Exception {
    String url;
    try (LocalDatabase database = LocalDatabase.open(directory, 0)) {
      url = database.options().url();
      execute(database.options(), "create table t (a int); insert into t values (42)");
    }
    try (LocalDatabase database = LocalDatabase.open(directory, 0)) {
      assertThat(database.options().url()).isEqualTo(url);
      assertThat(value(database.options(), "select a from t")).isEqualTo("42");
    }
  }

  @Test
  void commits_are_kept_and_only_this_machine_is_served() throws Exception {
    try (LocalDatabase database = LocalDatabase.open(directory, 0)) {
      assertThat(value(database.options(), "show fsync")).isEqualTo("on");
      assertThat(value(database.options(), "show synchronous_commit")).isEqualTo("on");
      assertThat(value(database.options(), "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(value(database.options(), "show unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void a_process_that_runs_on_takes_the_database_over_at_its_address() throws Exception {
    LocalDatabase owner = LocalDatabase.open(directory, 0);
    try (LocalDatabase successor = LocalDatabase.open(directory, 0).takingOver(directory)) {
      assertThat(successor.isOwner()).isFalse();
      owner.close();
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> value(successor.options(), "select 1").equals("1"));
    }
    assertThatThrownBy(() -> value(owner.options(), "select 1")).isInstanceOf(SQLException.class);
  }

  @Test
  void a_taken_port_is_said_so_and_the_next_try_with_another_works() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> LocalDatabase.open(directory, taken.getLocalPort()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("--database-port");
    }
    int free = Ports.choose("--database-port", 0, 0);
    try (LocalDatabase database = LocalDatabase.open(directory, free)) {
      assertThat(database.options().url()).contains("127.0.0.1:" + free + "/");
    }
  }

  @Test
  void a_second_opener_uses_the_running_server_and_leaves_it_running() throws Exception {
    try (LocalDatabase first = LocalDatabase.open(directory, 0)) {
      try (LocalDatabase second = LocalDatabase.open(directory, 0)) {
        assertThat(second.isOwner()).isFalse();
        assertThat(second.options()).isEqualTo(first.options());
      }
      try (OtherProcess other = OtherProcess.opening(directory)) {
        assertThat(other.url()).isEqualTo(first.options().url());
        assertThat(other.isOwner()).isFalse();
        other.close();
      }
      assertThat(value(first.options(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void after_a_kill_of_the_process_the_server_left_behind_is_ended_and_every_row_is_there()
      throws Exception {
    String url;
    int acknowledged;
    long orphan;
    try (OtherProcess other = OtherProcess.opening(directory)) {
      url = other.url();
      acknowledged = other.rowsAfter(200);
      other.kill();
      orphan = postmaster();
      assertThat(ProcessHandle.of(orphan)).isPresent();
    }
    try (LocalDatabase database = LocalDatabase.open(directory, 0)) {
      assertThat(database.isOwner()).isTrue();
      assertThat(database.options().url()).isEqualTo(url);
      assertThat(postmaster()).isNotEqualTo(orphan);
      assertThat(Integer.parseInt(value(database.options(), "select count(*) from counted")))
          .isGreaterThanOrEqualTo(acknowledged);
    }
  }

  @Test
  void after_a_kill_of_process_and_server_every_acknowledged_row_is_recovered() throws Exception {
    int acknowledged;
    try (OtherProcess other = OtherProcess.opening(directory)) {
      other.rowsAfter(200);
      ProcessHandle server = ProcessHandle.of(postmaster()).orElseThrow();
      server.destroyForcibly();
      server.onExit().get();
      acknowledged = other.kill();
    }
    assertThat(acknowledged).isGreaterThanOrEqualTo(200);
    try (LocalDatabase database = LocalDatabase.open(directory, 0)) {
      assertThat(Integer.parseInt(value(database.options(), "select count(*) from counted")))
          .isGreaterThanOrEqualTo(acknowledged);
    }
  }

  @Test
  void a_stale_pid_file_that_names_another_process_does_not_prevent_a_start() throws Exception {
    LocalDatabase.open(directory, 0).close();
    Path pidFile = DatabaseFolder.of(directory).data().resolve("postmaster.pid");
    Files.write(pidFile, List.of(Long.toString(ProcessHandle.current().pid()), "x", "1", "1"));

    try (LocalDatabase database = LocalDatabase.open(directory, 0)) {
      assertThat(value(database.options(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_first_start_that_was_cut_short_is_set_aside() throws Exception {
    Path data = DatabaseFolder.of(directory).data();
    Files.createDirectories(data);
    Files.writeString(data.resolve("postgresql.conf"), "");

    try (LocalDatabase database = LocalDatabase.open(directory, 0)) {
      assertThat(value(database.options(), "select 1")).isEqualTo("1");
    }
    try (Stream<Path> files = Files.walk(data.getParent(), 2)) {
      assertThat(files.filter(file -> file.getParent().toString().contains("unfinished-")))
          .hasSize(1);
    }
  }

  private long postmaster() throws IOException {
    Path pidFile = DatabaseFolder.of(directory).data().resolve("postmaster.pid");
    return Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
  }

  private static void execute(DatabaseOptions database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(DatabaseOptions database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
