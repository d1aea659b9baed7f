package io.ennead.standalone.compare;

import java.io.IOException;
import java.sql.SQLException;

/** The rows of a table in the order of their keys. */
interface RowCursor extends AutoCloseable {

  /** The next row, or null behind the last. */
  Row next() throws IOException, SQLException;

  @Override
  void close() throws IOException, SQLException;
}
