package io.ennead.records;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The candle lengths, aligned to the Unix epoch and open on the right: a candle of open time {@code
 * t} holds the trades of {@code [t, t + millis)}.
 */
public enum Interval {
  M1("1m", 60_000L),
  M5("5m", 300_000L),
  M15("15m", 900_000L),
  H1("1h", 3_600_000L);

  private final String label;
  private final long millis;

  Interval(String label, long millis) {
    this.label = label;
    this.millis = millis;
  }

  /** The name used on the command line, in files and in SQL, e.g. {@code 15m}. */
  public String label() {
    return label;
  }

  /** The length in milliseconds. */
  public long millis() {
    return millis;
  }

  /** The open time of the candle that holds the instant {@code epochMillis}. */
  public long floor(long epochMillis) {
    return Math.floorDiv(epochMillis, millis) * millis;
  }

  /** The lowest candle boundary that is not before {@code epochMillis}. */
  public long ceil(long epochMillis) {
    return -floor(-epochMillis);
  }

  /** Where the candle that opens at {@code openTime} ends (exclusive), in epoch milliseconds. */
  public long end(long openTime) {
    return openTime + millis;
  }

  /** The next longer interval, which is rolled up from this one; none above 1h. */
  public Optional<Interval> parent() {
    return ordinal() + 1 < values().length
        ? Optional.of(values()[ordinal() + 1])
        : Optional.empty();
  }

  /** This interval and all that are rolled up from it, shortest first. */
  public List<Interval> andAbove() {
    return Arrays.asList(values()).subList(ordinal(), values().length);
  }

  /** The interval of that name; an unknown name is refused with the list of the known ones. */
  public static Interval of(String label) {
    return Arrays.stream(values())
        .filter(interval -> interval.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "interval '" + label + "' is not known: use one of " + labels()));
  }

  private static String labels() {
    return Arrays.stream(values()).map(Interval::label).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return label;
  }
}
