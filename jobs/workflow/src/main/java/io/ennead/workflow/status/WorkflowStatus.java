package io.ennead.workflow.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.workflow.Cached;
import io.ennead.workflow.flink.JobReader;
import io.ennead.workflow.flink.JobState;
import io.ennead.workflow.rows.Database;
import io.ennead.workflow.rows.Totals;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The state of the whole workflow as one document: the newest answer of both parts. */
public final class WorkflowStatus {

  static final ObjectMapper JSON =
      JsonMapper.builder().nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();

  private static final Duration LIVE = Duration.ofMillis(400);
  private static final Duration COUNTED = Duration.ofMillis(900);

  private final URI flinkUi;
  private final Cached<Optional<JobState>> job;
  private final Cached<Rows> rows;
  private final Cached<Totals> totals;

  /**
   * @param flinkUi where a browser finds the cluster's web UI
   */
  public WorkflowStatus(URI flinkUi, JobReader flink, Database database) {
    this.flinkUi = flinkUi;
    job = new Cached<>(LIVE, flink::read);
    rows = new Cached<>(LIVE, () -> database.read(Rows::read));
    totals = new Cached<>(COUNTED, () -> database.read(Totals::read));
  }

  /** The document of {@code GET /api/system/workflow}. */
  public ObjectNode document() {
    Snapshot now = snapshot();
    ObjectNode json = JSON.createObjectNode();
    json.set("overall", Verdict.of(now).json());
    ObjectNode status = json.putObject("workflow_status");
    DataCollection.write(now, status.putObject("data_collection"));
    Analysis.writeIndicators(now, status.putObject("indicator_calculation"));
    Analysis.writeConsensus(now, status.putObject("consensus_system"));
    SignalGeneration.write(now, status.putObject("signal_generation"));
    ArrayNode steps = json.putArray("recent_workflow_steps");
    if (now.rows().isThere()) {
      now.rows().value().steps().forEach(step -> steps.add(step.deepCopy().without("written_at")));
    }
    ObjectNode cluster = json.putObject("job");
    cluster.put("flink_url", flinkUi.toString());
    JobDocument.write(now, cluster);
    Stages.write(now, json.putArray("stages"));
    ObjectNode database = json.putObject("database");
    database.put("status", now.rows().isThere() ? "connected" : "unreachable");
    database.put("reason", now.rows().reason());
    writeMarket(now, json.putObject("market"));
    json.put("timestamp", now.wall().toString());
    return json;
  }

  private static void writeMarket(Snapshot now, ObjectNode json) {
    json.put("clock", now.rows().isThere() ? now.rows().value().clock().kind().toString() : null);
    json.put("speed", now.speed());
    json.put("time", now.rows().isThere() ? now.marketNow().toString() : null);
  }

  /** Whether the cluster answers, and has a job. */
  public Part<Optional<JobState>> flink() {
    return Part.of(job);
  }

  /** Whether the database answers. */
  public Part<?> database() {
    return Part.of(rows);
  }

  private Snapshot snapshot() {
    Part<Optional<JobState>> flink = Part.of(job);
    Part<Rows> newest = Part.of(rows);
    // Whoever waited in vain for the one need not wait for the other.
    Part<Totals> counted = newest.isThere() ? Part.of(totals) : new Part<>(null, newest.reason());
    return new Snapshot(Instant.now(), flink, newest, counted);
  }
}
