package io.ennead.standalone.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the page must show of the service's answers about rows: signals, and the database. */
final class PageRows {

  private static final int MOST_SIGNALS = 12;

  private PageRows() {}

  static List<String> signals(JsonNode signals) {
    List<String> lines = new ArrayList<>();
    for (JsonNode signal : signals) {
      String direction = signal.get("direction").asText();
      lines.add(
          "%s %s %s %s %s %s %s %s %s %s/%s %s %s"
              .formatted(
                  direction.equals("LONG") ? "▲" : "▼",
                  direction,
                  signal.get("symbol").asText(),
                  signal.get("timeframe").asText(),
                  Shown.time(signal.get("close_time").asText()).substring(5, 16),
                  Shown.price(signal.get("entry").asDouble()),
                  Shown.price(signal.get("stop").asDouble()),
                  Shown.price(signal.get("target").asDouble()),
                  Shown.fixed(signal.get("risk_reward").asDouble(), 1),
                  signal.get("agreeing_heads").asInt(),
                  signal.get("total_heads").asInt(),
                  Shown.percent(signal.get("confidence").asDouble()),
                  outcome(signal)));
    }
    return lines.subList(0, Math.min(MOST_SIGNALS, lines.size()));
  }

  private static String outcome(JsonNode signal) {
    String status = signal.get("status").asText();
    if (status.equals("ACTIVE")) {
      return "active";
    }
    double result = signal.get("result_r").asDouble();
    return "%s%s R %s"
        .formatted(
            result > 0 ? "+" : "−",
            Shown.fixed(Math.abs(result), 2),
            status.toLowerCase(Locale.ROOT));
  }

  static String signalsCount(JsonNode signals) {
    long active = signals.findValuesAsText("status").stream().filter("ACTIVE"::equals).count();
    return signals.isEmpty()
        ? ""
        : "the newest %d; %d of %d active"
            .formatted(Math.min(MOST_SIGNALS, signals.size()), active, signals.size());
  }

  static List<String> database(JsonNode status) {
    List<String> lines = new ArrayList<>(List.of(status.get("status").asText()));
    lines.add("candle rows " + Shown.count(status.get("total_records").asLong()));
    List<String> symbols = new ArrayList<>();
    status.get("symbols").forEach(symbol -> symbols.add(symbol.asText()));
    lines.add("symbols " + String.join(", ", symbols));
    counts(lines, "candles of ", status.get("rows_per_timeframe"));
    counts(lines, "candles ", status.get("rows_per_quality"));
    List<String> sources = new ArrayList<>();
    status.get("rows_per_source").fieldNames().forEachRemaining(sources::add);
    lines.add("sources " + String.join(", ", sources));
    lines.add("late trades " + Shown.count(status.get("late_trades").asLong()));
    lines.add("first open (UTC) " + Shown.time(status.at("/date_range/from").asText()));
    lines.add("newest close (UTC) " + Shown.time(status.at("/date_range/to").asText()));
    lines.add("candles on disk " + Shown.bytes(status.get("candles_bytes").asDouble()));
    lines.add("database on disk " + Shown.bytes(status.get("bytes_on_disk").asDouble()));
    lines.add("PostgreSQL " + status.get("server_version").asText());
    return lines;
  }

  private static void counts(List<String> lines, String label, JsonNode counts) {
    for (Map.Entry<String, JsonNode> count : counts.properties()) {
      lines.add(
          label
              + count.getKey().toLowerCase(Locale.ROOT)
              + " "
              + Shown.count(count.getValue().asLong()));
    }
  }
}
