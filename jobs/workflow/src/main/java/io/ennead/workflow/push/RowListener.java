package io.ennead.workflow.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.workflow.Unreachable;
import io.ennead.workflow.rows.Database;
import io.ennead.workflow.rows.SeriesRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what is written, by LISTEN on a connection of its own, and sends the rows on. After a break
 * it sends what was committed since a snapshot that it took about a second before the break at
 * most: no row is left out, revised ones of the last week neither, and one may come twice.
 */
public final class RowListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RowListener.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int WAIT_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  /** How far behind a series' newest candle a row that was revised during a break is looked for. */
  private static final Duration FURTHEST_REVISION = Duration.ofDays(7);

  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private final DatabaseOptions options;
  private final Database database;
  private final PushHub hub;

  /** All that this snapshot shows has been sent, or was there before anybody listened. */
  private String seen;

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
        String now = snapshot(statement);
        catchUp(now);
        listening = true;
        pause = 200;
        while (!stopped) {
          hear(connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS));
          // Only now: a commit shows in a snapshot a moment before it is announced.
          seen = now;
          now = snapshot(statement);
        }
      } catch (SQLException | Unreachable | RuntimeException e) {
        if (!stopped) {
          LOG.warn("no notifications from {}: {}", options, e.getMessage());
          listening = false;
          sleep(pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
      }
    }
  }

  private static String snapshot(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select pg_current_snapshot()::text")) {
      row.next();
      return row.getString(1);
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
    }
  }

  private Written ofAllSeries(Written written) throws Unreachable {
    TreeSet<String> series = new TreeSet<>();
    database.read(SeriesRows::newestCandles).forEach(candle -> series.add(nameOf(candle)));
    return new Written(written.table(), written.from(), written.to(), series);
  }

  private static String nameOf(ObjectNode candle) {
    return "%s %s %s"
        .formatted(
            candle.get("exchange").asText(),
            candle.get("symbol").asText(),
            candle.get("interval").asText());
  }

  /** Of what was written while nobody listened. */
  private void catchUp(String now) throws Unreachable {
    if (seen == null) {
      seen = now;
      return;
    }
    if (hub.clients() > 0) {
      sendBetween(seen, now);
    }
    ObjectNode alert = JSON.createObjectNode();
    alert.put("level", "info");
    alert.put("message", "The database is back: what was written meanwhile has been sent.");
    hub.broadcast(PushHub.message("system_alert", alert));
  }

  private void sendBetween(String before, String now) throws Unreachable {
    for (ObjectNode candle : database.read(SeriesRows::newestCandles)) {
      Instant from = Instant.parse(candle.get("open_time").asText()).minus(FURTHEST_REVISION);
      for (String table : RowEvents.tables()) {
        Written any = new Written(table, from, EVER, Set.of(nameOf(candle)));
        database
            .read(connection -> RowEvents.messagesBetween(connection, any, before, now))
            .forEach(hub::broadcast);
      }
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
