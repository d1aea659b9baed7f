package io.ennead.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process that {@code postmaster.pid} names; it outlives a process that started it and
 * was killed. Signals: <a
 * href="https://www.postgresql.org/docs/17/server-shutdown.html">PostgreSQL, 18.5</a>.
 */
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final int FAST_STOP_SECONDS = 60;
  private static final int HARD_STOP_SECONDS = 10;

  private final Path data;

  Postmaster(Path data) {
    this.data = data;
  }

  /** Stops a server that runs on the data though its starter is gone. */
  void stopOrphan() throws IOException {
    Optional<ProcessHandle> named = process();
    if (named.isEmpty()) {
      return;
    }
    if (!isOurs(named.get())) {
      // The number is another process's by now; PostgreSQL would take that for a running server.
      LOG.info("removing the stale {} of process {}", pidFile(), named.get().pid());
      Files.deleteIfExists(pidFile());
      return;
    }
    LOG.warn("stopping PostgreSQL {}, left behind on {}", named.get().pid(), data);
    stop(named.get());
  }

  /** Returns once no server runs on the data. */
  void awaitEnd() throws IOException {
    Optional<ProcessHandle> running = process().filter(this::isOurs);
    if (running.isPresent()) {
      stop(running.get());
    }
  }

  private void stop(ProcessHandle server) throws IOException {
    // Fast: sessions are cut off, everything is written.
    signal("INT", server);
    if (!ended(server, FAST_STOP_SECONDS)) {
      // Immediate: the next start recovers from the log.
      signal("QUIT", server);
      if (!ended(server, HARD_STOP_SECONDS)) {
        throw new IOException(
            "PostgreSQL %d on %s does not stop: end that process, then try again"
                .formatted(server.pid(), data));
      }
    }
  }

  private Optional<ProcessHandle> process() throws IOException {
    if (!Files.exists(pidFile())) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile());
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(ProcessHandle::isAlive);
  }

  private boolean isOurs(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return info.command().map(command -> command.endsWith("/postgres")).orElse(false)
        && Arrays.asList(info.arguments().orElse(new String[0])).contains(data.toString());
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  private static void signal(String name, ProcessHandle process) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while stopping PostgreSQL", e);
    }
  }

  private static boolean ended(ProcessHandle process, int seconds) throws IOException {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while stopping PostgreSQL", e);
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }
}
