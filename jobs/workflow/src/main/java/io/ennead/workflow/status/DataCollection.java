package io.ennead.workflow.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.workflow.flink.JobState;
import io.ennead.workflow.flink.Metrics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The block {@code data_collection}. */
final class DataCollection {

  static final String FOLD = "Fold_trades_by_minute";
  private static final String COUNT = "Count_candles";

  private static final List<String> OF_ROWS =
      List.of("candles_stored", "candles_late", "gaps_open", "gaps_repaired", "reconnects");

  private DataCollection() {}

  static void write(Snapshot now, ObjectNode json) {
    Optional<Metrics> metrics = now.running().map(JobState::metrics);
    put(json, "candles_received", metrics.map(m -> m.total(COUNT, "candles")));
    if (now.totals().isThere()) {
      json.put("candles_stored", now.totals().value().candles());
      json.put("candles_late", now.totals().value().lateTrades());
      json.put("gaps_open", now.totals().value().gapsOpen());
      json.put("gaps_repaired", now.totals().value().gapsRepaired());
      json.put("reconnects", now.totals().value().reconnects());
    } else {
      for (String figure : OF_ROWS) {
        json.putNull(figure);
      }
    }
    ObjectNode causes = json.putObject("reconnects_by_cause");
    metrics.map(m -> m.totalsByLabel(FOLD, "reconnects")).orElse(Map.of()).forEach(causes::put);
    writeAges(now, json);
    if (now.rows().isThere()) {
      json.put("status", now.activity(now.rows().value().candlesWrittenAt()));
    } else {
      unreachable(json, now.rows());
    }
  }

  private static void writeAges(Snapshot now, ObjectNode json) {
    ObjectNode times = json.putObject("last_candle_times");
    ObjectNode closes = json.putObject("time_since_last_candle");
    ObjectNode trades = json.putObject("time_since_last_trade");
    if (!now.rows().isThere()) {
      return;
    }
    for (SymbolAge symbol : SymbolAge.all(now)) {
      times.put(symbol.name(), symbol.since().toString());
      ObjectNode close = closes.putObject(symbol.name());
      close.put("seconds", seconds(symbol.closeAge()));
      close.put("status", symbol.closes().label());
      close.put("timeframe", symbol.interval().label());
      close.put("since", symbol.since().toString());
      close.put("close", symbol.close());
      close.put("written_at", symbol.writtenAt());
      ObjectNode trade = trades.putObject(symbol.name());
      trade.put("seconds", symbol.trade() == null ? -1 : seconds(symbol.tradeAge()));
      trade.put("status", symbol.trades().label());
      trade.put("time", symbol.trade() == null ? null : symbol.trade().toString());
    }
  }

  /** The newest candle of each symbol's shortest interval. */
  static Map<String, ObjectNode> shortest(Rows rows) {
    Map<String, ObjectNode> shortest = new LinkedHashMap<>();
    rows.candles().forEach(candle -> shortest.putIfAbsent(candle.get("symbol").asText(), candle));
    return shortest;
  }

  /** Not below 0: clocks differ a little. */
  static double seconds(Duration age) {
    return Math.max(0, age.toMillis()) / 1000.0;
  }

  static void put(ObjectNode json, String field, Optional<OptionalLong> figure) {
    OptionalLong value = figure.orElse(OptionalLong.empty());
    if (value.isPresent()) {
      json.put(field, value.getAsLong());
    } else {
      json.putNull(field);
    }
  }

  static void unreachable(ObjectNode json, Part<?> part) {
    json.put("status", "unreachable");
    json.put("reason", part.reason());
  }
}
