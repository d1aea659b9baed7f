package io.ennead.records;

import java.util.Locale;
import java.util.Objects;

/**
 * What is said of an instrument beside its candles: by a feed, a figure or a candle of its
 * perpetual future, or the mood of the market; and where its first run began.
 *
 * <p>Feeds are joined by event time: a record counts for the candles that close at its time or
 * later, and for none before, however fast or slow it travelled.
 */
public sealed interface ContextRecord
    permits ContextRecord.Figure, ContextRecord.FuturesCandle, ContextRecord.Mood, RunStart {

  /** Whom it is about: the instrument whose candles are judged. */
  Instrument instrument();

  /** When it became known, epoch milliseconds. */
  long time();

  /** A figure of the perpetual future. */
  record Figure(Instrument instrument, Kind kind, FuturesReading reading) implements ContextRecord {

    public Figure {
      Objects.requireNonNull(instrument, "instrument");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(reading, "reading");
    }

    @Override
    public long time() {
      return reading.time();
    }
  }

  /** A closed candle of the perpetual future, known at its close. */
  record FuturesCandle(Candle candle) implements ContextRecord {

    public FuturesCandle {
      Objects.requireNonNull(candle, "candle");
    }

    @Override
    public Instrument instrument() {
      return candle.instrument();
    }

    @Override
    public long time() {
      return candle.closeTime();
    }
  }

  /** A value of a sentiment feed. */
  record Mood(Instrument instrument, SentimentReading reading) implements ContextRecord {

    public Mood {
      Objects.requireNonNull(instrument, "instrument");
      Objects.requireNonNull(reading, "reading");
    }

    @Override
    public long time() {
      return reading.time();
    }
  }

  /** Which figure it is. */
  enum Kind {
    /** (mark - index) / index, a fraction. */
    PREMIUM,
    /** Per 8 hours, a fraction. */
    FUNDING,
    /** In the base asset. */
    OPEN_INTEREST,
    /** Accounts long over accounts short. */
    ACCOUNT_RATIO;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in files, e.g. {@code open_interest}. */
    public String label() {
      return label;
    }
  }
}
