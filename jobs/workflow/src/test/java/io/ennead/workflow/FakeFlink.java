package io.ennead.workflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Flink's REST API as far as the service reads it: a job with a source, a window and a sink. As in
 * Flink, one unknown name makes the answer to a question for metrics empty.
 */
public final class FakeFlink implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JOB = "0123456789abcdef0123456789abcdef";

  /** Vertices by id: name and description. */
  private static final Map<String, String[]> VERTICES =
      new TreeMap<>(
          Map.of(
              "aa",
                  new String[] {
                    "Source: Trades -> Fold trades by minute",
                    "Source: Trades<br/>+- Fold trades by minute<br/>"
                  },
              "bb", new String[] {"1m candles", "Window(TumblingEventTimeWindows(60000))<br/>"},
              "cc",
                  new String[] {
                    "Count candles -> Write candles: Writer",
                    "Count candles<br/>+- Write candles: Writer<br/>"
                  }));

  private final HttpServer server;
  private final Map<String, Map<String, Double>> metrics = new ConcurrentHashMap<>();
  private volatile String state = "RUNNING";
  private volatile String stages = "RUNNING";
  private volatile long uptimeMillis = 312_345;

  public FakeFlink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    VERTICES.keySet().forEach(vertex -> metrics.put(vertex, new ConcurrentHashMap<>()));
    server.createContext("/", this::answer);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Sets a metric of the vertex that has the operator. */
  public void metric(String vertex, String name, double value) {
    metrics.get(vertex).put(name, value);
  }

  public void state(String state) {
    this.state = state;
  }

  /** What the vertices are in while the job is in its state. */
  public void stages(String state) {
    this.stages = state;
  }

  public void uptime(Duration uptime) {
    this.uptimeMillis = uptime.toMillis();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = JSON.writeValueAsBytes(answer(path, exchange.getRequestURI().getRawQuery()));
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Object answer(String path, String query) {
    if (path.equals("/jobs/overview")) {
      ObjectNode answer = JSON.createObjectNode();
      ObjectNode job = answer.putArray("jobs").addObject();
      job.put("jid", JOB).put("name", "Ennead").put("start-time", 1).put("end-time", -1);
      return answer;
    } else if (path.equals("/jobs/" + JOB)) {
      return job();
    } else if (path.endsWith("/checkpoints")) {
      ObjectNode answer = JSON.createObjectNode();
      answer.putObject("counts").put("failed", 1);
      ObjectNode newest = answer.putObject("latest").putObject("completed");
      newest.put("id", 7).put("latest_ack_timestamp", System.currentTimeMillis());
      newest.put("end_to_end_duration", 40).put("state_size", 1234);
      return answer;
    } else if (path.endsWith("/exceptions")) {
      return Map.of("exceptionHistory", Map.of("entries", new String[0]));
    } else if (path.endsWith("/subtasks/metrics")) {
      return metrics(metrics.get(path.split("/")[4]), query);
    }
    ArrayNode restarts = JSON.createArrayNode();
    restarts.addObject().put("id", "numRestarts").put("value", "2");
    return restarts;
  }

  private ObjectNode job() {
    ObjectNode job = JSON.createObjectNode();
    job.put("jid", JOB).put("name", "Ennead").put("state", state).put("duration", uptimeMillis);
    ArrayNode vertices = job.putArray("vertices");
    ArrayNode nodes = job.putObject("plan").putArray("nodes");
    String input = null;
    for (Map.Entry<String, String[]> vertex : VERTICES.entrySet()) {
      vertices
          .addObject()
          .put("id", vertex.getKey())
          .put("name", vertex.getValue()[0])
          .put("status", stages)
          .put("parallelism", 1);
      ObjectNode node = JSON.createObjectNode();
      node.put("id", vertex.getKey()).put("description", vertex.getValue()[1]);
      if (input != null) {
        node.putArray("inputs").addObject().put("id", input);
      }
      nodes.insert(0, node);
      input = vertex.getKey();
    }
    return job;
  }

  private static ArrayNode metrics(Map<String, Double> values, String query) {
    ArrayNode answer = JSON.createArrayNode();
    if (query == null) {
      values.keySet().forEach(name -> answer.addObject().put("id", name));
      return answer;
    }
    String get = query.substring(query.indexOf("get=") + 4);
    for (String name : URLDecoder.decode(get, StandardCharsets.UTF_8).split(",")) {
      if (!values.containsKey(name)) {
        return JSON.createArrayNode();
      }
      answer.addObject().put("id", name).put("sum", values.get(name)).put("max", values.get(name));
    }
    return answer;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
