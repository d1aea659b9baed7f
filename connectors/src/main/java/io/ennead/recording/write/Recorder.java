package io.ennead.recording.write;

import io.ennead.recording.format.Header;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import io.ennead.records.MarketEventCodec;
import io.ennead.records.RejectedFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records what a source's task emits. Each instrument's events are numbered; the numbers travel in
 * the checkpoints, so that a restored attempt goes on exactly where its checkpoint was.
 */
public final class Recorder {

  private final RecordingTarget target;
  private final String session;
  private final long attempt;
  private final Map<Instrument, InstrumentRecorder> recorders = new HashMap<>();

  /** Where instruments stand in the checkpoint, be they this task's or another's. */
  private final Map<Instrument, Long> restored = new TreeMap<>();

  /**
   * @param positions of all tasks in the checkpoint that the job goes on from, in any order and
   *     repeated: the highest of an instrument is its task's
   * @param now the machine's time, epoch milliseconds
   */
  public Recorder(RecordingTarget target, Iterable<RecordedPosition> positions, long now) {
    this.target = target;
    String foundSession = target.session();
    // Clocks of machines differ: a later attempt has a higher number all the same.
    long nextAttempt = now;
    for (RecordedPosition position : positions) {
      foundSession = position.session();
      nextAttempt = Math.max(nextAttempt, position.attempt() + 1);
      restored.merge(position.instrument(), position.next(), Math::max);
    }
    this.session = foundSession;
    this.attempt = nextAttempt;
  }

  /**
   * Takes the next event; a frame that was rejected is none of the market.
   *
   * @param timestamp epoch milliseconds; negative if the event has none
   */
  public void add(MarketEvent event, long timestamp) throws IOException {
    if (event instanceof RejectedFrame) {
      return;
    }
    Instrument instrument = event.instrument();
    InstrumentRecorder recorder = recorders.get(instrument);
    if (recorder == null) {
      recorder = recorder(instrument);
      recorders.put(instrument, recorder);
    }
    recorder.add(event, timestamp);
  }

  private InstrumentRecorder recorder(Instrument instrument) {
    Header header =
        new Header(
            MarketEventCodec.INSTANCE.version(), session, target.origin(), instrument, attempt);
    return new InstrumentRecorder(
        Path.of(target.directory()), header, restored.getOrDefault(instrument, 0L));
  }

  /** Brings everything to the disk; the positions are what a checkpoint then holds. */
  public List<RecordedPosition> sync() throws IOException {
    Map<Instrument, Long> positions = new TreeMap<>(restored);
    for (Map.Entry<Instrument, InstrumentRecorder> entry : recorders.entrySet()) {
      entry.getValue().sync();
      positions.put(entry.getKey(), entry.getValue().next());
    }
    return positions.entrySet().stream()
        .map(each -> new RecordedPosition(session, attempt, each.getKey(), each.getValue()))
        .toList();
  }
}
