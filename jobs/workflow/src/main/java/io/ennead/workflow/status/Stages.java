package io.ennead.workflow.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.records.Interval;
import io.ennead.workflow.flink.JobState;
import io.ennead.workflow.flink.JobState.StageState;
import io.ennead.workflow.flink.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** The job's stages in the order of the flow, with what goes through them. */
final class Stages {

  /** A write that takes longer than this waits for the database. */
  static final Duration BLOCKED = Duration.ofSeconds(3);

  /** Milliseconds of a second that a task could not hand on: the limits of Flink's own UI. */
  private static final double LOW = 100;

  private static final double HIGH = 500;

  /** What comes once in a while only, so that its silence means nothing. */
  private static final Set<String> RARE =
      Set.of("late", "feed", "rejected", "audit", "signals", "outcomes", "gaps");

  private Stages() {}

  static void write(Snapshot now, ArrayNode json) {
    now.running().ifPresent(job -> job.stages().forEach(stage -> write(now, job, stage, json)));
  }

  private static void write(Snapshot now, JobState job, StageState stage, ArrayNode json) {
    Metrics metrics = job.metrics();
    String operator = stage.operator();
    ObjectNode node = json.addObject();
    node.put("title", stage.title());
    node.put("state", stage.state());
    node.put("parallelism", stage.parallelism());
    put(node, "records_in", metrics.sum(operator, "numRecordsIn"));
    put(node, "records_out", metrics.sum(operator, "numRecordsOut"));
    node.put("records_per_second", rate(job, stage));
    node.put("backpressure", backpressure(job, stage));
    put(node, "busy_ms_per_second", metrics.max(stage.vertex(), "busyTimeMsPerSecond"));
    put(node, "rows_committed", metrics.sum(operator, "rowsCommitted"));
    put(node, "rows_waiting", metrics.sum(operator, "rowsWaiting"));
    put(node, "retries", metrics.sum(operator, "retries"));
    put(node, "blocked_ms", metrics.max(operator, "blockedMillis"));
    put(node, "queue_frames", metrics.sum(operator, "queueFrames"));
    put(node, "queue_capacity", metrics.sum(operator, "queueCapacity"));
    put(node, "request_weight_used", metrics.max(operator, "requestWeightUsed"));
    put(node, "request_weight_planned", metrics.max(operator, "requestWeightPlanned"));
    delays(metrics, operator, node);
    OptionalLong moved = movedAt(metrics, operator);
    put(node, "last_event_at_ms", moved);
    put(node, "last_event_time_ms", metrics.max(operator, "lastEventTime"));
    node.put("status", status(now, metrics, stage, moved));
  }

  private static void delays(Metrics metrics, String operator, ObjectNode node) {
    for (String delay : new String[] {"emitDelay", "closeDelay", "commitDelay"}) {
      OptionalLong median = metrics.max(operator, delay + "_p50");
      if (median.isPresent()) {
        put(node, "delay_p50_ms", median);
        put(node, "delay_p99_ms", metrics.max(operator, delay + "_p99"));
      }
    }
  }

  /** When it last handed something on, or committed it. */
  private static OptionalLong movedAt(Metrics metrics, String operator) {
    OptionalLong event = metrics.max(operator, "lastEventAt");
    OptionalLong moved = event.isPresent() ? event : metrics.max(operator, "lastCommitAt");
    return moved.isPresent() && moved.getAsLong() > 0 ? moved : OptionalLong.empty();
  }

  private static String status(
      Snapshot now, Metrics metrics, StageState stage, OptionalLong moved) {
    OptionalLong blocked = metrics.max(stage.operator(), "blockedMillis");
    if (blocked.isPresent() && blocked.getAsLong() > BLOCKED.toMillis()) {
      return "blocked";
    }
    if (moved.isEmpty()) {
      return unstamped(metrics, stage);
    }
    Duration age = Duration.between(Instant.ofEpochMilli(moved.getAsLong()), now.wall());
    boolean stopped = Freshness.hasStopped(age, period(stage), now.speed());
    return stopped && !isRare(stage) ? "stale" : "active";
  }

  /** Of a stage that tells no time of its last event: by what goes through it. */
  private static String unstamped(Metrics metrics, StageState stage) {
    String operator = stage.operator();
    boolean stamps = metrics.max(operator, "lastEventAt").isPresent();
    boolean moves =
        Stream.of("numRecordsInPerSecond", "numRecordsOutPerSecond")
            .anyMatch(rate -> metrics.rate(operator, rate).orElse(0.0) > 0);
    return !stamps && moves ? "active" : "waiting";
  }

  /** How often the stage moves: a candle stage once in its interval. */
  private static Duration period(StageState stage) {
    return Arrays.stream(Interval.values())
        .filter(interval -> stage.title().startsWith(interval.label() + " "))
        .map(interval -> Duration.ofMillis(interval.millis()))
        .findFirst()
        .orElse(Snapshot.PERIOD);
  }

  private static boolean isRare(StageState stage) {
    return RARE.stream().anyMatch(word -> stage.title().contains(" " + word));
  }

  /** Records a second that the stage hands on; that it takes in, if it is the last. */
  static double rate(JobState job, StageState stage) {
    double out = job.metrics().rate(stage.operator(), "numRecordsOutPerSecond").orElse(0.0);
    return out > 0
        ? out
        : job.metrics().rate(stage.operator(), "numRecordsInPerSecond").orElse(0.0);
  }

  /** {@code ok}, {@code low} or {@code high}. */
  static String backpressure(JobState job, StageState stage) {
    long blocked = job.metrics().max(stage.vertex(), "backPressuredTimeMsPerSecond").orElse(0);
    if (blocked <= LOW) {
      return "ok";
    }
    return blocked <= HIGH ? "low" : "high";
  }

  private static void put(ObjectNode node, String field, OptionalLong value) {
    if (value.isPresent()) {
      node.put(field, value.getAsLong());
    }
  }
}
