package io.ennead.simulator.binance.stream;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Frames of a recorded session, to be sent as they were.
 *
 * @param frames by time
 */
public record RecordedFrames(List<Frame> frames) {
  /** No recording. */
  public static final RecordedFrames NONE = new RecordedFrames(List.of());

  /**
   * One frame.
   *
   * @param timeMicros when it is sent, µs since the epoch
   * @param stream its stream's name
   * @param symbol upper case
   * @param data its bare payload
   */
  public record Frame(long timeMicros, String stream, String symbol, String data) {}

  public RecordedFrames {
    frames = List.copyOf(frames);
  }

  /** The streams that the recording fills. */
  Set<String> streams() {
    Set<String> streams = new HashSet<>();
    frames.forEach(f -> streams.add(f.stream()));
    return streams;
  }
}
