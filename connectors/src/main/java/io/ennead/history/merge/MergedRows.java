package io.ennead.history.merge;

import io.ennead.history.file.HistoryFile;
import io.ennead.history.file.RejectedRows;
import io.ennead.history.file.Rows;
import io.ennead.history.options.HistoryOptions;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rows of all files of an instrument in ascending order of their keys, each key once: of
 * several rows with one key the fullest. A file is open only while the sequence is within it.
 */
public final class MergedRows<T> implements Rows<T> {

  /** Told of each key that more than one row has. */
  @FunctionalInterface
  public interface Repeats<T> {

    void repeated(T kept, List<T> rows);
  }

  private final RowType<T> type;
  private final HistoryOptions options;
  private final long afterKey;
  private final Repeats<T> repeats;
  private final Deque<HistoryFile> unopened;
  private final PriorityQueue<Cursor> open =
      new PriorityQueue<>(Comparator.comparingLong(cursor -> cursor.key));
  private final List<T> group = new ArrayList<>();

  /**
   * @param afterKey rows up to and with that key are passed over
   */
  public MergedRows(
      RowType<T> type,
      List<HistoryFile> files,
      long afterKey,
      HistoryOptions options,
      Repeats<T> repeats) {
    this.type = type;
    this.options = options;
    this.afterKey = afterKey;
    this.repeats = repeats;
    this.unopened =
        new ArrayDeque<>(
            files.stream()
                .filter(file -> file.facts().lastKey() > afterKey)
                .sorted(Comparator.comparingLong(file -> file.facts().firstKey()))
                .toList());
  }

  @Override
  public T next() throws IOException {
    openDue();
    Cursor first = open.poll();
    if (first == null) {
      return null;
    }
    long key = first.key;
    T row = first.head;
    advance(first);
    if (open.isEmpty() || open.peek().key != key) {
      return row;
    }
    group.clear();
    group.add(row);
    while (!open.isEmpty() && open.peek().key == key) {
      Cursor same = open.poll();
      group.add(same.head);
      advance(same);
    }
    T kept = type.fullest(group);
    repeats.repeated(kept, group);
    return kept;
  }

  /** Opens the files that may hold the lowest key. */
  private void openDue() throws IOException {
    while (!unopened.isEmpty()
        && (open.isEmpty() || unopened.peek().facts().firstKey() <= open.peek().key)) {
      advance(new Cursor(opened(unopened.poll())));
    }
  }

  private Rows<T> opened(HistoryFile file) throws IOException {
    Rows<T> rows = type.open(file, RejectedRows.IGNORED);
    return file.facts().order() == HistoryFile.Order.UNSORTED
        ? SortedRows.of(rows, type, options)
        : rows;
  }

  private void advance(Cursor cursor) throws IOException {
    do {
      cursor.head = cursor.rows.next();
    } while (cursor.head != null && type.key(cursor.head) <= afterKey);
    if (cursor.head == null) {
      cursor.rows.close();
    } else {
      cursor.key = type.key(cursor.head);
      open.add(cursor);
    }
  }

  @Override
  public void close() throws IOException {
    unopened.clear();
    for (Cursor cursor : open) {
      cursor.rows.close();
    }
    open.clear();
  }

  private final class Cursor {
    final Rows<T> rows;
    T head;
    long key;

    Cursor(Rows<T> rows) {
      this.rows = rows;
    }
  }
}
