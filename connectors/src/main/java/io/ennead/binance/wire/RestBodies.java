package io.ennead.binance.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.records.Instrument;
import io.ennead.records.Trade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the bodies of REST answers. */
public final class RestBodies {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RestBodies() {}

  /**
   * The rows of {@code aggTrades} or of {@code historicalTrades}, in the order of the answer.
   *
   * @throws MalformedFrameException if the body is not such rows, or a value cannot be
   */
  public static List<Trade> trades(TradeKind kind, Instrument instrument, String body) {
    List<Trade> trades = new ArrayList<>();
    try (JsonParser json = FACTORY.createParser(body)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new BadValueException("not an array of trades");
      }
      Fields fields = new Fields();
      JsonToken token;
      while ((token = json.nextToken()) == JsonToken.START_OBJECT) {
        trades.add(trade(kind, instrument, fields, json));
      }
      if (token != JsonToken.END_ARRAY) {
        throw new BadValueException("a row of the array is not a trade");
      }
      return trades;
    } catch (BadValueException e) {
      throw new MalformedFrameException(e.getMessage(), body, e);
    } catch (IOException e) {
      throw new MalformedFrameException("not valid JSON", body, e);
    }
  }

  private static Trade trade(TradeKind kind, Instrument instrument, Fields fields, JsonParser json)
      throws IOException {
    fields.clear();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      char name = letter(kind, json.currentName());
      json.nextToken();
      if (name == 0) {
        json.skipChildren();
      } else {
        fields.take(name, json);
      }
    }
    long sentAt = VenueTime.millis("T", fields.integer('T'));
    return VenueTrade.of(kind, fields, sentAt, instrument.symbol()).toTrade(instrument);
  }

  /** The letter under which a stream has the same field; 0 when it is of no use. */
  private static char letter(TradeKind kind, String name) {
    if (kind == TradeKind.AGG_TRADE) {
      return name.length() == 1 ? name.charAt(0) : 0;
    }
    return switch (name) {
      case "id" -> 't';
      case "price" -> 'p';
      case "qty" -> 'q';
      case "time" -> 'T';
      case "isBuyerMaker" -> 'm';
      default -> 0;
    };
  }

  /** {@code serverTime} of {@code /api/v3/time}, epoch milliseconds. */
  public static long serverTime(String body) {
    JsonNode time = tree(body).path("serverTime");
    try {
      if (!time.canConvertToLong()) {
        throw new BadValueException("serverTime is missing");
      }
      return VenueTime.millis("serverTime", time.longValue());
    } catch (BadValueException e) {
      throw new MalformedFrameException(e.getMessage(), body, e);
    }
  }

  /** The parts of {@code /api/v3/exchangeInfo} that a source needs. */
  public static ExchangeInfo exchangeInfo(String body) {
    JsonNode root = tree(body);
    Map<String, String> statuses = new TreeMap<>();
    for (JsonNode symbol : root.path("symbols")) {
      statuses.put(symbol.path("symbol").asText(), symbol.path("status").asText());
    }
    int weight = 0;
    for (JsonNode limit : root.path("rateLimits")) {
      if (limit.path("rateLimitType").asText().equals("REQUEST_WEIGHT")
          && limit.path("interval").asText().equals("MINUTE")
          && limit.path("intervalNum").asInt() == 1) {
        weight = limit.path("limit").asInt();
      }
    }
    if (weight <= 0 || !root.path("symbols").isArray()) {
      throw new MalformedFrameException(
          "not an exchangeInfo: it lacks symbols or the request weight per minute", body, null);
    }
    return new ExchangeInfo(statuses, weight);
  }

  /** The error in the body of a refused request; code 0 and the body itself if it is none. */
  public static VenueError error(String body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      if (root.path("code").canConvertToLong() && root.has("msg")) {
        return new VenueError(root.path("code").longValue(), root.path("msg").asText(), null);
      }
    } catch (IOException e) {
      // A proxy or firewall answers with HTML: the text itself is then all there is to tell.
    }
    return new VenueError(0, body.length() <= 200 ? body : body.substring(0, 200), null);
  }

  private static JsonNode tree(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException e) {
      throw new MalformedFrameException("not valid JSON", body, e);
    }
  }
}
