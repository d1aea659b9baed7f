package io.ennead.pipeline.csv;

import java.io.Serializable;
import java.util.List;

/**
 * How the rows of a table look in a CSV file: the columns of the schema, times in epoch
 * milliseconds, an empty field for NULL.
 */
public interface CsvTable<T> extends Serializable {

  /** The table's name; the file is {@code <name>.csv}. */
  String name();

  /** The header. */
  List<String> columns();

  /** A row's fields in the order of the columns. */
  List<String> fields(T row);

  /**
   * The leading part of a row's natural key. Rows of one group keep the order of their last key
   * column; groups are sorted by their text.
   */
  String group(T row);

  /**
   * The column, within a group, by which rows are sorted and recognised as the same row: a number.
   */
  String orderColumn();

  /**
   * The column that decides which of two rows with the same key stays: the higher number. Where
   * rows never come again it is the order's own.
   */
  default String revisionColumn() {
    return orderColumn();
  }
}
