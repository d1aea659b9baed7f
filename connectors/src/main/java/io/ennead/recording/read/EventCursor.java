package io.ennead.recording.read;

import io.ennead.recording.format.Block;
import io.ennead.recording.format.BlockReader;
import io.ennead.recording.format.DamagedRecordingException;
import io.ennead.recording.format.Header;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The reading side of a split: its events in order, one of them looked at in advance. */
final class EventCursor implements Closeable {

  private final RecordedSplit split;
  private final Iterator<RecordedSplit.Segment> segments;
  private final Deque<RecordedEvent> events = new ArrayDeque<>();
  private RecordedSplit.Segment segment;
  private BlockReader file;
  private int codecVersion;
  private long next;
  private long millis = Long.MIN_VALUE;

  EventCursor(RecordedSplit split) throws IOException {
    this.split = split;
    this.next = split.next();
    this.segments = split.segments().iterator();
    load();
  }

  String splitId() {
    return split.splitId();
  }

  boolean isExhausted() {
    return events.isEmpty();
  }

  /** The time of the next event, or of the last one that had a time; epoch milliseconds. */
  long nextMillis() {
    return isExhausted() ? Long.MIN_VALUE : Math.max(millis, events.peek().timestamp());
  }

  /** The next events as long as their time is below a limit, and at most so many. */
  List<RecordedEvent> take(long untilMillis, int limit) throws IOException {
    List<RecordedEvent> taken = new ArrayList<>();
    while (!events.isEmpty() && taken.size() < limit && nextMillis() < untilMillis) {
      millis = nextMillis();
      taken.add(events.poll());
      if (events.isEmpty()) {
        load();
      }
    }
    return taken;
  }

  /** Reads on to the block that holds the next event, if there is one. */
  private void load() throws IOException {
    while (events.isEmpty()) {
      if (file == null && !open()) {
        return;
      }
      Optional<Block> block = next < segment.until() ? file.next() : Optional.empty();
      if (block.isEmpty()) {
        endSegment();
      } else if (block.get().until() > next) {
        take(block.get());
      }
    }
  }

  private boolean open() throws IOException {
    do {
      if (!segments.hasNext()) {
        return false;
      }
      segment = segments.next();
    } while (segment.until() <= next);
    file = new BlockReader(Path.of(segment.path()));
    codecVersion =
        file.header()
            .map(Header::codecVersion)
            .orElseThrow(
                () -> new DamagedRecordingException(segment.path() + " has lost its header"));
    return true;
  }

  private void endSegment() throws IOException {
    close();
    if (next < segment.until()) {
      throw new DamagedRecordingException(
          "%s ends before its event %d".formatted(segment.path(), segment.until()));
    }
  }

  private void take(Block block) throws IOException {
    List<RecordedEvent> all = RecordedEvent.of(block, codecVersion);
    int from = (int) (next - block.first());
    int to = (int) (Math.min(block.until(), segment.until()) - block.first());
    events.addAll(all.subList(from, to));
    next = block.first() + to;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
