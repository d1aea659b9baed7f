package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up series of hourly candles, the same for the same seed on every machine. */
final class Series {

  private static final long HOUR = Interval.H1.millis();

  /** 2024-01-01T00:00:00Z. */
  private static final long START = 1_704_067_200_000L;

  private Series() {}

  /** A random walk in steps of a cent, without gaps or flat candles. */
  static List<Bar> walk(long seed, int count) {
    Random random = new Random(seed);
    List<Bar> bars = new ArrayList<>(count);
    double close = 100;
    for (int i = 0; i < count; i++) {
      bars.add(next(random, START + i * HOUR, close, 1, 1));
      close = bars.get(i).close();
    }
    return bars;
  }

  /** The walk with all that markets do to it: flat stretches, absent candles, spikes, no volume. */
  static List<Bar> roughWalk(long seed, int count) {
    Random random = new Random(seed);
    List<Bar> bars = new ArrayList<>(count);
    double close = 100;
    long openTime = START + random.nextInt(48) * HOUR;
    int flat = 0;
    while (bars.size() < count) {
      double dice = random.nextDouble();
      flat = flat > 0 ? flat - 1 : dice < .01 ? random.nextInt(60) : 0;
      openTime += dice > .99 ? (1 + random.nextInt(40)) * HOUR : HOUR;
      double stretch = dice > .97 ? 20 : 1;
      double volume = dice > .94 && dice < .95 ? 1e6 : dice > .92 ? 0 : 1;
      bars.add(
          flat > 0
              ? new Bar(openTime, close, close, close, close, 0, 0)
              : next(random, openTime, close, stretch, volume));
      close = bars.get(bars.size() - 1).close();
    }
    return bars;
  }

  /** Identical candles without volume. */
  static List<Bar> flat(double price, int count) {
    List<Bar> bars = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bars.add(new Bar(START + i * HOUR, price, price, price, price, 0, Double.NaN));
    }
    return bars;
  }

  /** The series with all prices multiplied. */
  static List<Bar> scaled(List<Bar> bars, double factor) {
    return bars.stream()
        .map(
            bar ->
                new Bar(
                    bar.openTime(),
                    bar.open() * factor,
                    bar.high() * factor,
                    bar.low() * factor,
                    bar.close() * factor,
                    bar.volume(),
                    bar.takerBuyVolume()))
        .toList();
  }

  /** The walk off the grid of cents, so that no two movements are equal. */
  static List<Bar> offGrid(long seed, int count) {
    Random random = new Random(seed);
    List<Bar> bars = new ArrayList<>(count);
    for (Bar bar : walk(seed, count)) {
      bars.addAll(scaled(List.of(bar), 1 + random.nextDouble() * 1e-4));
    }
    return bars;
  }

  private static Bar next(
      Random random, long openTime, double open, double stretch, double volume) {
    double size = .01 * open * stretch;
    double close = cents(Math.max(.02, open + size * (random.nextDouble() - .5)));
    double high = cents(Math.max(open, close) + size * random.nextDouble() / 2) + .01;
    double low = Math.max(.01, cents(Math.min(open, close) - size * random.nextDouble() / 2) - .01);
    double traded = Math.round(random.nextDouble() * 1e6) / 1e3 * volume;
    return new Bar(openTime, open, high, low, close, traded, traded * random.nextDouble());
  }

  private static double cents(double price) {
    return Math.round(price * 100) / 100.0;
  }
}
