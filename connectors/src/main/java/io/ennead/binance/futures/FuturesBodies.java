package io.ennead.binance.futures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the answers of the futures' REST interface. */
final class FuturesBodies {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OPEN_TIME = 0;
  private static final int CLOSE = 4;

  private FuturesBodies() {}

  /** An answer is not what was asked for. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String why, String body) {
      super(why + ": " + (body.length() <= 200 ? body : body.substring(0, 200)));
    }
  }

  /** {@code serverTime}, epoch milliseconds. */
  static long time(String body) {
    JsonNode time = tree(body).path("serverTime");
    if (!time.canConvertToLong()) {
      throw new Malformed("serverTime is missing", body);
    }
    return time.longValue();
  }

  /** The closes of klines by their open time. */
  static Map<Long, BigDecimal> closes(String body) {
    Map<Long, BigDecimal> closes = new TreeMap<>();
    for (JsonNode row : rows(body)) {
      closes.put(row.path(OPEN_TIME).asLong(), decimal(row.path(CLOSE), body));
    }
    return closes;
  }

  /** Klines as candles. */
  static List<Candle> candles(Instrument instrument, Interval interval, String body) {
    List<Candle> candles = new ArrayList<>();
    for (JsonNode row : rows(body)) {
      candles.add(
          new Candle(
              instrument,
              interval,
              row.path(OPEN_TIME).asLong(),
              decimal(row.path(1), body),
              decimal(row.path(2), body),
              decimal(row.path(3), body),
              decimal(row.path(CLOSE), body),
              decimal(row.path(5), body),
              null,
              null,
              decimal(row.path(9), body),
              null,
              null,
              null,
              Quality.COMPLETE,
              0,
              Origin.REST));
    }
    return candles;
  }

  /** One figure of each row by its stamp, which some rows give as text. */
  static TreeMap<Long, Double> figures(String body, String stamp, String figure) {
    TreeMap<Long, Double> figures = new TreeMap<>();
    for (JsonNode row : rows(body)) {
      figures.put(
          decimal(row.path(stamp), body).longValueExact(),
          decimal(row.path(figure), body).doubleValue());
    }
    return figures;
  }

  private static BigDecimal decimal(JsonNode field, String body) {
    try {
      return new BigDecimal(field.asText());
    } catch (NumberFormatException e) {
      throw new Malformed("'" + field.asText() + "' is no number", body);
    }
  }

  private static JsonNode rows(String body) {
    JsonNode rows = tree(body);
    if (!rows.isArray()) {
      throw new Malformed("not an array of rows", body);
    }
    return rows;
  }

  private static JsonNode tree(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Malformed("not valid JSON", body);
    }
  }
}
