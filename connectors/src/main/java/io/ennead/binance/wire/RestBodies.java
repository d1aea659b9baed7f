package io.ennead.binance.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.Trade;
import java.io.IOException;
import java.math.BigDecimal;
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

  /**
   * The rows of {@code klines}, in the order of the answer; they know no trade ids.
   *
   * @throws MalformedFrameException if the body is not such rows, or a value cannot be
   */
  public static List<Candle> klines(Instrument instrument, Interval interval, String body) {
    JsonNode rows = tree(body);
    if (!rows.isArray()) {
      throw new MalformedFrameException("not an array of klines", body, null);
    }
    List<Candle> candles = new ArrayList<>(rows.size());
    for (JsonNode row : rows) {
      try {
        candles.add(kline(instrument, interval, row));
      } catch (BadValueException | IllegalArgumentException e) {
        throw new MalformedFrameException(e.getMessage(), row.toString(), e);
      }
    }
    return candles;
  }

  /** The columns are named in rest-api.md, "Kline/Candlestick data". */
  private static Candle kline(Instrument instrument, Interval interval, JsonNode row) {
    if (!row.isArray() || row.size() < 11 || !row.get(0).canConvertToLong()) {
      throw new BadValueException("a row is not a kline");
    }
    long openTime = VenueTime.millis("open time", row.get(0).longValue());
    long closeTime = VenueTime.millis("close time", row.get(6).longValue());
    if (closeTime + 1 != interval.end(openTime)) {
      throw new BadValueException(
          "a kline from %d to %d is not one of %s".formatted(openTime, closeTime, interval));
    }
    long trades = row.get(8).longValue();
    return new Candle(
        instrument,
        interval,
        openTime,
        decimal(row, 1),
        decimal(row, 2),
        decimal(row, 3),
        decimal(row, 4),
        decimal(row, 5),
        decimal(row, 7),
        trades,
        decimal(row, 9),
        decimal(row, 10),
        null,
        null,
        trades == 0 ? Quality.QUIET : Quality.COMPLETE,
        0,
        Origin.REST);
  }

  private static BigDecimal decimal(JsonNode row, int column) {
    try {
      return new BigDecimal(row.get(column).asText());
    } catch (NumberFormatException e) {
      throw new BadValueException(
          "column %d of a kline is '%s', not a number".formatted(column, row.get(column).asText()));
    }
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
