package io.ennead.standalone.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How the rows of a table are recognised as the same, and what of them is compared. {@link #ALL} is
 * the one list of it.
 *
 * @param group the key's columns but the last
 * @param order the last one: a time or an id
 * @param provenance columns that say how a row came to be, which may differ between runs, and why
 */
record ComparedTable(
    String name, List<String> group, String order, Map<String, String> provenance) {

  /** Columns of the machine's clock: never compared. */
  static final Map<String, String> WALL_CLOCK =
      Map.of(
          "written_at", "the machine's time at which a row was written",
          "opened_at", "the machine's time at which a gap was declared",
          "repaired_at", "the machine's time at which a gap was repaired");

  /** Columns that candles made of klines do not have. */
  static final Set<String> TRADE_IDS = Set.of("first_trade_id", "last_trade_id");

  private static final String QUALITY = "how a candle became whole depends on what befell the run";
  private static final String REVISION = "how often a row was corrected depends on it, too";
  private static final List<String> SERIES = List.of("exchange", "symbol", "interval");

  /** The tables in the order of the flow. */
  static final List<ComparedTable> ALL =
      List.of(
          new ComparedTable(
              "candles",
              SERIES,
              "open_time",
              Map.of(
                  "quality", QUALITY,
                  "revision", REVISION,
                  "source", "a live run and a replay read from different places")),
          new ComparedTable(
              "indicators", SERIES, "open_time", Map.of("quality", QUALITY, "revision", REVISION)),
          new ComparedTable("decisions", SERIES, "close_time", Map.of()),
          new ComparedTable(
              "signals",
              List.of("exchange", "symbol", "interval", "direction"),
              "close_time",
              Map.of()),
          new ComparedTable(
              "outcomes",
              List.of("exchange", "symbol", "interval", "direction", "shadow"),
              "close_time",
              Map.of()),
          new ComparedTable(
              "late_trades",
              List.of("exchange", "symbol"),
              "trade_id",
              Map.of("complete_until", "how far a symbol had come depends on what befell the run")),
          new ComparedTable("gaps", List.of("exchange", "symbol", "from_id"), "since", Map.of()));

  /** Tables that are not compared, and why. */
  static final Map<String, String> LEFT_OUT =
      new TreeMap<>(
          Map.of(
              "feed_events", "what befell a live feed is all provenance",
              "rejected_frames", "what befell a live feed is all provenance",
              "audit", "what befell a live feed is all provenance",
              "market_clock", "how the market's time follows the machine's",
              "flyway_schema_history", "the schema's own"));

  ComparedTable {
    group = List.copyOf(group);
    provenance = new TreeMap<>(provenance);
  }

  /**
   * The place of a row.
   *
   * @param column gives the canonical text of a column
   */
  RowKey key(UnaryOperator<String> column) {
    return new RowKey(
        group.stream()
            .map(name -> name.equals("interval") ? rank(column.apply(name)) : column.apply(name))
            .collect(Collectors.joining("~")),
        Long.parseLong(column.apply(order)));
  }

  /** The intervals in the order of their lengths. */
  private static String rank(String interval) {
    return switch (interval) {
      case "1m" -> "0";
      case "5m" -> "1";
      case "15m" -> "2";
      case "1h" -> "3";
      default -> throw new IllegalArgumentException("'" + interval + "' is no interval");
    };
  }

  /** The order of the rows in SQL. */
  String orderBy() {
    return group.stream()
            .map(
                name ->
                    name.equals("interval")
                        ? "case interval when '1m' then '0' when '5m' then '1' when '15m' then '2'"
                            + " else '3' end"
                        : name + "::text")
            .collect(Collectors.joining(" || '~' || ", "(", ") collate \"C\""))
        + ", "
        + order;
  }

  /** A row in words, by its key. */
  String describe(Row row) {
    return group.stream().map(row.values()::get).collect(Collectors.joining(" "))
        + " "
        + ColumnTexts.of(order, row.values().get(order));
  }
}
