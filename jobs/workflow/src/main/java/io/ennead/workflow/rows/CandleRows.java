package io.ennead.workflow.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.ennead.postgres.CandleQuery;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Candles of a series as JSON, written straight from the rows. */
public final class CandleRows {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private CandleRows() {}

  /**
   * {@code {symbol, interval, count, candles: [{timestamp, open, ...}]}}, oldest first.
   *
   * @param before only candles that open before it
   */
  public static byte[] json(
      Connection connection, Instrument instrument, Interval interval, Instant before, int count)
      throws SQLException {
    List<Candle> candles =
        CandleQuery.newest(connection, instrument, interval, before.toEpochMilli(), count);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(200 * candles.size() + 100);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("exchange", instrument.exchange());
      json.writeStringField("symbol", instrument.symbol());
      json.writeStringField("interval", interval.label());
      json.writeNumberField("count", candles.size());
      json.writeArrayFieldStart("candles");
      for (Candle candle : candles) {
        write(candle, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Candle candle, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("timestamp", Instant.ofEpochMilli(candle.openTime()).toString());
    json.writeNumberField("open", plain(candle.open()));
    json.writeNumberField("high", plain(candle.high()));
    json.writeNumberField("low", plain(candle.low()));
    json.writeNumberField("close", plain(candle.close()));
    json.writeNumberField("volume", plain(candle.volume()));
    if (candle.tradeCount() != null) {
      json.writeNumberField("trade_count", candle.tradeCount());
    }
    json.writeStringField("quality", candle.quality().name());
    json.writeNumberField("revision", candle.revision());
    json.writeStringField("source", candle.origin().label());
    json.writeEndObject();
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }
}
