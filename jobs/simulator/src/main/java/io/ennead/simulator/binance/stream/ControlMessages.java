package io.ennead.simulator.binance.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Answers SUBSCRIBE and its siblings (web-socket-streams.md, "Live subscribing"). */
final class ControlMessages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int INVALID_REQUEST = 2;
  private static final String METHODS =
      "expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`,"
          + " `GET_PROPERTY`";

  private final StreamHub hub;
  private final boolean wrapped;

  /**
   * @param wrapped whether errors come as {@code {"error":{..},"id":..}}, which was observed, or
   *     flat as documented
   */
  ControlMessages(StreamHub hub, boolean wrapped) {
    this.hub = hub;
    this.wrapped = wrapped;
  }

  /** What the exchange refuses. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    Refusal(int code, String message) {
      super(message);
      this.code = code;
    }
  }

  String answer(Connection connection, String text) {
    JsonNode id = null;
    try {
      JsonNode request = parse(text);
      id = request.get("id");
      requireId(id);
      JsonNode result = perform(connection, request, text);
      ObjectNode answer = JSON.createObjectNode();
      answer.set("result", result);
      answer.set("id", id == null ? JSON.nullNode() : id);
      return answer.toString();
    } catch (Refusal e) {
      return refusal(e, id);
    }
  }

  private JsonNode perform(Connection connection, JsonNode request, String text) throws Refusal {
    String method = request.path("method").asText();
    switch (method) {
      case "SUBSCRIBE" -> subscribe(connection, names(request));
      case "UNSUBSCRIBE" -> names(request).forEach(s -> hub.unsubscribe(connection, s));
      case "LIST_SUBSCRIPTIONS" -> {
        return JSON.valueToTree(connection.streams());
      }
      case "SET_PROPERTY" -> setProperty(connection, request.path("params"));
      case "GET_PROPERTY" -> {
        return getProperty(connection, request.path("params"));
      }
      default ->
          throw invalid(
              "unknown variant `%s`, %s at line 1 column %d"
                  .formatted(method, METHODS, text.length()));
    }
    return JSON.nullNode();
  }

  private void subscribe(Connection connection, List<String> names) throws Refusal {
    long added = names.stream().filter(s -> !connection.streams().contains(s)).distinct().count();
    if (connection.streams().size() + added > Connection.MAX_STREAMS) {
      throw new Refusal(4, "Too many subscriptions");
    }
    names.forEach(s -> hub.subscribe(connection, s));
  }

  private static void setProperty(Connection connection, JsonNode params) throws Refusal {
    requireCombined(params, 2);
    if (!params.path(1).isBoolean()) {
      throw new Refusal(1, "Invalid value type: expected Boolean");
    }
    connection.combined(params.get(1).asBoolean());
  }

  private static JsonNode getProperty(Connection connection, JsonNode params) throws Refusal {
    requireCombined(params, 1);
    return JSON.getNodeFactory().booleanNode(connection.combined());
  }

  private static void requireCombined(JsonNode params, int count) throws Refusal {
    if (params.size() > count) {
      throw invalid("too many parameters");
    }
    if (!params.path(0).isTextual()) {
      throw invalid("property name must be a string");
    }
    if (!params.get(0).asText().equals("combined")) {
      throw new Refusal(0, "Unknown property");
    }
  }

  private static JsonNode parse(String text) throws Refusal {
    JsonNode request;
    try {
      request = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Refusal(3, "Invalid JSON: expected value at line 1 column 1");
    }
    if (request == null || !request.isObject()) {
      throw new Refusal(3, "Invalid JSON: expected value at line 1 column 1");
    }
    if (!request.has("method")) {
      throw invalid("missing field `method` at line 1 column " + text.length());
    }
    return request;
  }

  /** A signed 64-bit integer, an alphanumeric string of at most 36 characters, or null. */
  private static void requireId(JsonNode id) throws Refusal {
    boolean fine =
        id == null
            || id.isNull()
            || id.isIntegralNumber() && id.canConvertToLong()
            || id.isTextual() && id.asText().matches("[A-Za-z0-9_-]{1,36}");
    if (!fine) {
      throw invalid("request ID must be an unsigned integer");
    }
  }

  private static List<String> names(JsonNode request) throws Refusal {
    List<String> names = new ArrayList<>();
    for (JsonNode name : request.path("params")) {
      if (!name.isTextual()) {
        throw invalid("invalid type: expected a string at line 1");
      }
      names.add(name.asText());
    }
    return names;
  }

  private static Refusal invalid(String what) {
    return new Refusal(INVALID_REQUEST, "Invalid request: " + what);
  }

  private String refusal(Refusal refusal, JsonNode id) {
    ObjectNode error = JSON.createObjectNode();
    error.put("code", refusal.code);
    error.put("msg", refusal.getMessage());
    ObjectNode answer = wrapped ? JSON.createObjectNode().set("error", error) : error;
    if (id != null) {
      answer.set("id", id);
    }
    return answer.toString();
  }
}
