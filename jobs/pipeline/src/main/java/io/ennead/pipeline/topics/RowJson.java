package io.ennead.pipeline.topics;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.kafka.RowText;
import io.ennead.pipeline.tables.Cell;
import io.ennead.pipeline.tables.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * A row as a JSON object with the columns of its table: numbers with all their digits, times as ISO
 * 8601, null for NULL. The key is {@code EXCHANGE:SYMBOL}.
 */
record RowJson<T>(Table<T> table) implements RowText<T> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public String key(T row) {
    return table.value("exchange", row) + ":" + table.value("symbol", row);
  }

  @Override
  public long timestamp(T row) {
    return ((Cell.Time) table.value(table.orderColumn(), row)).millis();
  }

  @Override
  public String value(T row) {
    StringWriter text = new StringWriter();
    List<Object> values = table.values(row);
    try (JsonGenerator out = MAPPER.createGenerator(text)) {
      out.writeStartObject();
      for (int i = 0; i < values.size(); i++) {
        out.writeFieldName(table.columns().get(i));
        write(values.get(i), out);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Cell.Listed list) {
      out.writeStartArray();
      for (String element : list.elements()) {
        out.writeString(element);
      }
      out.writeEndArray();
    } else if (value instanceof Cell.Time time) {
      out.writeString(Instant.ofEpochMilli(time.millis()).toString());
    } else if (value instanceof String || value instanceof Enum<?>) {
      out.writeString(Cell.text(value));
    } else {
      // A number, a boolean, or what is JSON already.
      out.writeRawValue(Cell.text(value));
    }
  }
}
