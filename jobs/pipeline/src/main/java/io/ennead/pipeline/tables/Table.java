package io.ennead.pipeline.tables;

import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The columns of a table in the order of the schema, and how its rows are told apart. */
public final class Table<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final List<String> columns;
  private final List<Value<T>> values;
  private final Value<T> group;
  private final String orderColumn;
  private final String revisionColumn;

  private Table(Builder<T> builder) {
    name = builder.name;
    columns = List.copyOf(builder.columns);
    values = List.copyOf(builder.values);
    group = builder.group;
    orderColumn = Objects.requireNonNull(builder.orderColumn, "order column");
    revisionColumn = builder.revisionColumn;
  }

  /** What a row has in a column: see {@link Cell}. */
  @FunctionalInterface
  public interface Value<T> extends Serializable {
    Object of(T row);
  }

  static <T> Builder<T> named(String name) {
    return new Builder<>(name);
  }

  public String name() {
    return name;
  }

  public List<String> columns() {
    return columns;
  }

  /** A row's values in the order of the columns: see {@link Cell}. */
  public List<Object> values(T row) {
    List<Object> cells = new ArrayList<>(values.size());
    for (Value<T> value : values) {
      cells.add(value.of(row));
    }
    return cells;
  }

  /** A row's values as texts. */
  public List<String> texts(T row) {
    return values(row).stream().map(Cell::text).toList();
  }

  /** What a row has in a column. */
  public Object value(String column, T row) {
    return values.get(columns.indexOf(column)).of(row);
  }

  /**
   * The leading part of a row's natural key. Rows of one group keep the order of their last key
   * column; groups are sorted by their text.
   */
  public String group(T row) {
    return (String) group.of(row);
  }

  /**
   * The column, within a group, by which rows are sorted and recognised as the same row: a number.
   */
  public String orderColumn() {
    return orderColumn;
  }

  /**
   * The column that decides which of two rows with the same key stays: the higher number. Where
   * rows never come again it is the order's own.
   */
  public String revisionColumn() {
    return revisionColumn;
  }

  static final class Builder<T> {

    private final String name;
    private final List<String> columns = new ArrayList<>();
    private final List<Value<T>> values = new ArrayList<>();
    private Value<T> group;
    private String orderColumn;
    private String revisionColumn;

    private Builder(String name) {
      this.name = name;
    }

    Builder<T> column(String column, Value<T> value) {
      columns.add(column);
      values.add(value);
      return this;
    }

    /** The columns of the instrument; rows of one instrument are a group. */
    Builder<T> instrument(InstrumentOf<T> instrument) {
      group = row -> instrument.of(row).exchange() + "~" + instrument.of(row).symbol();
      return column("exchange", row -> instrument.of(row).exchange())
          .column("symbol", row -> instrument.of(row).symbol());
    }

    /**
     * The columns of the instrument and the interval; rows of one series are a group, and groups
     * sort by exchange and symbol, then by the length of the interval.
     */
    Builder<T> series(InstrumentOf<T> instrument, IntervalOf<T> interval) {
      instrument(instrument);
      Value<T> ofInstrument = group;
      group = row -> ofInstrument.of(row) + "~" + interval.of(row).ordinal();
      return column("interval", row -> interval.of(row).label());
    }

    /** Rows of a group are told apart by more than their order. */
    Builder<T> within(Value<T> part) {
      Value<T> whole = group;
      group = row -> whole.of(row) + "~" + part.of(row);
      return this;
    }

    Builder<T> orderedBy(String column, Value<T> value) {
      orderColumn = column;
      revisionColumn = revisionColumn == null ? column : revisionColumn;
      return column(column, value);
    }

    Builder<T> revisedBy(String column, Value<T> value) {
      revisionColumn = column;
      return column(column, value);
    }

    Table<T> build() {
      return new Table<>(this);
    }
  }

  @FunctionalInterface
  interface InstrumentOf<T> extends Serializable {
    Instrument of(T row);
  }

  @FunctionalInterface
  interface IntervalOf<T> extends Serializable {
    Interval of(T row);
  }
}
