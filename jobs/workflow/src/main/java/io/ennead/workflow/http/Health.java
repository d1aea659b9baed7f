package io.ennead.workflow.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.workflow.WorkflowOptions;
import io.ennead.workflow.flink.JobState;
import io.ennead.workflow.push.PushHub;
import io.ennead.workflow.push.RowListener;
import io.ennead.workflow.status.Part;
import io.ennead.workflow.status.WorkflowStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** How the service itself is, and what it depends on. */
public final class Health {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = version();

  private final WorkflowOptions options;
  private final WorkflowStatus status;
  private final RowListener listener;
  private final PushHub hub;

  public Health(WorkflowOptions options, WorkflowStatus status, RowListener listener, PushHub hub) {
    this.options = options;
    this.status = status;
    this.listener = listener;
    this.hub = hub;
  }

  /** The document of {@code GET /health}: the service is up, whatever the others are. */
  ObjectNode document() {
    Part<Optional<JobState>> flink = status.flink();
    Part<?> database = status.database();
    ObjectNode json = JSON.createObjectNode();
    json.put("status", flink.isThere() && database.isThere() ? "ok" : "degraded");
    json.put("version", VERSION);
    ObjectNode parts = json.putObject("dependencies");
    ObjectNode cluster = parts.putObject("flink");
    cluster.put("status", flink.isThere() ? "connected" : "unreachable");
    cluster.put("url", options.flinkUrl().toString());
    cluster.put("reason", flink.reason());
    cluster.put(
        "job", flink.isThere() ? flink.value().map(JobState::state).orElse("absent") : null);
    ObjectNode rows = parts.putObject("database");
    rows.put("status", database.isThere() ? "connected" : "unreachable");
    rows.put("url", options.database().toString());
    rows.put("reason", database.reason());
    rows.put("notifications", listener.isListening() ? "listening" : "away");
    json.put("timestamp", Instant.now().toString());
    return json;
  }

  /** The document of {@code GET /api/system/stats}: what the service itself uses. */
  ObjectNode stats(HandlingTimes times) {
    Runtime runtime = Runtime.getRuntime();
    ObjectNode json = JSON.createObjectNode();
    json.put("version", VERSION);
    json.put("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    json.put("memory_used_bytes", runtime.totalMemory() - runtime.freeMemory());
    json.put("memory_max_bytes", runtime.maxMemory());
    json.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
    json.put("push_clients", hub.clients());
    json.put("push_clients_dropped", hub.droppedClients());
    times.write(json.putObject("handling_times"));
    json.put("flink_url", options.flinkUrl().toString());
    json.put("timestamp", Instant.now().toString());
    return json;
  }

  private static String version() {
    Properties build = new Properties();
    try (InputStream file =
        Health.class.getResourceAsStream("/io/ennead/workflow/build.properties")) {
      build.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties is in the jar", e);
    }
    return build.getProperty("version");
  }
}
