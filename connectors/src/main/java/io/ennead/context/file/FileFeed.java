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

  /** Of rows of one time, those of the file that was named first come first. */
  private record Cursor(ContextRows rows, int number, long time) {}

  private final PriorityQueue<Cursor> cursors =
      new PriorityQueue<>(Comparator.comparingLong(Cursor::time).thenComparingInt(Cursor::number));

  private FileFeed() {}

  /**
   * Opens files.
   *
   * @param instruments those of the run
   */
  public static FileFeed open(List<Path> files, List<Instrument> instruments) throws IOException {
    FileFeed feed = new FileFeed();
    try {
      for (int i = 0; i < files.size(); i++) {
        feed.add(ContextRows.open(files.get(i), instruments), i);
      }
      return feed;
    } catch (IOException | RuntimeException e) {
      feed.close();
      throw e;
    }
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

  private void add(ContextRows rows, int number) throws IOException {
    ContextRecord next = rows.peek();
    if (next == null) {
      rows.close();
    } else {
      cursors.add(new Cursor(rows, number, next.time()));
    }
  }

  @Override
  public Part next(long after) throws IOException {
    List<ContextRecord> records = new ArrayList<>();
    long until = after;
    while (!cursors.isEmpty()
        && (records.size() < RECORDS_PER_PART || cursors.peek().time() == until)) {
      Cursor first = cursors.poll();
      ContextRecord record = first.rows().poll();
      if (record.time() > after) {
        records.add(record);
        until = record.time();
      }
      add(first.rows(), first.number());
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
      cursor.rows().close();
    }
    cursors.clear();
  }
}
