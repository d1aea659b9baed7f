package io.ennead.workflow.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.workflow.flink.JobState;
import io.ennead.workflow.flink.JobState.StageState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The block {@code job}. */
final class JobDocument {

  private JobDocument() {}

  static void write(Snapshot now, ObjectNode json) {
    if (!now.job().isThere()) {
      json.put("state", "unreachable");
      DataCollection.unreachable(json, now.job());
      return;
    }
    Optional<JobState> found = now.running();
    if (found.isEmpty()) {
      json.put("state", "absent");
      json.put("status", "absent");
      json.put(
          "reason",
          "the cluster has no job of Ennead: start one with ./ennead run or ./ennead submit");
      return;
    }
    JobState job = found.get();
    json.put("id", job.id());
    json.put("name", job.name());
    json.put("state", job.state());
    json.put(
        "status", job.isRunning() ? "running" : job.state().toLowerCase(java.util.Locale.ROOT));
    json.put("uptime_seconds", job.uptimeMillis() / 1000.0);
    json.put("restarts", job.restarts());
    json.put("failure", job.failure());
    writeCheckpoint(now, job, json);
    ObjectNode backpressure = json.putObject("backpressure");
    ObjectNode throughput = json.putObject("throughput");
    for (StageState stage : job.stages()) {
      backpressure.put(stage.title(), Stages.backpressure(job, stage));
      throughput.put(stage.title(), Stages.rate(job, stage));
    }
  }

  private static void writeCheckpoint(Snapshot now, JobState job, ObjectNode json) {
    json.put("failed_checkpoints", job.failedCheckpoints());
    if (job.checkpoint() == null) {
      json.putNull("last_checkpoint");
      return;
    }
    ObjectNode checkpoint = json.putObject("last_checkpoint");
    Instant completed = Instant.ofEpochMilli(job.checkpoint().completedAt());
    checkpoint.put("id", job.checkpoint().id());
    checkpoint.put("age_seconds", DataCollection.seconds(Duration.between(completed, now.wall())));
    checkpoint.put("duration_ms", job.checkpoint().durationMillis());
    checkpoint.put("size_bytes", job.checkpoint().bytes());
  }
}
