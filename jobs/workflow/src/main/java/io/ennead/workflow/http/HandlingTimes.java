package io.ennead.workflow.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.EventsHandler;
import org.eclipse.jetty.util.NanoTime;

/**
 * How long the server itself takes for a request: from its first byte read to the last byte of the
 * answer handed to the kernel, by the beginning of the path. Of the newest requests only.
 */
final class HandlingTimes extends EventsHandler {

  private static final List<String> PATHS =
      List.of(
          "/api/candles",
          "/api/indicators",
          "/api/decisions",
          "/api/signals",
          "/api/system",
          "/api/database",
          "/health");

  private final Map<String, Newest> byPath = new LinkedHashMap<>();

  HandlingTimes() {
    PATHS.forEach(path -> byPath.put(path, new Newest()));
  }

  @Override
  protected void onComplete(Request request, int status, HttpFields headers, Throwable failure) {
    long nanos = NanoTime.since(request.getBeginNanoTime());
    String asked = Request.getPathInContext(request);
    for (Map.Entry<String, Newest> path : byPath.entrySet()) {
      if (asked.startsWith(path.getKey())) {
        path.getValue().add(nanos);
        return;
      }
    }
  }

  /** Requests, and of the newest of them the percentiles in ms, by path; only what was asked. */
  void write(ObjectNode json) {
    byPath.forEach(
        (path, newest) -> {
          if (newest.requests() > 0) {
            newest.write(json.putObject(path));
          }
        });
  }

  /** The times of the newest requests. */
  static final class Newest {

    private static final int KEPT = 10_000;

    private final long[] nanos = new long[KEPT];
    private long requests;

    synchronized void add(long time) {
      nanos[(int) (requests++ % KEPT)] = time;
    }

    synchronized long requests() {
      return requests;
    }

    private synchronized long[] sorted() {
      long[] sorted = Arrays.copyOf(nanos, (int) Math.min(requests, KEPT));
      Arrays.sort(sorted);
      return sorted;
    }

    void write(ObjectNode json) {
      long[] sorted = sorted();
      json.put("requests", requests());
      json.put("newest", sorted.length);
      json.put("p50_ms", millis(sorted, .5));
      json.put("p99_ms", millis(sorted, .99));
      json.put("max_ms", millis(sorted, 1));
    }

    /** The least time that this part of the requests does not exceed. */
    private static double millis(long[] sorted, double part) {
      return sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
    }
  }
}
