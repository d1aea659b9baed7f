package io.ennead.analytics.signals;

import io.ennead.analytics.consensus.Consensus;
import io.ennead.analytics.consensus.HeadPanel;
import io.ennead.analytics.consensus.state.Section;
import io.ennead.analytics.consensus.state.Sections;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.analytics.signals.report.Funnel;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * From closed candles to decisions, signals and outcomes, for one instrument and all timeframes of
 * a run. For one thread.
 *
 * <p>A tick is an instant of event time with all candles that close at it. First the open signals
 * are followed on the finest timeframe, then each timeframe is judged, the highest first, so that
 * the lower ones know of it. A candle is judged once: when it comes again with a higher revision it
 * only tells open signals what they missed ({@link #repair}), and the decision stays as it was
 * made.
 *
 * <p>The state is bounded, and a restored engine goes on to the bit as one that was never stopped.
 * Of other timeframes than the run has it drops what it knew; new ones warm up.
 */
public final class ScanEngine {

  private static final int FORMAT = 1;
  private static final int INTERVALS = Interval.values().length;
  private static final long NEVER = Long.MIN_VALUE;

  private final Instrument instrument;
  private final Map<Interval, Timeframe> timeframes = new EnumMap<>(Interval.class);
  private final List<Timeframe> highestFirst = new ArrayList<>();
  private final SignalBook book;
  private final Funnel funnel = new Funnel();
  private final Scanner scanner;
  private final long start;
  private long lastTick = NEVER;

  /**
   * An engine with an empty state.
   *
   * @param intervals the timeframes of the run
   * @param start where the run began, epoch milliseconds: candles that closed before it only warm
   *     up. {@link Long#MIN_VALUE} for a replay, in which all are judged
   */
  public ScanEngine(
      Instrument instrument, Collection<Interval> intervals, SignalOptions options, long start) {
    this(instrument, intervals, options, start, HeadPanel::new);
  }

  /**
   * @param panels the heads of each timeframe
   */
  ScanEngine(
      Instrument instrument,
      Collection<Interval> intervals,
      SignalOptions options,
      long start,
      Function<Interval, HeadPanel> panels) {
    if (intervals.isEmpty()) {
      throw new IllegalArgumentException("a run without timeframes is refused: name one");
    }
    this.instrument = instrument;
    this.start = start;
    book = new SignalBook(instrument, options);
    scanner = new Scanner(instrument, options, start, book, funnel);
    Consensus consensus = new Consensus(options.profile());
    for (Interval interval : new TreeSet<>(intervals)) {
      Timeframe timeframe = new Timeframe(interval, options, consensus, panels.apply(interval));
      timeframes.put(interval, timeframe);
      highestFirst.add(0, timeframe);
    }
  }

  /**
   * Judges all candles that close at an instant; their order plays no part.
   *
   * @param closeTime later than that of the tick before, epoch milliseconds
   * @param candles at most one per timeframe of the run
   * @param feeds what is known beyond candles at that instant
   */
  public ScanResult tick(long closeTime, Collection<Candle> candles, Feeds feeds) {
    if (closeTime <= lastTick) {
      throw new IllegalArgumentException(
          "tick %d of %s is refused: %d was judged already; give candles that come again to repair"
              .formatted(closeTime, instrument, lastTick));
    }
    Candle[] closing = closing(closeTime, candles);
    lastTick = closeTime;
    TickRecords tick = new TickRecords();
    Candle finest = closing[finest().ordinal()];
    if (finest != null) {
      tick.resolved(book.follow(finest));
    }
    for (Timeframe timeframe : highestFirst) {
      Candle candle = closing[timeframe.interval().ordinal()];
      if (candle != null) {
        List<Timeframe> higher = highestFirst.subList(0, highestFirst.indexOf(timeframe));
        scanner.scan(timeframe, higher, candle, feeds, tick);
      }
    }
    return tick.result();
  }

  /**
   * Takes a candle that comes again: one of the finest timeframe may resolve signals that are still
   * open; of others it says nothing new.
   */
  public List<Outcome> repair(Candle candle) {
    if (candle.closeTime() > lastTick) {
      throw new IllegalArgumentException(
          "candle %s %s %d was never judged: give it to a tick"
              .formatted(candle.instrument(), candle.interval(), candle.openTime()));
    }
    return candle.interval() == finest() ? book.follow(candle) : List.of();
  }

  /** The candles by the ordinal of their timeframe. */
  private Candle[] closing(long closeTime, Collection<Candle> candles) {
    Candle[] closing = new Candle[INTERVALS];
    for (Candle candle : candles) {
      int at = candle.interval().ordinal();
      if (!candle.instrument().equals(instrument)
          || candle.closeTime() != closeTime
          || !timeframes.containsKey(candle.interval())
          || closing[at] != null) {
        throw new IllegalArgumentException(
            "candle %s %s that closes at %d is refused at tick %d of %s with timeframes %s, one each"
                .formatted(
                    candle.instrument(),
                    candle.interval(),
                    candle.closeTime(),
                    closeTime,
                    instrument,
                    timeframes.keySet()));
      }
      closing[at] = candle;
    }
    return closing;
  }

  /** How all scans ended so far, those before a restore included. */
  public Funnel funnel() {
    return funnel;
  }

  /** What is open, and what the last candidates brought. */
  public SignalBook book() {
    return book;
  }

  /** The last instant that was judged, epoch milliseconds; {@link Long#MIN_VALUE} before any. */
  public long lastTick() {
    return lastTick;
  }

  /** The timeframe on which open signals are followed. */
  public Interval finest() {
    return highestFirst.get(highestFirst.size() - 1).interval();
  }

  /**
   * How large the saved state is, in bytes.
   *
   * @param heads of the timeframe whose heads, with the market that they look at, take most
   */
  public record StateSize(int heads, int all) {}

  public StateSize stateSize() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      save(new DataOutputStream(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int heads = highestFirst.stream().mapToInt(Timeframe::headBytes).max().orElse(0);
    return new StateSize(heads, all.size());
  }

  /** Writes the whole state. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(FORMAT);
    out.writeUTF(instrument.toString());
    out.writeLong(start);
    out.writeLong(lastTick);
    Sections.write(sections(), out);
  }

  /**
   * Reads what {@link #save} wrote, for a run with these timeframes and options. The start is that
   * of the saved state.
   *
   * @throws IOException if it is of another instrument, of a later format or damaged
   */
  public static ScanEngine load(
      Instrument instrument, Collection<Interval> intervals, SignalOptions options, DataInput in)
      throws IOException {
    int format = in.readInt();
    String saved = in.readUTF();
    if (format != FORMAT || !saved.equals(instrument.toString())) {
      throw new IOException(
          "scan state of %s in format %d cannot serve %s in format %d"
              .formatted(saved, format, instrument, FORMAT));
    }
    ScanEngine engine = new ScanEngine(instrument, intervals, options, in.readLong());
    engine.lastTick = in.readLong();
    Set<String> found = Sections.read(engine.sections(), in);
    if (!found.contains(engine.book.id()) || !found.contains(engine.funnel.id())) {
      throw new IOException(
          "scan state of " + instrument + " holds only the sections " + found + ": it is damaged");
    }
    return engine;
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>(highestFirst);
    sections.add(book);
    sections.add(funnel);
    return sections;
  }
}
