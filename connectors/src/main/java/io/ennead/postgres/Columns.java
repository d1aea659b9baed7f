package io.ennead.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Binds rows to a statement column by column, each an array of its SQL type. */
final class Columns<T> {

  private final PreparedStatement statement;
  private final List<T> rows;
  private int bound;

  Columns(PreparedStatement statement, List<T> rows) {
    this.statement = statement;
    this.rows = rows;
  }

  /** Binds the next parameter. */
  Columns<T> add(String type, Function<T, Object> value) throws SQLException {
    Object[] values = rows.stream().map(value).toArray();
    statement.setArray(++bound, statement.getConnection().createArrayOf(type, values));
    return this;
  }
}
