package io.ennead.history.file;

/** Rows of a file, and whether it was whole. */
public interface MeasuredRows<T> extends Rows<T> {

  /** Once the end is reached: whether the packing ended too early. */
  boolean truncated();
}
