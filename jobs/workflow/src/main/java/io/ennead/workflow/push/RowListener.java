package io.ennead.workflow.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.workflow.Unreachable;
import io.ennead.workflow.rows.Database;
import io.ennead.workflow.rows.SeriesRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what is written, by LISTEN on a connection of its own, and sends the rows on. After a break
 * it goes on behind the last time that it sent of each table.
 */
public final class RowListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RowListener.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int WAIT_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final DatabaseOptions options;
  private final Database database;
  private final PushHub hub;
  private final Map<String, Instant> sentUpTo = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean listening;

  public RowListener(Database database, PushHub hub) {
    this.options = database.options();
    this.database = database;
    this.hub = hub;
    this.thread = new Thread(this::run, "workflow-listen");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether it hears what is written. */
  public boolean isListening() {
    return listening;
  }

  private void run() {
    long pause = 200;
    while (!stopped) {
      try (Connection connection = options.connect(ANSWER);
          Statement statement = connection.createStatement()) {
        statement.execute("listen ennead");
        catchUp();
        listening = true;
        pause = 200;
        while (!stopped) {
          hear(connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS));
          statement.execute("");
        }
      } catch (SQLException | Unreachable e) {
        if (!stopped) {
          LOG.warn("no notifications from {}: {}", options, e.getMessage());
          listening = false;
          sleep(pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
      }
    }
  }

  private void hear(PGNotification[] notifications) throws Unreachable {
    if (notifications == null || notifications.length == 0) {
      return;
    }
    List<Written> heard = new ArrayList<>();
    for (PGNotification notification : notifications) {
      try {
        Written.of(JSON.readTree(notification.getParameter()), options.schema())
            .ifPresent(heard::add);
      } catch (JsonProcessingException e) {
        LOG.warn("a notification that is none of ours: {}", e.getOriginalMessage());
      }
    }
    send(Written.merged(heard));
  }

  private void send(Collection<Written> heard) throws Unreachable {
    for (Written written : heard) {
      if (hub.clients() > 0) {
        Written named = written.series().isEmpty() ? ofAllSeries(written) : written;
        List<String> messages = database.read(connection -> RowEvents.messages(connection, named));
        messages.forEach(hub::broadcast);
      }
      sentUpTo.merge(written.table(), written.to(), (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  private Written ofAllSeries(Written written) throws Unreachable {
    TreeSet<String> series = new TreeSet<>();
    for (ObjectNode candle : database.read(SeriesRows::newestCandles)) {
      series.add(
          "%s %s %s"
              .formatted(
                  candle.get("exchange").asText(),
                  candle.get("symbol").asText(),
                  candle.get("interval").asText()));
    }
    return new Written(written.table(), written.from(), written.to(), series);
  }

  /** Of what was written while nobody listened. */
  private void catchUp() throws Unreachable {
    Instant ever = Instant.parse("9999-01-01T00:00:00Z");
    List<Written> missed = new ArrayList<>();
    sentUpTo.forEach(
        (table, time) -> missed.add(new Written(table, time.plusMillis(1), ever, new TreeSet<>())));
    for (Written written : missed) {
      if (hub.clients() > 0) {
        Written named = ofAllSeries(written);
        database.read(connection -> RowEvents.messages(connection, named)).forEach(hub::broadcast);
      }
    }
    if (!missed.isEmpty()) {
      ObjectNode alert = JSON.createObjectNode();
      alert.put("level", "info");
      alert.put("message", "The database is back: what was written meanwhile has been sent.");
      hub.broadcast(PushHub.message("system_alert", alert));
    }
  }

  private void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Ends its thread within a second or so, and does not wait for it. */
  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }
}
