package io.ennead.standalone.database;

import io.ennead.postgres.DatabaseOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of this machine's data directory: started by the first process that opens it, used
 * by every other one until that first process closes it, and found again at the next start.
 *
 * <p>It listens on 127.0.0.1 only and trusts whoever connects from this machine.
 */
public final class LocalDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalDatabase.class);

  /** How long an owner that is just starting or stopping is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long PAUSE_MILLIS = 200;

  private final DatabaseOptions options;
  private final Server server;
  private final OwnerLock lock;
  private final Thread exitHook = new Thread(this::stop, "stop-postgresql");

  private volatile boolean closed;
  private Thread successor;
  private volatile LocalDatabase heir;

  private LocalDatabase(DatabaseOptions options, Server server, OwnerLock lock) {
    this.options = options;
    this.server = server;
    this.lock = lock;
  }

  /**
   * Opens the database of a data directory; an empty one is made where there is none. It is stopped
   * by {@link #close}, or else when this process exits.
   *
   * @param directory holds the folder {@code database}
   * @param port where it shall listen; 0 for the port of last time or else a free one. A database
   *     that runs already keeps its port.
   * @throws IOException if it cannot be started or reached; the message says what to do
   */
  public static LocalDatabase open(Path directory, int port) throws IOException {
    DatabaseFolder folder = DatabaseFolder.of(directory);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      OwnerLock lock = OwnerLock.tryAcquire(folder);
      if (lock != null) {
        return own(folder, port, lock);
      }
      DatabaseFolder.Running running = folder.running();
      if (running != null && Server.answers(running.options(), folder)) {
        LOG.info("using {}, which process {} runs", running.options(), running.process());
        return new LocalDatabase(running.options(), null, null);
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "another process holds %s, but its database does not answer%s: stop that process"
                .formatted(folder.root(), running == null ? "" : " (" + running + ")"));
      }
      pause();
    }
  }

  private static LocalDatabase own(DatabaseFolder folder, int port, OwnerLock lock)
      throws IOException {
    try {
      Server server = Server.start(folder, port);
      LocalDatabase database = new LocalDatabase(server.options(), server, lock);
      Runtime.getRuntime().addShutdownHook(database.exitHook);
      return database;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the database", e);
    }
  }

  /** Where it is. */
  public DatabaseOptions options() {
    return options;
  }

  /** Whether this process started it, and ends it. */
  public boolean isOwner() {
    return server != null;
  }

  /**
   * For a process that runs on: once the process that owns the server has stopped it, starts it
   * again at the same address and owns it. Without effect on the owner itself.
   *
   * @param directory as at {@link #open}
   */
  public LocalDatabase takingOver(Path directory) throws IOException {
    if (!isOwner()) {
      DatabaseFolder folder = DatabaseFolder.of(directory);
      successor = new Thread(() -> succeed(folder), "own-postgresql");
      successor.setDaemon(true);
      successor.start();
    }
    return this;
  }

  private void succeed(DatabaseFolder folder) {
    try {
      while (!closed) {
        OwnerLock lock = OwnerLock.tryAcquire(folder);
        if (lock != null) {
          inherit(own(folder, 0, lock));
          return;
        }
        pause();
      }
    } catch (IOException e) {
      LOG.error(
          "the database of {}, whose owner has ended, cannot be taken over", folder.root(), e);
    }
  }

  private void inherit(LocalDatabase server) {
    LOG.info("took {} over from a process that has ended", server.options());
    heir = server;
  }

  /** For a caller that ends things in an order of its own: only {@link #close} stops it. */
  public LocalDatabase untilClosed() {
    if (isOwner()) {
      Runtime.getRuntime().removeShutdownHook(exitHook);
    }
    return this;
  }

  /** Stops the server if this process started it; one of another process is left alone. */
  @Override
  public void close() {
    try {
      if (isOwner()) {
        Runtime.getRuntime().removeShutdownHook(exitHook);
      }
    } catch (IllegalStateException e) {
      LOG.debug("closed while the process exits");
    }
    stop();
    closeHeir();
  }

  private void closeHeir() {
    closed = true;
    if (successor != null) {
      try {
        successor.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (heir != null) {
      heir.close();
    }
  }

  private synchronized void stop() {
    if (isOwner() && !closed) {
      closed = true;
      try {
        server.stop();
      } catch (IOException e) {
        LOG.error("{} was not stopped", options, e);
      } finally {
        lock.close();
      }
    }
  }
}
