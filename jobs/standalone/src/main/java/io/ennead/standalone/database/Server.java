package io.ennead.standalone.database;

import io.ennead.postgres.DatabaseOptions;
import io.ennead.standalone.net.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server that this process has started, set up so that what it commits is kept. */
final class Server {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final String DATABASE = "ennead";

  /** A recovery after a crash replays at most a few checkpoints' worth of log. */
  private static final Duration START_WITHIN = Duration.ofMinutes(2);

  private final DatabaseFolder folder;
  private final DatabaseOptions options;
  private final EmbeddedPostgres postgres;

  private Server(DatabaseFolder folder, DatabaseOptions options, EmbeddedPostgres postgres) {
    this.folder = folder;
    this.options = options;
    this.postgres = postgres;
  }

  /** Starts the server; the caller holds the folder's lock. */
  static Server start(DatabaseFolder folder, int wantedPort) throws IOException {
    refuseForeignFiles(folder);
    refuseRootWithoutNamespaces();
    new Postmaster(folder.data()).stopOrphan();
    DatabaseFolder.Running lastTime = folder.running();
    if (lastTime == null) {
      setUnfinishedAside(folder);
    }
    int port = Ports.choose("--database-port", wantedPort, lastTime == null ? 0 : lastTime.port());
    EmbeddedPostgres postgres = startPostgres(folder, port);
    try {
      DatabaseFolder.Running running =
          new DatabaseFolder.Running(url(port, DATABASE), port, ProcessHandle.current().pid());
      createDatabase(port);
      folder.write(running);
      return new Server(folder, running.options(), postgres);
    } catch (IOException | SQLException e) {
      postgres.close();
      throw new IOException("the database in %s cannot be used".formatted(folder.root()), e);
    }
  }

  private static EmbeddedPostgres startPostgres(DatabaseFolder folder, int port)
      throws IOException {
    if (!Files.isDirectory(folder.program())) {
      Files.createDirectory(folder.program());
    }
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(folder.program().toFile())
          .setDataDirectory(folder.data())
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setPGStartupWait(START_WITHIN)
          .setPort(port)
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("max_connections", "100")
          .setServerConfig("logging_collector", "on")
          .setServerConfig("log_filename", "postgresql-%a.log")
          .setServerConfig("log_truncate_on_rotation", "on")
          .start();
    } catch (IOException | IllegalStateException e) {
      throw new IOException(
          "PostgreSQL does not start: its reasons are in %s and in this program's log"
              .formatted(folder.data().resolve("log")),
          e);
    }
  }

  private static void refuseForeignFiles(DatabaseFolder folder) throws IOException {
    Path self = Path.of("/proc/self");
    if (Files.exists(folder.data()) && Files.exists(self)) {
      Object owner = Files.getAttribute(folder.data(), "unix:uid");
      Object user = Files.getAttribute(self, "unix:uid");
      if (!owner.equals(user)) {
        throw new IOException(
            "%s belongs to user %s, and this is user %s: run as its owner or choose another --data-dir"
                .formatted(folder.data(), owner, user));
      }
    }
  }

  private static void refuseRootWithoutNamespaces() throws IOException {
    if (System.getProperty("user.name").equals("root") && !LinuxUtils.isUnshareAvailable()) {
      throw new IOException(
          "PostgreSQL does not run as root, and this system forbids the user namespace that would"
              + " help: run as another user (runuser -u USER -- ./ennead ...) or name a database by"
              + " --jdbc-url");
    }
  }

  /** The folder of a first start that was cut short: PostgreSQL could not use it. */
  private static void setUnfinishedAside(DatabaseFolder folder) throws IOException {
    if (Files.exists(folder.data())) {
      Path aside = Files.createTempDirectory(folder.root(), "unfinished-").resolve("data");
      Files.move(folder.data(), aside);
      LOG.warn("{} was never completed and lies in {} now", folder.data(), aside);
    }
  }

  private static void createDatabase(int port) throws SQLException {
    DatabaseOptions maintenance =
        new DatabaseOptions(url(port, "postgres"), DatabaseFolder.USER, null);
    try (Connection connection = maintenance.connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet there =
          statement.executeQuery(
              "select from pg_database where datname = '%s'".formatted(DATABASE))) {
        if (there.next()) {
          return;
        }
      }
      statement.execute("create database " + DATABASE);
    }
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** Whether the server there is the one of this folder. */
  static boolean answers(DatabaseOptions options, DatabaseFolder folder) {
    try (Connection connection = options.connect(Duration.ofSeconds(10));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show data_directory")) {
      row.next();
      return Path.of(row.getString(1)).equals(folder.data());
    } catch (SQLException e) {
      LOG.debug("{} does not answer", options, e);
      return false;
    }
  }

  DatabaseOptions options() {
    return options;
  }

  /** Ends all sessions, writes everything and returns when the server is gone. */
  void stop() throws IOException {
    postgres.close();
    new Postmaster(folder.data()).awaitEnd();
  }
}
