package io.ennead.history.merge;

import io.ennead.history.file.Rows;
import io.ennead.history.options.HistoryOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rows of an unsorted file by key, with no more of them in memory than an option allows: a
 * larger file is sorted in chunks, which lie in temporary files until they have been merged.
 */
final class SortedRows<T> implements Rows<T> {

  private final RowType<T> type;
  private final List<Rows<T>> chunks = new ArrayList<>();
  private final PriorityQueue<Head<T>> heads =
      new PriorityQueue<>(Comparator.comparingLong(Head::key));

  private SortedRows(RowType<T> type) {
    this.type = type;
  }

  /** Reads all rows, closes them, and serves them sorted. */
  static <T> Rows<T> of(Rows<T> rows, RowType<T> type, HistoryOptions options) throws IOException {
    SortedRows<T> sorted = new SortedRows<>(type);
    try (rows) {
      sorted.chunk(rows, options.sortRows(), options.temporaryFolder());
      return sorted;
    } catch (IOException | RuntimeException e) {
      sorted.close();
      throw e;
    }
  }

  private void chunk(Rows<T> rows, int size, Path folder) throws IOException {
    List<T> held = take(rows, size);
    while (held.size() == size) {
      chunks.add(SpilledRows.write(held, type.codec(), folder));
      held = take(rows, size);
    }
    Iterator<T> last = held.iterator();
    chunks.add(
        new Rows<>() {
          @Override
          public T next() {
            return last.hasNext() ? last.next() : null;
          }

          @Override
          public void close() {}
        });
    for (Rows<T> chunk : chunks) {
      addHead(chunk);
    }
  }

  private List<T> take(Rows<T> rows, int size) throws IOException {
    List<T> taken = new ArrayList<>();
    for (T row; taken.size() < size && (row = rows.next()) != null; ) {
      taken.add(row);
    }
    taken.sort(Comparator.comparingLong(type::key));
    return taken;
  }

  private void addHead(Rows<T> chunk) throws IOException {
    T row = chunk.next();
    if (row != null) {
      heads.add(new Head<>(type.key(row), row, chunk));
    }
  }

  @Override
  public T next() throws IOException {
    Head<T> first = heads.poll();
    if (first == null) {
      return null;
    }
    addHead(first.chunk());
    return first.row();
  }

  @Override
  public void close() throws IOException {
    heads.clear();
    for (Rows<T> chunk : chunks) {
      chunk.close();
    }
    chunks.clear();
  }

  private record Head<T>(long key, T row, Rows<T> chunk) {}
}
