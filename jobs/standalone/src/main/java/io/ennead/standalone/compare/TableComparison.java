package io.ennead.standalone.compare;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Merges two ordered streams of rows; of each one row at a time is held. */
final class TableComparison {

  private final ComparedTable table;
  private final Collection<String> compared;
  private final Window window;
  private final TableResult result;

  /**
   * @param compared the columns whose values count
   * @param limit how many differences are kept in words
   */
  TableComparison(ComparedTable table, Collection<String> compared, Window window, int limit) {
    this.table = table;
    this.compared = compared;
    this.window = window;
    this.result = new TableResult(table.name(), limit);
  }

  TableResult of(RowCursor first, RowCursor second) throws IOException, SQLException {
    Row a = next(first);
    Row b = next(second);
    while (a != null || b != null) {
      int order = a == null ? 1 : b == null ? -1 : a.key().compareTo(b.key());
      if (order < 0) {
        result.onlyFirst(table.describe(a));
      } else if (order > 0) {
        result.onlySecond(table.describe(b));
      } else {
        compare(a, b);
      }
      a = order <= 0 ? next(first) : a;
      b = order >= 0 ? next(second) : b;
    }
    return result;
  }

  private Row next(RowCursor rows) throws IOException, SQLException {
    Row row = rows.next();
    while (row != null && !window.holds(table, row)) {
      row = rows.next();
    }
    return row;
  }

  private void compare(Row a, Row b) {
    List<String> differing = new ArrayList<>();
    for (String column : compared) {
      String one = a.values().get(column);
      String other = b.values().get(column);
      if (!one.equals(other)) {
        differing.add(
            "%s %s | %s"
                .formatted(column, ColumnTexts.of(column, one), ColumnTexts.of(column, other)));
      }
    }
    if (differing.isEmpty()) {
      result.equal();
    } else {
      result.different(table.describe(a), differing);
    }
  }
}
