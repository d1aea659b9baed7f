package io.ennead.simulator.market;

/**
 * The SplitMix64 generator (Steele, Lea, Flood 2014), written out so that a seed means the same
 * trades on every Java version.
 */
final class SplitMix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  /** A value for a point of the lattice (seed, stream, index). */
  static long hash(long seed, long stream, long index) {
    return mix(mix(mix(seed + GOLDEN) + stream * GOLDEN) + index * GOLDEN);
  }

  /** Uniform in [0, 1). */
  static double uniform(long hash) {
    return (hash >>> 11) * 0x1.0p-53;
  }

  long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double nextDouble() {
    return uniform(nextLong());
  }

  /** Uniform in [0, bound). */
  int nextInt(int bound) {
    return (int) (nextDouble() * bound);
  }

  /** Exponential with mean 1. */
  double nextExponential() {
    return -StrictMath.log(1 - nextDouble());
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
