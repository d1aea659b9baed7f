package io.ennead.workflow.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vertices of a job's plan in the order of the flow. */
final class Plan {

  private Plan() {}

  /** A vertex and the operators chained into it, the first in the flow first. */
  record Vertex(String id, List<String> described) {

    /**
     * The titles: a window is described by what it does, so that its title is had from the name of
     * the vertex, {@code FIRST -> (SECOND, ...)}.
     */
    List<String> titles(String name) {
      List<String> titles = new ArrayList<>(described);
      titles.set(0, name.split(" -> ")[0]);
      return titles;
    }
  }

  /**
   * Vertices behind all their inputs; of those that could come next, the one that Flink lists last,
   * as it lists them from the end.
   */
  static List<Vertex> inOrder(JsonNode plan) {
    Map<String, JsonNode> waiting = new LinkedHashMap<>();
    List<JsonNode> nodes = new ArrayList<>();
    plan.path("nodes").forEach(nodes::add);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      waiting.put(nodes.get(i).get("id").asText(), nodes.get(i));
    }
    Map<String, Integer> depth = new HashMap<>();
    waiting.keySet().forEach(id -> depth(id, waiting, depth));
    return waiting.values().stream()
        .sorted((a, b) -> depth.get(a.get("id").asText()) - depth.get(b.get("id").asText()))
        .map(node -> new Vertex(node.get("id").asText(), chained(node.get("description").asText())))
        .toList();
  }

  private static int depth(String id, Map<String, JsonNode> nodes, Map<String, Integer> depth) {
    Integer known = depth.get(id);
    if (known != null) {
      return known;
    }
    int deepest = 0;
    for (JsonNode input : nodes.get(id).path("inputs")) {
      deepest = Math.max(deepest, 1 + depth(input.get("id").asText(), nodes, depth));
    }
    depth.put(id, deepest);
    return deepest;
  }

  /** Flink draws a chain as a tree: {@code A<br/>:- B<br/>: +- C<br/>}. */
  private static List<String> chained(String description) {
    List<String> titles = new ArrayList<>();
    for (String line : description.replace("&gt;", ">").split("<br/>")) {
      String title = line.replaceFirst("^[ :|]*[+:]- ", "").strip();
      if (!title.isEmpty()) {
        titles.add(title);
      }
    }
    return titles;
  }
}
