package io.ennead.history.merge;

import io.ennead.history.file.HistoryFile;
import io.ennead.history.file.RejectedRows;
import io.ennead.history.file.Rows;
import io.ennead.records.BinaryCodec;
import java.io.IOException;
import java.util.List;

/** What merging needs to know of a kind of row. */
public interface RowType<T> {

  /** What identifies a row within its instrument, and by which rows are ordered. */
  long key(T row);

  /** The time by which rows of several instruments are served, epoch milliseconds. */
  long millis(T row);

  /** The fullest of several rows of one key, the same whatever their order. */
  T fullest(List<T> rows);

  /** The form in which rows lie in the chunks of a file that is sorted. */
  BinaryCodec<T> codec();

  /** Opens a file and reads its rows of its instrument in the order in which they stand. */
  Rows<T> open(HistoryFile file, RejectedRows rejected) throws IOException;
}
