package io.ennead.workflow.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.workflow.Unreachable;
import io.ennead.workflow.flink.JobState.Checkpoint;
import io.ennead.workflow.flink.JobState.StageState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds Ennead's job on the cluster and reads what it is up to. */
public final class JobReader {

  private static final String NAME = "Ennead";

  private final FlinkRest rest;
  private final MetricsReader metrics;

  public JobReader(FlinkRest rest) {
    this.rest = rest;
    this.metrics = new MetricsReader(rest);
  }

  /** The job, the newest one if there are several; nothing if the cluster has none. */
  public Optional<JobState> read() throws Unreachable {
    JsonNode newest = null;
    for (JsonNode job : rest.get("/jobs/overview").path("jobs")) {
      if (job.path("name").asText().startsWith(NAME)
          && (newest == null || rank(job) > rank(newest))) {
        newest = job;
      }
    }
    return newest == null ? Optional.empty() : Optional.of(read(newest.get("jid").asText()));
  }

  /** One that has not ended is newer than any that has. */
  private static long rank(JsonNode job) {
    long begun = job.path("start-time").asLong();
    return job.path("end-time").asLong() < 0 ? Long.MAX_VALUE / 2 + begun : begun;
  }

  private JobState read(String id) throws Unreachable {
    JsonNode job = rest.get("/jobs/" + id);
    JsonNode checkpoints = rest.get("/jobs/" + id + "/checkpoints");
    Map<String, JsonNode> vertices = new HashMap<>();
    job.path("vertices").forEach(vertex -> vertices.put(vertex.get("id").asText(), vertex));
    List<StageState> stages = new ArrayList<>();
    Map<String, Metrics.Value> values = new HashMap<>();
    for (Plan.Vertex vertex : Plan.inOrder(job.path("plan"))) {
      JsonNode state = vertices.get(vertex.id());
      for (String title : vertex.titles(state.path("name").asText())) {
        stages.add(
            new StageState(
                title,
                Metrics.operator(title),
                vertex.id(),
                state.path("status").asText(),
                state.path("parallelism").asInt()));
      }
      values.putAll(metrics.read(id, vertex.id()));
    }
    return new JobState(
        id,
        job.path("name").asText(),
        job.path("state").asText(),
        job.path("duration").asLong(),
        restarts(id),
        checkpoint(checkpoints),
        checkpoints.path("counts").path("failed").asLong(),
        failure(id),
        stages,
        new Metrics(values));
  }

  private long restarts(String id) throws Unreachable {
    JsonNode answer = rest.get("/jobs/" + id + "/metrics?get=numRestarts");
    return answer.isEmpty() ? 0 : answer.get(0).path("value").asLong();
  }

  private static Checkpoint checkpoint(JsonNode checkpoints) {
    JsonNode newest = checkpoints.path("latest").path("completed");
    return newest.isMissingNode() || newest.isNull()
        ? null
        : new Checkpoint(
            newest.path("id").asLong(),
            newest.path("latest_ack_timestamp").asLong(),
            newest.path("end_to_end_duration").asLong(),
            newest.path("state_size").asLong());
  }

  /** The first line of the newest failure. */
  private String failure(String id) throws Unreachable {
    JsonNode entries =
        rest.get("/jobs/" + id + "/exceptions?maxExceptions=1")
            .path("exceptionHistory")
            .path("entries");
    if (entries.isEmpty()) {
      return null;
    }
    String[] lines = entries.get(0).path("stacktrace").asText().split("\n");
    for (int i = lines.length - 1; i >= 0; i--) {
      if (lines[i].startsWith("Caused by: ")) {
        return lines[i].substring("Caused by: ".length());
      }
    }
    return lines[0];
  }
}
