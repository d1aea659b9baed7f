package io.ennead.analytics.signals.outcomes;

import io.ennead.analytics.consensus.state.Section;
import io.ennead.analytics.consensus.state.Sections;
import io.ennead.analytics.signals.levels.TradeLevels;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.records.Candle;
import io.ennead.records.Direction;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one symbol has open over all timeframes, what its last candidates brought, and when it last
 * had a signal. Bounded: the regime gate limits the active signals, a timeframe and direction have
 * at most one open shadow, a history its length.
 */
public final class SignalBook implements Section {

  private static final int VERSION = 1;

  private final Instrument instrument;
  private final SignalOptions options;
  private final OutcomeFollower follower;
  private final List<Position> open = new ArrayList<>();
  private final Map<Interval, Map<Direction, CandidateHistory>> histories =
      new EnumMap<>(Interval.class);
  private final Map<Direction, Long> lastSignal = new EnumMap<>(Direction.class);

  public SignalBook(Instrument instrument, SignalOptions options) {
    this.instrument = instrument;
    this.options = options;
    follower = new OutcomeFollower(options.expiry().toMillis());
  }

  /** Takes a closed candle of the finest timeframe, or one that comes again; what it resolved. */
  public List<Outcome> follow(Candle candle) {
    if (open.isEmpty()) {
      return List.of();
    }
    List<Outcome> resolved = new ArrayList<>();
    for (Iterator<Position> each = open.iterator(); each.hasNext(); ) {
      Position position = each.next();
      Optional<Outcome> outcome = follower.follow(position, candle);
      if (outcome.isPresent()) {
        each.remove();
        history(position.interval(), position.direction()).add(outcome.get().resultR());
        resolved.add(outcome.get());
      }
    }
    return resolved;
  }

  /** Opens a signal. */
  public Outcome openSignal(
      Interval interval, long closeTime, TradeLevels levels, BigDecimal quality) {
    lastSignal.put(levels.direction(), closeTime);
    return open(interval, closeTime, levels, quality, false);
  }

  /** Opens a shadow, unless the timeframe and direction have one open. */
  public Optional<Outcome> openShadow(
      Interval interval, long closeTime, TradeLevels levels, BigDecimal quality) {
    boolean occupied =
        open.stream()
            .anyMatch(
                each ->
                    each.isShadow()
                        && each.interval() == interval
                        && each.direction() == levels.direction());
    return occupied
        ? Optional.empty()
        : Optional.of(open(interval, closeTime, levels, quality, true));
  }

  private Outcome open(
      Interval interval, long closeTime, TradeLevels levels, BigDecimal quality, boolean shadow) {
    Position position = new Position(instrument, interval, closeTime, levels, quality, shadow);
    open.add(position);
    return position.active();
  }

  /** How many signals are active. */
  public int active() {
    return (int) open.stream().filter(each -> !each.isShadow()).count();
  }

  /** The highest quality of the active signals in a direction. */
  public Optional<BigDecimal> bestActive(Direction direction) {
    return open.stream()
        .filter(each -> !each.isShadow() && each.direction() == direction)
        .map(Position::quality)
        .max(BigDecimal::compareTo);
  }

  /** When the last signal in a direction came, epoch milliseconds. */
  public OptionalLong lastSignal(Direction direction) {
    Long time = lastSignal.get(direction);
    return time == null ? OptionalLong.empty() : OptionalLong.of(time);
  }

  /** What the last candidates brought. */
  public CandidateHistory history(Interval interval, Direction direction) {
    return histories
        .computeIfAbsent(interval, any -> new EnumMap<>(Direction.class))
        .computeIfAbsent(direction, any -> new CandidateHistory(options.history().length()));
  }

  /** Open signals and shadows. */
  public int size() {
    return open.size();
  }

  @Override
  public String id() {
    return "book";
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(open.size());
    for (Position position : open) {
      PositionForm.write(position, out);
    }
    out.writeInt(lastSignal.size());
    for (Map.Entry<Direction, Long> last : lastSignal.entrySet()) {
      out.writeUTF(last.getKey().name());
      out.writeLong(last.getValue());
    }
    out.writeInt(histories.values().stream().mapToInt(Map::size).sum());
    for (Map.Entry<Interval, Map<Direction, CandidateHistory>> ofInterval : histories.entrySet()) {
      for (Map.Entry<Direction, CandidateHistory> each : ofInterval.getValue().entrySet()) {
        out.writeUTF(ofInterval.getKey().name());
        out.writeUTF(each.getKey().name());
        each.getValue().write(out);
      }
    }
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
    open.clear();
    for (int left = in.readInt(); left > 0; left--) {
      open.add(PositionForm.read(instrument, in));
    }
    lastSignal.clear();
    for (int left = in.readInt(); left > 0; left--) {
      lastSignal.put(Direction.valueOf(in.readUTF()), in.readLong());
    }
    histories.clear();
    for (int left = in.readInt(); left > 0; left--) {
      history(Interval.valueOf(in.readUTF()), Direction.valueOf(in.readUTF())).read(in);
    }
  }
}
