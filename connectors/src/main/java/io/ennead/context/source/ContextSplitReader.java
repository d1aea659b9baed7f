package io.ennead.context.source;

import io.ennead.context.ContextFeed;
import io.ennead.context.ContextFeed.Part;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/** Reads the feed on the fetching thread, part by part. */
final class ContextSplitReader implements SplitReader<Part, ContextSplit> {

  private final ContextFeed feed;
  private final Semaphore wakeUp = new Semaphore(0);
  private ContextSplit split;
  private long until;

  ContextSplitReader(ContextFeed feed) {
    this.feed = feed;
  }

  @Override
  public RecordsWithSplitIds<Part> fetch() throws IOException {
    RecordsBySplits.Builder<Part> records = new RecordsBySplits.Builder<>();
    Part part = split == null ? null : feed.next(until);
    if (part == null) {
      rest();
      return records.build();
    }
    records.add(split, part);
    until = part.until();
    if (part.end()) {
      records.addFinishedSplit(split.splitId());
      split = null;
    }
    return records.build();
  }

  private void rest() {
    try {
      // Whether it was woken up or has waited long enough: it looks again.
      boolean woken = wakeUp.tryAcquire(feed.pauseMillis(), TimeUnit.MILLISECONDS);
      if (woken) {
        wakeUp.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void handleSplitsChanges(SplitsChange<ContextSplit> change) {
    if (!(change instanceof SplitsAddition)) {
      throw new UnsupportedOperationException("a feed stays with its reader: " + change);
    }
    split = change.splits().get(0);
    until = split.readUntil();
  }

  @Override
  public void wakeUp() {
    wakeUp.release();
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
