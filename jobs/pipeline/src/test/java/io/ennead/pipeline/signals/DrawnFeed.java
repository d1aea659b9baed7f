package io.ennead.pipeline.signals;

import io.ennead.pipeline.indicators.CandleWalk;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.ContextRecord.Kind;
import io.ennead.records.FuturesReading;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.SentimentReading;
import io.ennead.records.SentimentReading.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** What feeds say of an instrument beside a walk of 15m candles, in the order of time. */
final class DrawnFeed {

  private static final long MINUTE = 60_000L;
  private static final long QUARTER = 15 * MINUTE;
  private static final long EIGHT_HOURS = 480 * MINUTE;
  private static final long DAY = 1_440 * MINUTE;

  private DrawnFeed() {}

  static List<ContextRecord> of(Instrument instrument, int quarters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ContextRecord> records = new ArrayList<>();
    for (Candle candle : CandleWalk.of(instrument, Interval.M15, quarters, seed + 1)) {
      long close = candle.closeTime();
      records.add(new ContextRecord.FuturesCandle(candle));
      if (random.nextInt(10) > 0) {
        // In the middle of a candle, now and then none at all.
        records.add(
            figure(
                instrument,
                Kind.PREMIUM,
                close - 7 * MINUTE,
                random.nextGaussian() / 900,
                QUARTER));
      }
      records.add(figure(instrument, Kind.ACCOUNT_RATIO, close, ratio(random), QUARTER));
      double interest = 1_000 + 40 * random.nextGaussian();
      records.add(figure(instrument, Kind.OPEN_INTEREST, close, interest, QUARTER));
      if (close % EIGHT_HOURS == 0) {
        double rate = .0001 + random.nextGaussian() / 3_000;
        records.add(figure(instrument, Kind.FUNDING, close, rate, EIGHT_HOURS));
      }
      if (close % DAY == 0) {
        double mood = random.nextInt(101);
        records.add(
            new ContextRecord.Mood(
                instrument, new SentimentReading("index", Scale.FEAR_AND_GREED, close, mood, DAY)));
      }
    }
    records.sort(Comparator.comparingLong(ContextRecord::time));
    return records;
  }

  private static double ratio(SplittableRandom random) {
    return Math.exp(random.nextGaussian());
  }

  private static ContextRecord figure(
      Instrument instrument, Kind kind, long time, double value, long period) {
    return new ContextRecord.Figure(instrument, kind, new FuturesReading(time, value, period));
  }
}
