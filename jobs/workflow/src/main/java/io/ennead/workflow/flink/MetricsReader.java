package io.ennead.workflow.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.workflow.Unreachable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the metrics of a stage of the plan. One unknown name would make Flink's whole answer empty,
 * so the names are listed first.
 */
final class MetricsReader {

  private static final int NAMES_AT_ONCE = 60;

  /** What is wanted of an operator, whatever its labels. */
  private static final Set<String> OF_OPERATORS =
      Set.of(
          "numRecordsIn",
          "numRecordsOut",
          "numRecordsInPerSecond",
          "numRecordsOutPerSecond",
          "lastEventAt",
          "lastEventTime",
          "queueFrames",
          "queueCapacity",
          "requestWeightUsed",
          "requestWeightPlanned",
          "lastFrameAt",
          "lastTradeAt",
          "lastTradeTime",
          "reconnects",
          "candles",
          "candlesInBuffer",
          "bufferSize",
          "rowsCommitted",
          "retries",
          "rowsWaiting",
          "blockedMillis",
          "lastCommitAt",
          "emitDelay_p50",
          "emitDelay_p99",
          "closeDelay_p50",
          "closeDelay_p99",
          "commitDelay_p50",
          "commitDelay_p99");

  /** What is wanted of a task, which may hold several operators. */
  private static final Set<String> OF_TASKS =
      Set.of("busyTimeMsPerSecond", "backPressuredTimeMsPerSecond", "idleTimeMsPerSecond");

  /** Metrics of new symbols come to light within this time. */
  private static final Duration NAMES_ARE_GOOD_FOR = Duration.ofSeconds(5);

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private record Names(List<String> names, long readAt) {}

  private final FlinkRest rest;
  private final Map<String, Names> known = new ConcurrentHashMap<>();

  MetricsReader(FlinkRest rest) {
    this.rest = rest;
  }

  /** The values of a vertex; those of its tasks stand under the vertex's id. */
  Map<String, Metrics.Value> read(String job, String vertex) throws Unreachable {
    String path = "/jobs/%s/vertices/%s/subtasks/metrics".formatted(job, vertex);
    List<String> wanted = names(path);
    Map<String, Metrics.Value> values = new HashMap<>();
    for (int from = 0; from < wanted.size(); from += NAMES_AT_ONCE) {
      List<String> names = wanted.subList(from, Math.min(wanted.size(), from + NAMES_AT_ONCE));
      read(path, names, vertex, values);
    }
    if (values.size() < wanted.size()) {
      known.remove(path);
    }
    return values;
  }

  private List<String> names(String path) throws Unreachable {
    Names before = known.get(path);
    if (before != null && System.nanoTime() - before.readAt() < NAMES_ARE_GOOD_FOR.toNanos()) {
      return before.names();
    }
    List<String> wanted = new ArrayList<>();
    for (JsonNode metric : rest.get(path)) {
      String name = metric.get("id").asText();
      if (isWanted(name)) {
        wanted.add(name);
      }
    }
    // Of jobs that are gone.
    known
        .values()
        .removeIf(names -> System.nanoTime() - names.readAt() > FORGOTTEN_AFTER.toNanos());
    known.put(path, new Names(wanted, System.nanoTime()));
    return wanted;
  }

  private void read(
      String path, List<String> names, String vertex, Map<String, Metrics.Value> values)
      throws Unreachable {
    String get = URLEncoder.encode(String.join(",", names), StandardCharsets.UTF_8);
    for (JsonNode metric : rest.get(path + "?agg=sum,max&get=" + get)) {
      String name = metric.get("id").asText();
      Metrics.Value value =
          new Metrics.Value(metric.path("sum").asDouble(), metric.path("max").asDouble());
      values.put(name.contains(".") ? name : vertex + "." + name, value);
    }
  }

  private static boolean isWanted(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? OF_TASKS.contains(name) : OF_OPERATORS.contains(name.substring(dot + 1));
  }
}
