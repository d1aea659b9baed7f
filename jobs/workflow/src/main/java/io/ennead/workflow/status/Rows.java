package io.ennead.workflow.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.postgres.ClockRow;
import io.ennead.workflow.rows.RecentRows;
import io.ennead.workflow.rows.SeriesRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The newest rows of each series.
 *
 * @param candles by instrument, the shortest interval first
 */
record Rows(
    ClockRow clock,
    List<ObjectNode> candles,
    List<ObjectNode> decisions,
    Optional<Instant> indicatorsWrittenAt,
    List<ObjectNode> steps) {

  private static final int STEPS = 20;

  static Rows read(Connection connection) throws SQLException {
    return new Rows(
        ClockRow.read(connection),
        SeriesRows.newestCandles(connection),
        SeriesRows.newestDecisions(connection),
        SeriesRows.indicatorsWrittenAt(connection),
        RecentRows.steps(connection, STEPS));
  }

  /** The market's time. */
  Instant marketNow(Instant wall, boolean running) {
    Optional<ObjectNode> newest =
        candles.stream().max(Comparator.comparing(candle -> time(candle, "close_time")));
    return clock.now(
        wall,
        newest.map(candle -> time(candle, "close_time")).orElse(null),
        newest.map(candle -> time(candle, "written_at")).orElse(null),
        running);
  }

  /** When the newest of all candles closed; there must be one. */
  Instant newestClose() {
    return candles.stream()
        .map(candle -> time(candle, "close_time"))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  Optional<Instant> candlesWrittenAt() {
    return newest(candles);
  }

  Optional<Instant> decisionsWrittenAt() {
    return newest(decisions);
  }

  private static Optional<Instant> newest(List<ObjectNode> rows) {
    return rows.stream().map(row -> time(row, "written_at")).max(Comparator.naturalOrder());
  }

  static Instant time(ObjectNode row, String column) {
    return Instant.parse(row.get(column).asText());
  }
}
