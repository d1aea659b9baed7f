package io.ennead.workflow.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.workflow.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The cluster's REST API. */
public final class FlinkRest implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final ExecutorService threads;
  private final HttpClient client;

  /**
   * @param base such as {@code http://127.0.0.1:8081}
   */
  public FlinkRest(URI base) {
    this.base = URI.create(base.toString().replaceAll("/+$", ""));
    threads =
        Executors.newFixedThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "flink-rest");
              thread.setDaemon(true);
              return thread;
            });
    client = HttpClient.newBuilder().connectTimeout(CONNECT).executor(threads).build();
  }

  public URI base() {
    return base;
  }

  /**
   * The answer of a path.
   *
   * @throws Unreachable if there is none within seconds, or it is none of Flink
   */
  public JsonNode get(String path) throws Unreachable {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER).build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw unreachable("answered %d to %s".formatted(response.statusCode(), path), null);
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw unreachable(e.getMessage() == null ? "no connection" : e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("interrupted", e);
    }
  }

  private Unreachable unreachable(String reason, Exception cause) {
    return new Unreachable("flink", "%s: %s".formatted(base, reason), cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
