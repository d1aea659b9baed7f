package io.ennead.history.file;

import java.io.Closeable;
import java.io.IOException;

/** Walks over the rows of a file, each a list of texts. */
interface Fields extends Closeable {

  /** Moves to the next row; false at the end. */
  boolean next() throws IOException;

  /** Columns of this row. */
  int count();

  /** A column of this row; it is valid until the next one is asked for. */
  CharSequence get(int column);

  /** 1-based: the line, or in a JSON array the element. */
  long number();

  /** The row as it stands there. */
  String text();

  /** Whether the packing ended too early. */
  boolean truncated();
}
