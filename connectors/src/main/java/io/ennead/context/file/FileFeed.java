package io.ennead.context.file;

import io.ennead.context.ContextFeed;
import io.ennead.records.ContextRecord;
import io.ennead.records.Instrument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Files merged by time: what a live run heard, or what was published. Ends with the last row. */
public final class FileFeed implements ContextFeed {

  private static final int RECORDS_PER_PART = 256;

  /**
   * A file and the time of its next record. Of rows of one time, those of the file that was named
   * first come first.
   *
   * @param rows null until its turn comes: a recording has many files
   */
  private record Cursor(Path file, ContextRows rows, int number, long time) {}

  private final PriorityQueue<Cursor> cursors =
      new PriorityQueue<>(Comparator.comparingLong(Cursor::time).thenComparingInt(Cursor::number));

  private final List<Instrument> instruments;

  private FileFeed(List<Instrument> instruments) {
    this.instruments = instruments;
  }

  /**
   * Opens files.
   *
   * @param instruments those of the run
   */
  public static FileFeed open(List<Path> files, List<Instrument> instruments) throws IOException {
    FileFeed feed = new FileFeed(instruments);
    for (int i = 0; i < files.size(); i++) {
      try (ContextRows rows = ContextRows.open(files.get(i), instruments)) {
        if (rows.peek() != null) {
          feed.cursors.add(new Cursor(files.get(i), null, i, rows.peek().time()));
        }
      }
    }
    return feed;
  }

  /**
   * Reads every row once.
   *
   * @return how many records there are
   * @throws IllegalArgumentException for the first row that cannot be, with file, line and remedy
   */
  public static long check(List<Path> files, List<Instrument> instruments) throws IOException {
    long count = 0;
    try (FileFeed feed = open(files, instruments)) {
      for (Part part = feed.next(BEGINNING); ; part = feed.next(part.until())) {
        count += part.records().size();
        if (part.end()) {
          return count;
        }
      }
    }
  }

  /** Takes the first record of a cursor, and puts the cursor back at the next one. */
  private ContextRecord take(Cursor first) throws IOException {
    ContextRows rows =
        first.rows() == null ? ContextRows.open(first.file(), instruments) : first.rows();
    rows.peek();
    ContextRecord record = rows.poll();
    ContextRecord next = rows.peek();
    if (next == null) {
      rows.close();
    } else {
      cursors.add(new Cursor(first.file(), rows, first.number(), next.time()));
    }
    return record;
  }

  @Override
  public Part next(long after) throws IOException {
    List<ContextRecord> records = new ArrayList<>();
    long until = after;
    while (!cursors.isEmpty()
        && (records.size() < RECORDS_PER_PART || cursors.peek().time() == until)) {
      ContextRecord record = take(cursors.poll());
      if (record.time() > after) {
        records.add(record);
        until = record.time();
      }
    }
    return new Part(records, until, cursors.isEmpty(), false);
  }

  @Override
  public long pauseMillis() {
    return 1;
  }

  @Override
  public void close() throws IOException {
    for (Cursor cursor : cursors) {
      if (cursor.rows() != null) {
        cursor.rows().close();
      }
    }
    cursors.clear();
  }
}
