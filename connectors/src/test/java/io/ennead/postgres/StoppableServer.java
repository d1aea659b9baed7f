package io.ennead.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A server of its own, which a test stops, kills and starts again on the same port and data. */
final class StoppableServer implements AutoCloseable {

  private final Path data;
  private EmbeddedPostgres postgres;

  StoppableServer(Path data) throws IOException {
    this.data = data;
    start(0);
  }

  DatabaseOptions options() {
    return new DatabaseOptions(
        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", null);
  }

  void startAgain() throws IOException {
    start(postgres.getPort());
  }

  private void start(int port) throws IOException {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setPort(port)
            .start();
  }

  /** As an administrator stops it: clients are told. */
  void stop() throws IOException {
    postgres.close();
  }

  /** Dead at once; the next start recovers from the log. */
  void kill() throws IOException, InterruptedException {
    Path pidFile = data.resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
    new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true));
    postgres.close();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
