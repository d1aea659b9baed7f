package io.ennead.workflow.status;

import io.ennead.workflow.flink.JobState;
import io.ennead.workflow.rows.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the cluster and the database said at a moment.
 *
 * @param wall the wall clock
 * @param job nothing in it if the cluster has no job of ours
 */
record Snapshot(Instant wall, Part<Optional<JobState>> job, Part<Rows> rows, Part<Totals> totals) {

  /** Once a minute the shortest candles close, and everything behind them moves. */
  static final Duration PERIOD = Duration.ofMinutes(1);

  /** The job, if the cluster answers and has one. */
  Optional<JobState> running() {
    return job.isThere() ? job.value() : Optional.empty();
  }

  double speed() {
    return rows.isThere() ? rows.value().clock().speed() : 1;
  }

  /** The market's time; the wall clock if the database does not tell. */
  Instant marketNow() {
    boolean runs = running().map(JobState::isRunning).orElse(false);
    return rows.isThere() ? rows.value().marketNow(wall, runs) : wall;
  }

  /**
   * The status of a part that moves once in a period.
   *
   * @param moved when it last did, by the wall clock
   */
  String activity(Optional<Instant> moved) {
    if (moved.isEmpty()) {
      return "waiting";
    }
    return Freshness.hasStopped(Duration.between(moved.get(), wall), PERIOD, speed())
        ? "stale"
        : "active";
  }
}
