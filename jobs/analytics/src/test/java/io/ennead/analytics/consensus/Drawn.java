package io.ennead.analytics.consensus;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Self-made series of candles: trends, ranges, impulses and shocks of volume. Prices are whole
 * 64ths and volumes whole numbers, so that mirroring is exact.
 */
public final class Drawn {

  private static final long START = 1_735_516_800_000L;
  private static final double GRID = 64;
  private static final long PRICE = 40_000;

  private Drawn() {}

  /** A series that depends on the seed only. */
  public static List<Bar> walk(long seed, Interval interval, int candles) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Bar> bars = new ArrayList<>(candles);
    long close = PRICE * 64;
    double drift = 0;
    double size = GRID * 30;
    for (int i = 0; i < candles; i++) {
      if (i % 24 == 0) {
        drift = (random.nextDouble() - .5) * .8 + (PRICE - close / GRID) / 20_000;
        size = GRID * (20 + 30 * random.nextDouble());
      }
      double shock = random.nextInt(25) == 0 ? 3 : 1;
      double pull = (random.nextDouble() + random.nextDouble() - 1 + drift * .5) * shock;
      long open = close;
      close = open + Math.round(pull * size);
      long high = Math.max(open, close) + wick(random, size);
      long low = Math.min(open, close) - wick(random, size);
      long volume = 100 + Math.round(400 * random.nextDouble() * shock * (1 + Math.abs(pull)));
      double share = Math.max(0, Math.min(1, .48 + .2 * pull + .3 * (random.nextDouble() - .5)));
      bars.add(
          new Bar(
              START + i * interval.millis(),
              open / GRID,
              high / GRID,
              low / GRID,
              close / GRID,
              volume,
              Math.round(volume * share)));
    }
    return bars;
  }

  private static long wick(SplittableRandom random, double size) {
    double length = random.nextDouble();
    return Math.round(length * length * size * 1.5);
  }

  /** The series upside down around a price: what was bought is sold. */
  public static List<Bar> mirrored(List<Bar> bars, double centre) {
    return bars.stream()
        .map(
            bar ->
                new Bar(
                    bar.openTime(),
                    2 * centre - bar.open(),
                    2 * centre - bar.low(),
                    2 * centre - bar.high(),
                    2 * centre - bar.close(),
                    bar.volume(),
                    bar.volume() - bar.takerBuyVolume()))
        .toList();
  }

  public static List<Bar> scaled(List<Bar> bars, double prices, double volumes) {
    return bars.stream()
        .map(
            bar ->
                new Bar(
                    bar.openTime(),
                    prices * bar.open(),
                    prices * bar.high(),
                    prices * bar.low(),
                    prices * bar.close(),
                    volumes * bar.volume(),
                    volumes * bar.takerBuyVolume()))
        .toList();
  }

  public static List<Bar> identical(Interval interval, int candles) {
    List<Bar> bars = new ArrayList<>(candles);
    for (int i = 0; i < candles; i++) {
      bars.add(new Bar(START + i * interval.millis(), PRICE, PRICE, PRICE, PRICE, 10, 5));
    }
    return bars;
  }
}
