package io.ennead.workflow.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.workflow.status.WorkflowStatus;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the state of the workflow once a second while somebody listens, and alerts when it turns.
 */
public final class StatusTicker {

  private static final Logger LOG = LoggerFactory.getLogger(StatusTicker.class);
  private static final long EVERY_MILLIS = 1_000;

  private final WorkflowStatus status;
  private final PushHub hub;
  private JsonNode last;

  public StatusTicker(WorkflowStatus status, PushHub hub) {
    this.status = status;
    this.hub = hub;
  }

  public void start(ScheduledExecutorService timer) {
    timer.scheduleWithFixedDelay(this::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      if (hub.clients() == 0) {
        last = null;
        return;
      }
      ObjectNode document = status.document();
      hub.broadcast(PushHub.message("workflow_status", document));
      JsonNode overall = document.get("overall");
      String word = overall.get("status").asText();
      if (last != null && !last.get("status").asText().equals(word)) {
        hub.broadcast(PushHub.message("system_alert", alert(word, overall)));
      }
      last = overall;
    } catch (RuntimeException e) {
      // A timer whose task throws never runs it again.
      LOG.error("the state of the workflow could not be sent", e);
    }
  }

  private static ObjectNode alert(String word, JsonNode overall) {
    ObjectNode alert = ((ObjectNode) overall).objectNode();
    alert.put("level", word.equals("LIVE") ? "info" : "warning");
    alert.put("status", word);
    alert.put(
        "message",
        overall.get("reasons").isEmpty()
            ? "Everything is live again."
            : overall.get("reasons").get(0).asText());
    return alert;
  }
}
