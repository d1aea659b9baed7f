package io.ennead.postgres;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.connector.jdbc.datasource.statements.JdbcQueryStatement;

/**
 * One statement that writes many rows, each column an array. PostgreSQL prepares the checks of a
 * table for every statement anew, which costs more than a row.
 */
interface RowsStatement<T> extends JdbcQueryStatement<List<T>> {

  /**
   * The order of the natural key. Rows that are equal by it must not stand in one list; lists in
   * this order do not deadlock each other.
   */
  Comparator<T> key();
}
