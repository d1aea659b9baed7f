package io.ennead.recording.write;

import io.ennead.recording.format.Block;
import io.ennead.recording.format.Header;
import io.ennead.recording.format.Names;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.MarketEventCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Appends the events of one instrument to the file of their hour, in blocks. */
final class InstrumentRecorder {

  /** So many bytes of events make a block, if no checkpoint does before. */
  private static final int BLOCK_BYTES = 1 << 16;

  private final Path directory;
  private final Header header;
  private final DataOutputSerializer events = new DataOutputSerializer(4_096);
  private long next;
  private int count;
  private long hour = Names.NO_HOUR;
  private Path file;

  /** The file has bytes that may not have reached the disk. */
  private boolean dirty;

  InstrumentRecorder(Path directory, Header header, long next) {
    this.directory = directory;
    this.header = header;
    this.next = next;
  }

  /** The number of the next event. */
  long next() {
    return next;
  }

  /**
   * @param timestamp the event's time, epoch milliseconds; negative if it has none
   */
  void add(MarketEvent event, long timestamp) throws IOException {
    // Times may step back a little: an event then stays in the file of the later hour.
    if (timestamp >= 0 && (hour == Names.NO_HOUR || timestamp >= hour + Interval.H1.millis())) {
      sync();
      hour = Interval.H1.floor(timestamp);
      file = null;
    }
    events.writeLong(timestamp);
    MarketEventCodec.INSTANCE.write(event, events);
    count++;
    next++;
    if (events.length() >= BLOCK_BYTES) {
      writeBlock();
    }
  }

  /** Brings everything to the disk. */
  void sync() throws IOException {
    writeBlock();
    if (dirty) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      dirty = false;
    }
  }

  private void writeBlock() throws IOException {
    if (count == 0) {
      return;
    }
    Block block = Block.of(next - count, count, events.getSharedBuffer(), events.length());
    if (file == null) {
      file = create();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      write(block.toBytes(), channel);
    }
    dirty = true;
    events.clear();
    count = 0;
  }

  private Path create() throws IOException {
    Path made =
        Names.file(directory, header.session(), header.instrument(), hour, header.attempt());
    Files.createDirectories(made.getParent());
    try (FileChannel channel =
        FileChannel.open(made, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(ByteBuffer.wrap(header.toBytes()), channel);
    }
    return made;
  }

  private static void write(ByteBuffer bytes, FileChannel channel) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
