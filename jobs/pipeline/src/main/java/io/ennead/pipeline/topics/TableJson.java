package io.ennead.pipeline.topics;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.kafka.RowText;
import io.ennead.pipeline.csv.CandleCsv;
import io.ennead.pipeline.csv.CsvTable;
import io.ennead.pipeline.csv.DecisionCsv;
import io.ennead.pipeline.csv.SignalCsv;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.Signal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A row as a JSON object with the columns of its table: numbers with all their digits, times as ISO
 * 8601, null for NULL. The key is {@code EXCHANGE:SYMBOL}.
 *
 * @param texts the columns that are texts
 * @param lists the columns that are lists of texts
 */
public record TableJson<T>(CsvTable<T> table, Set<String> texts, Set<String> lists)
    implements RowText<T> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static final TableJson<Candle> CANDLES =
      new TableJson<>(
          new CandleCsv(), Set.of("exchange", "symbol", "interval", "quality", "source"), Set.of());

  public static final TableJson<Decision> DECISIONS =
      new TableJson<>(
          new DecisionCsv(),
          Set.of("exchange", "symbol", "interval", "verdict", "reason", "direction"),
          Set.of("agreeing"));

  public static final TableJson<Signal> SIGNALS =
      new TableJson<>(
          new SignalCsv(),
          Set.of("id", "exchange", "symbol", "interval", "direction", "regime"),
          Set.of("agreeing", "reasons"));

  @Override
  public String key(T row) {
    List<String> fields = table.fields(row);
    return fields.get(table.columns().indexOf("exchange"))
        + ":"
        + fields.get(table.columns().indexOf("symbol"));
  }

  @Override
  public long timestamp(T row) {
    return Long.parseLong(table.fields(row).get(table.columns().indexOf(table.orderColumn())));
  }

  @Override
  public String value(T row) {
    StringWriter text = new StringWriter();
    List<String> fields = table.fields(row);
    try (JsonGenerator out = MAPPER.createGenerator(text)) {
      out.writeStartObject();
      for (int i = 0; i < fields.size(); i++) {
        out.writeFieldName(table.columns().get(i));
        write(table.columns().get(i), fields.get(i), out);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(String column, String field, JsonGenerator out) throws IOException {
    if (lists.contains(column)) {
      String between = column.equals("reasons") ? "; " : " ";
      out.writeStartArray();
      for (String element : field.isEmpty() ? new String[0] : field.split(between)) {
        out.writeString(element);
      }
      out.writeEndArray();
    } else if (field.isEmpty()) {
      out.writeNull();
    } else if (texts.contains(column)) {
      out.writeString(field);
    } else if (column.endsWith("_time")) {
      out.writeString(Instant.ofEpochMilli(Long.parseLong(field)).toString());
    } else {
      // A number, or the JSON of votes and gates.
      out.writeRawValue(field);
    }
  }
}
