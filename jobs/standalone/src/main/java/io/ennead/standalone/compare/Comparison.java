package io.ennead.standalone.compare;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Compares two sides, table by table.
 *
 * @param provenance whether columns of provenance count, too
 * @param tradeIds whether trade ids count
 * @param only the tables to compare; empty for all
 * @param limit how many differences of a table are listed
 */
public record Comparison(
    Window window, boolean provenance, boolean tradeIds, Set<String> only, int limit) {

  /**
   * What was compared.
   *
   * @param rows of either side
   * @param differences rows that differ or are missing on one side
   * @param absent tables that were named and are not on both sides
   */
  public record Result(long rows, long differences, List<String> absent) {
    public Result {
      absent = List.copyOf(absent);
    }
  }

  /** The tables that are compared, in the order of the flow. */
  public static List<String> tables() {
    return ComparedTable.ALL.stream().map(ComparedTable::name).toList();
  }

  /** Compares; says all that it finds and all that it leaves out. */
  public Result of(Side first, Side second, Consumer<String> say) throws IOException, SQLException {
    Set<String> inFirst = first.tables();
    Set<String> inSecond = second.tables();
    long rows = 0;
    long differences = 0;
    List<String> absent = new ArrayList<>();
    for (ComparedTable table : ComparedTable.ALL) {
      if (!only.isEmpty() && !only.contains(table.name())) {
        say.accept("%-12s left out: not asked for".formatted(table.name()));
      } else if (!inFirst.contains(table.name()) || !inSecond.contains(table.name())) {
        if (only.contains(table.name())) {
          absent.add(table.name());
        }
        sayAbsent(table.name(), inFirst, inSecond, say);
      } else {
        TableResult result = compare(table, first, second, say);
        rows += result.rows();
        differences += result.differences();
      }
    }
    sayOthers(inFirst, inSecond, say);
    return new Result(rows, differences, absent);
  }

  private TableResult compare(ComparedTable table, Side first, Side second, Consumer<String> say)
      throws IOException, SQLException {
    Map<String, ColumnType> ofFirst = first.columns(table.name());
    Map<String, ColumnType> ofSecond = second.columns(table.name());
    Map<String, ColumnType> types = new LinkedHashMap<>();
    Map<String, String> leftOut = new LinkedHashMap<>();
    for (Map.Entry<String, ColumnType> column : ofFirst.entrySet()) {
      if (ofSecond.containsKey(column.getKey())) {
        ColumnType type = column.getValue();
        types.put(column.getKey(), type == ColumnType.TEXT ? ofSecond.get(column.getKey()) : type);
      } else {
        leftOut.put(column.getKey(), "only A has it");
      }
    }
    ofSecond.keySet().stream()
        .filter(column -> !ofFirst.containsKey(column))
        .forEach(column -> leftOut.put(column, "only B has it"));
    Set<String> compared = new TreeSet<>(types.keySet());
    leaveOut(table, compared, leftOut);
    try (RowCursor a = first.open(table, types);
        RowCursor b = second.open(table, types)) {
      TableResult result = new TableComparison(table, compared, window, limit).of(a, b);
      result.lines().forEach(say);
      leftOut.forEach((column, why) -> say.accept("  left out     %s: %s".formatted(column, why)));
      return result;
    }
  }

  private void leaveOut(ComparedTable table, Set<String> compared, Map<String, String> leftOut) {
    ComparedTable.WALL_CLOCK.forEach(
        (column, why) -> {
          if (compared.remove(column)) {
            leftOut.put(column, why);
          }
        });
    if (!provenance) {
      table
          .provenance()
          .forEach(
              (column, why) -> {
                if (compared.remove(column)) {
                  leftOut.put(column, why);
                }
              });
    }
    if (!tradeIds
        && table.name().equals("candles")
        && compared.removeAll(ComparedTable.TRADE_IDS)) {
      ComparedTable.TRADE_IDS.forEach(column -> leftOut.put(column, "as asked for"));
    }
  }

  private static void sayAbsent(
      String table, Set<String> inFirst, Set<String> inSecond, Consumer<String> say) {
    String who =
        inFirst.contains(table) ? "only A" : inSecond.contains(table) ? "only B" : "neither";
    say.accept("%-12s left out: %s has it".formatted(table, who));
  }

  private static void sayOthers(Set<String> inFirst, Set<String> inSecond, Consumer<String> say) {
    Set<String> others = new TreeSet<>(inFirst);
    others.addAll(inSecond);
    ComparedTable.ALL.forEach(table -> others.remove(table.name()));
    for (String table : others) {
      say.accept(
          "%-12s left out: %s"
              .formatted(
                  table,
                  ComparedTable.LEFT_OUT.getOrDefault(
                      table, "this program does not know the table")));
    }
  }
}
