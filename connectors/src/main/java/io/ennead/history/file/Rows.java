package io.ennead.history.file;

import java.io.Closeable;
import java.io.IOException;

/** A sequence of rows, read once. */
public interface Rows<T> extends Closeable {

  /** The next row, or null at the end. */
  T next() throws IOException;
}
