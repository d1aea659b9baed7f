package io.ennead.standalone.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What a cluster says of itself: Flink's REST API. */
public final class FlinkRest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  public FlinkRest(String url) {
    this.url = url;
  }

  public JsonNode get(String path) throws IOException {
    return send(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(10));
  }

  private JsonNode send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException(request + ": " + answer.statusCode() + " " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Stops the job; the answer is the path of the savepoint that holds where it was. */
  String stopWithSavepoint(String job) throws IOException {
    String trigger =
        send(request("/jobs/" + job + "/stop")
                .POST(HttpRequest.BodyPublishers.ofString("{\"drain\": false}"))
                .build())
            .path("request-id")
            .asText();
    String path = "/jobs/%s/savepoints/%s".formatted(job, trigger);
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> get(path).path("operation").path("location").asText(), at -> !at.isEmpty());
  }

  /** The path of the savepoint or checkpoint that the job went on from. */
  String restoredFrom(String job) throws IOException {
    return get("/jobs/" + job + "/checkpoints")
        .path("latest")
        .path("restored")
        .path("external_path")
        .asText();
  }

  /** Where the job's tasks keep their state. */
  String stateBackend(String job) throws IOException {
    return get("/jobs/" + job + "/checkpoints/config").path("state_backend").asText();
  }

  void cancel(String job) throws IOException {
    send(request("/jobs/" + job).method("PATCH", HttpRequest.BodyPublishers.noBody()).build());
  }

  int taskManagers() throws IOException {
    return get("/overview").path("taskmanagers").asInt();
  }

  String state(String job) throws IOException {
    return get("/jobs/" + job).path("state").asText();
  }

  int completedCheckpoints(String job) throws IOException {
    return get("/jobs/" + job + "/checkpoints").path("counts").path("completed").asInt();
  }

  /** For how long the oldest checkpoint that is under way has been so, on the cluster's clock. */
  Duration oldestPendingCheckpoint(String job) throws IOException {
    long now = get("/jobs/" + job).path("now").asLong();
    return StreamSupport.stream(
            get("/jobs/" + job + "/checkpoints").path("history").spliterator(), false)
        .filter(checkpoint -> checkpoint.path("status").asText().equals("IN_PROGRESS"))
        .map(checkpoint -> Duration.ofMillis(now - checkpoint.path("trigger_timestamp").asLong()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The ids of the TaskManagers that run the job's tasks. */
  Set<String> taskManagersOf(String job) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
      String path = "/jobs/%s/vertices/%s".formatted(job, vertex.path("id").asText());
      get(path).path("subtasks").forEach(task -> ids.add(task.path("taskmanager-id").asText()));
    }
    return ids;
  }

  /** How often the task that was restarted most often was. */
  int restarts(String job) throws IOException {
    int most = 0;
    for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
      String path = "/jobs/%s/vertices/%s".formatted(job, vertex.path("id").asText());
      for (JsonNode task : get(path).path("subtasks")) {
        most = Math.max(most, task.path("attempt").asInt());
      }
    }
    return most;
  }
}
