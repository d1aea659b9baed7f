package io.ennead.simulator.market;

import static io.ennead.simulator.market.SplitMix.hash;
import static io.ennead.simulator.market.SplitMix.uniform;

/**
 * Price level and activity of one symbol as functions of time: sums of value noise on fixed
 * lattices, so that any minute is computed from its number alone. Long octaves trend, short ones
 * range; the strength of each octave itself waxes and wanes, which makes the phases.
 */
final class Tape {
  private static final double[] PERIOD_MINUTES = {40_320, 9_000, 2_000, 480, 120, 30, 8, 2};
  private static final double[] AMPLITUDE = {.20, .08, .035, .014, .008, .0050, .0032, .0018};
  private static final double SHARED = 0.6;
  private static final double OWN = 0.8;
  private static final int STRENGTH = 100;
  private static final int ACTIVITY = 200;
  private static final int LULL = 201;
  private static final int BURST = 202;
  private static final int JITTER = 203;

  private final long marketSeed;
  private final long ownSeed;
  private final double reference;

  Tape(long seed, MarketSymbol symbol) {
    marketSeed = seed;
    ownSeed = hash(seed, 7, symbol.name().hashCode());
    reference = symbol.referencePrice();
  }

  /** Mid price in 1e-8 at the start of a minute. */
  double price(long epochMinute) {
    return reference
        * StrictMath.exp(
            SHARED * level(marketSeed, epochMinute) + OWN * level(ownSeed, epochMinute));
  }

  /** Relative number of trades in a minute: clusters around moves, bursts, and lulls. */
  double activity(long epochMinute) {
    double move = Math.abs(price(epochMinute + 1) / price(epochMinute) - 1);
    double swing = StrictMath.exp(1.1 * noise(ownSeed, ACTIVITY, epochMinute / 90.0));
    double day = 1 + 0.35 * StrictMath.sin((epochMinute % 1440 - 540) * Math.PI / 720);
    double lull = noise(ownSeed, LULL, epochMinute / 23.0) < -0.62 ? 0.03 : 1;
    double roll = uniform(hash(ownSeed, BURST, epochMinute));
    double burst = roll < 0.015 ? 4 + 500 * roll : 1;
    double jitter = 0.4 + 1.2 * uniform(hash(ownSeed, JITTER, epochMinute));
    return swing * day * lull * burst * jitter * (1 + 900 * move);
  }

  /** Seed of the trades inside a minute. */
  long minuteSeed(long epochMinute) {
    return hash(ownSeed, 300, epochMinute);
  }

  /** Seeded value in [-1, 1) that belongs to a day; stream tells values apart. */
  double ofDay(int stream, long epochDay) {
    return 2 * uniform(hash(ownSeed, 400 + stream, epochDay)) - 1;
  }

  private static double level(long seed, double minute) {
    double sum = 0;
    for (int k = 0; k < PERIOD_MINUTES.length; k++) {
      double x = minute / PERIOD_MINUTES[k];
      double strength = 0.75 + 0.65 * noise(seed, STRENGTH + k, x / 5);
      sum += AMPLITUDE[k] * strength * noise(seed, k, x);
    }
    return sum;
  }

  /** Value noise in [-1, 1]: seeded values at whole x, a smooth step between them. */
  static double noise(long seed, int stream, double x) {
    long cell = (long) Math.floor(x);
    double u = x - cell;
    double a = 2 * uniform(hash(seed, stream, cell)) - 1;
    double b = 2 * uniform(hash(seed, stream, cell + 1)) - 1;
    return a + (b - a) * u * u * (3 - 2 * u);
  }
}
