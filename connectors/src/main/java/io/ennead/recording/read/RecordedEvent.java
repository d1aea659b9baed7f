package io.ennead.recording.read;

import io.ennead.recording.format.Block;
import io.ennead.records.MarketEvent;
import io.ennead.records.MarketEventCodec;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An event with the time that it had.
 *
 * @param timestamp epoch milliseconds; negative if it had none
 */
record RecordedEvent(MarketEvent event, long timestamp) {

  /** The events of a block. */
  static List<RecordedEvent> of(Block block, int codecVersion) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(block.raw()));
    List<RecordedEvent> events = new ArrayList<>(block.count());
    for (int i = 0; i < block.count(); i++) {
      long timestamp = in.readLong();
      events.add(new RecordedEvent(MarketEventCodec.INSTANCE.read(codecVersion, in), timestamp));
    }
    return events;
  }
}
