package io.ennead.context.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.ContextRecord.Kind;
import io.ennead.records.FuturesReading;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.SentimentReading;
import io.ennead.records.SentimentReading.Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * What feeds said as lines of JSON, one record each in the order of time: the form of a recording.
 *
 * <pre>
 * {"time":1767225660000,"exchange":"binance","symbol":"BTCUSDT","kind":"premium","value":-0.0006,"period":60000}
 * {"time":1767226500000,"exchange":"binance","symbol":"BTCUSDT","kind":"candle","interval":"15m",
 *   "open":"87000","high":"87100","low":"86900","close":"87050","volume":"12.5","taker_buy_volume":"6"}
 * {"time":1767225600000,"kind":"sentiment","source":"alternative.me","scale":"fear_and_greed","value":20,"period":86400000}
 * </pre>
 *
 * Times and periods are milliseconds; the time is that at which it became known, of a candle its
 * close. The kinds of figures are premium, funding (per 8 hours), open_interest and account_ratio;
 * the exchange is binance unless it is named; a sentiment without a symbol is about all.
 */
public final class ContextLines {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CANDLE = "candle";
  private static final String SENTIMENT = "sentiment";

  private ContextLines() {}

  /** A record as a line, without its end. */
  public static String format(ContextRecord record) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", record.time());
    line.put("exchange", record.instrument().exchange());
    line.put("symbol", record.instrument().symbol());
    if (record instanceof ContextRecord.Figure figure) {
      line.put("kind", figure.kind().label());
      line.put("value", figure.reading().value());
      line.put("period", figure.reading().period());
    } else if (record instanceof ContextRecord.FuturesCandle future) {
      Candle candle = future.candle();
      line.put("kind", CANDLE);
      line.put("interval", candle.interval().label());
      line.put("open", candle.open().toPlainString());
      line.put("high", candle.high().toPlainString());
      line.put("low", candle.low().toPlainString());
      line.put("close", candle.close().toPlainString());
      line.put("volume", candle.volume().toPlainString());
      if (candle.takerBuyVolume() != null) {
        line.put("taker_buy_volume", candle.takerBuyVolume().toPlainString());
      }
    } else if (record instanceof ContextRecord.Mood mood) {
      SentimentReading reading = mood.reading();
      line.put("kind", SENTIMENT);
      line.put("source", reading.source());
      line.put("scale", reading.scale().name().toLowerCase(Locale.ROOT));
      line.put("value", reading.value());
      line.put("period", reading.period());
    }
    return line.toString();
  }

  /**
   * The records of a line: one, or of a sentiment without a symbol one for each instrument.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static List<ContextRecord> parse(String text, List<Instrument> instruments) {
    JsonNode line;
    try {
      line = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new RowRefused("not valid JSON: " + e.getOriginalMessage());
    }
    String kind = text(line, "kind");
    if (kind.equals(SENTIMENT)) {
      SentimentReading reading = sentiment(line);
      return (line.has("symbol") ? List.of(instrument(line)) : instruments)
          .stream().<ContextRecord>map(each -> new ContextRecord.Mood(each, reading)).toList();
    }
    return List.of(kind.equals(CANDLE) ? candle(line) : figure(line, kind));
  }

  private static ContextRecord figure(JsonNode line, String kind) {
    for (Kind each : Kind.values()) {
      if (each.label().equals(kind)) {
        return new ContextRecord.Figure(
            instrument(line),
            each,
            new FuturesReading(integer(line, "time"), number(line), integer(line, "period")));
      }
    }
    throw new RowRefused(
        "kind '%s' is not known: use premium, funding, open_interest, account_ratio, candle or"
                .formatted(kind)
            + " sentiment");
  }

  private static ContextRecord candle(JsonNode line) {
    Interval interval = Interval.of(text(line, "interval"));
    return new ContextRecord.FuturesCandle(
        new Candle(
            instrument(line),
            interval,
            integer(line, "time") - interval.millis(),
            decimal(line, "open"),
            decimal(line, "high"),
            decimal(line, "low"),
            decimal(line, "close"),
            decimal(line, "volume"),
            null,
            null,
            line.has("taker_buy_volume") ? decimal(line, "taker_buy_volume") : null,
            null,
            null,
            null,
            Quality.COMPLETE,
            0,
            Origin.HISTORICAL));
  }

  private static SentimentReading sentiment(JsonNode line) {
    return new SentimentReading(
        text(line, "source"),
        scale(text(line, "scale")),
        integer(line, "time"),
        number(line),
        integer(line, "period"));
  }

  static Scale scale(String name) {
    try {
      return Scale.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new RowRefused("scale '" + name + "' is not known: use fear_and_greed or clients_long");
    }
  }

  private static Instrument instrument(JsonNode line) {
    return new Instrument(
        line.has("exchange") ? text(line, "exchange") : "binance", text(line, "symbol"));
  }

  private static String text(JsonNode line, String name) {
    JsonNode field = line.path(name);
    if (!field.isTextual()) {
      throw new RowRefused("field " + name + " is missing, or is no text: " + line);
    }
    return field.textValue();
  }

  private static BigDecimal decimal(JsonNode line, String name) {
    try {
      return new BigDecimal(line.path(name).asText());
    } catch (NumberFormatException e) {
      throw new RowRefused("field " + name + " is missing, or is no number: " + line);
    }
  }

  private static double number(JsonNode line) {
    return decimal(line, "value").doubleValue();
  }

  private static long integer(JsonNode line, String name) {
    JsonNode field = line.path(name);
    if (!field.canConvertToLong() || !field.isIntegralNumber()) {
      throw new RowRefused("field " + name + " is missing, or is no integer: " + line);
    }
    return field.longValue();
  }
}
