package io.ennead.standalone.compare;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** One of the two that are compared. */
public interface Side extends AutoCloseable {

  /** The tables that it has, whether they are compared or not. */
  Set<String> tables() throws IOException, SQLException;

  /** The columns of one of its tables in order. A file does not say types: all are texts. */
  Map<String, ColumnType> columns(String table) throws IOException, SQLException;

  /**
   * Reads a table.
   *
   * @param types of its columns, as the side knows them that does
   */
  RowCursor open(ComparedTable table, Map<String, ColumnType> types)
      throws IOException, SQLException;

  @Override
  void close() throws Exception;
}
