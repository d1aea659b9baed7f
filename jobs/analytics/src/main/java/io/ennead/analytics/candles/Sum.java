package io.ennead.analytics.candles;

import io.ennead.records.Decimals;
import java.math.BigDecimal;

/**
 * A sum of non-negative integers in 127 bits: 1.7e38 units, i.e. 1.7e22 at sixteen decimals. An
 * overflow is an {@link ArithmeticException}, never a wrap.
 */
final class Sum {

  long high;
  long low;

  Sum() {}

  Sum(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /** Adds a non-negative integer. */
  void add(long value) {
    add(0, value);
  }

  /** Adds the product of two non-negative integers, which always fits. */
  void addProduct(long a, long b) {
    add(Math.multiplyHigh(a, b), a * b);
  }

  void add(Sum other) {
    add(other.high, other.low);
  }

  private void add(long otherHigh, long otherLow) {
    long sum = low + otherLow;
    // Unsigned overflow of the low half: the carry.
    long carry = ((low & otherLow) | ((low | otherLow) & ~sum)) >>> 63;
    low = sum;
    high = Math.addExact(high, Math.addExact(otherHigh, carry));
  }

  /** The sum in units of 10^-scale. */
  BigDecimal toDecimal(int scale) {
    return Decimals.decimal(high, low, scale);
  }
}
