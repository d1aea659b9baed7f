package io.ennead.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.records.GateMeasure;
import io.ennead.records.HeadVote;
import java.util.List;

/** Votes and gates as they stand in a column of JSON. */
public final class DecisionJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DecisionJson() {}

  /** {@code [{head, direction, probability, confidence, abstained, reasons}]}. */
  public static String votes(List<HeadVote> votes) {
    ArrayNode array = JSON.createArrayNode();
    for (HeadVote vote : votes) {
      ObjectNode node = array.addObject();
      node.put("head", vote.head().label());
      node.put("direction", vote.direction().name());
      node.put("probability", vote.probability());
      node.put("confidence", vote.confidence());
      node.put("abstained", vote.abstained());
      vote.reasons().forEach(node.putArray("reasons")::add);
    }
    return text(array);
  }

  /** {@code [{gate, passed, value, threshold, finding}]}. */
  public static String gates(List<GateMeasure> gates) {
    ArrayNode array = JSON.createArrayNode();
    for (GateMeasure gate : gates) {
      ObjectNode node = array.addObject();
      node.put("gate", gate.gate().label());
      node.put("passed", gate.passed());
      node.put("value", gate.value());
      node.put("threshold", gate.threshold());
      node.put("finding", gate.finding());
    }
    return text(array);
  }

  private static String text(ArrayNode array) {
    try {
      return JSON.writeValueAsString(array);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always written", e);
    }
  }
}
