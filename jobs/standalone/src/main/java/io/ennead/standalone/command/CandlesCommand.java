package io.ennead.standalone.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.ennead.pipeline.arguments.TimeConverter;
import io.ennead.pipeline.tables.Cell;
import io.ennead.pipeline.tables.Tables;
import io.ennead.postgres.CandleQuery;
import io.ennead.records.Candle;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ennead candles}: prints the newest candles of a symbol. */
@Command(
    name = "candles",
    mixinStandardHelpOptions = true,
    description = "Prints the newest candles of a symbol, oldest first.")
public final class CandlesCommand extends SeriesCommand<List<Candle>> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--before",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Only candles that open before this time.")
  private Long before;

  @ArgGroup private Format format = new Format();

  /** How the rows look. */
  private static final class Format {
    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Option(names = "--csv", description = "Print CSV with a header.")
    private boolean csv;
  }

  @Override
  String what() {
    return "candles";
  }

  @Override
  Optional<List<Candle>> find(Connection connection) throws Exception {
    List<Candle> candles =
        CandleQuery.newest(connection, instrument(), interval(), orEver(before), count);
    return candles.isEmpty() ? Optional.empty() : Optional.of(candles);
  }

  @Override
  void print(List<Candle> candles, PrintWriter out) throws Exception {
    if (format.json) {
      out.println(
          JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsString(candles.stream().map(CandlesCommand::json).toList()));
    } else if (format.csv) {
      StringWriter text = new StringWriter();
      CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
      csv.writeRecord(Tables.CANDLES.columns());
      candles.forEach(candle -> csv.writeRecord(Tables.CANDLES.texts(candle)));
      csv.close();
      out.print(text);
    } else {
      out.printf(
          "%-20s %14s %14s %14s %14s %16s %8s %-8s%n",
          "open time (UTC)", "open", "high", "low", "close", "volume", "trades", "quality");
      for (Candle candle : candles) {
        out.printf(
            "%-20s %14s %14s %14s %14s %16s %8s %-8s%n",
            Instant.ofEpochMilli(candle.openTime()),
            candle.open().toPlainString(),
            candle.high().toPlainString(),
            candle.low().toPlainString(),
            candle.close().toPlainString(),
            candle.volume().toPlainString(),
            candle.tradeCount() == null ? "-" : candle.tradeCount(),
            candle.quality());
      }
    }
  }

  /** A row with the names of the columns; prices and volumes as text, so that no digit is lost. */
  private static ObjectNode json(Candle candle) {
    ObjectNode node = JSON.createObjectNode();
    List<Object> values = Tables.CANDLES.values(candle);
    for (int i = 0; i < values.size(); i++) {
      String column = Tables.CANDLES.columns().get(i);
      Object value = values.get(i);
      if (value == null) {
        node.putNull(column);
      } else if (value instanceof Integer || value instanceof Long || value instanceof Cell.Time) {
        node.put(column, Long.parseLong(Cell.text(value)));
      } else {
        node.put(column, Cell.text(value));
      }
    }
    return node;
  }
}
