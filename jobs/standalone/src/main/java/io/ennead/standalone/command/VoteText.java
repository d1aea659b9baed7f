package io.ennead.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Stored votes in words: a line per head, with its reasons. */
final class VoteText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private VoteText() {}

  /**
   * @param votes as {@link io.ennead.postgres.DecisionJson#votes} wrote them
   */
  static List<String> lines(String votes) throws JsonProcessingException {
    List<String> lines = new ArrayList<>();
    for (JsonNode vote : JSON.readTree(votes)) {
      lines.add(
          "  %-10s %-7s p %.4f  c %.4f  %s"
              .formatted(
                  vote.get("head").asText(),
                  vote.get("abstained").asBoolean() ? "abstain" : vote.get("direction").asText(),
                  vote.get("probability").asDouble(),
                  vote.get("confidence").asDouble(),
                  words(vote.get("reasons"))));
    }
    return lines;
  }

  private static String words(JsonNode reasons) {
    return StreamSupport.stream(reasons.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining("; "));
  }
}
