package io.ennead.records;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Exact decimals: prices and quantities as integers in units of 1e-8, sums of them and of their
 * products as {@link BigDecimal} in canonical form (no trailing zeros, no negative scale).
 *
 * <p>Eight decimals are what Binance itself uses for every listed symbol (its filters end at
 * 92233720368.54775807, the largest 64-bit integer in that unit). A value that does not fit is
 * refused with an {@link ArithmeticException}; nothing wraps.
 */
public final class Decimals {

  /** Decimals of a price or quantity. */
  public static final int SCALE = 8;

  private static final int MAX_DIGITS = 19;

  /** Bounds of {@link #canonical}: wider than any sum, far below what exhausts the memory. */
  private static final int MAX_INTEGER_DIGITS = 40;

  private static final int MAX_DECIMALS = 64;

  private Decimals() {}

  /**
   * Reads a plain decimal such as {@code 61837.63000000} or {@code 1.5E-7} into units of 1e-8.
   *
   * @throws NumberFormatException if the text is not a number
   * @throws ArithmeticException if it has more than eight decimals or does not fit
   */
  public static long parse(CharSequence text) {
    int length = text.length();
    int at = 0;
    boolean negative = length > 0 && text.charAt(0) == '-';
    if (negative) {
      at++;
    }
    long value = 0;
    int digits = 0;
    int decimals = -1;
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        if (decimals == SCALE) {
          if (c != '0') {
            return general(text);
          }
          continue;
        }
        if (++digits >= MAX_DIGITS) {
          return general(text);
        }
        value = value * 10 + (c - '0');
        if (decimals >= 0) {
          decimals++;
        }
      } else if (c == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return general(text);
      }
    }
    if (digits == 0) {
      return general(text);
    }
    for (int i = Math.max(decimals, 0); i < SCALE; i++) {
      if (value > Long.MAX_VALUE / 10) {
        return general(text);
      }
      value *= 10;
    }
    return negative ? -value : value;
  }

  private static long general(CharSequence text) {
    BigDecimal value;
    try {
      value = new BigDecimal(text.toString());
    } catch (NumberFormatException e) {
      throw new NumberFormatException("'" + text + "' is not a number");
    }
    return unscaled(value);
  }

  /**
   * A decimal in units of 1e-8.
   *
   * @throws ArithmeticException if it has more than eight decimals or does not fit
   */
  public static long unscaled(BigDecimal value) {
    BigDecimal stripped = canonical(value);
    if (stripped.scale() > SCALE) {
      throw new ArithmeticException(value + " has more than " + SCALE + " decimals");
    }
    BigInteger units = stripped.setScale(SCALE).unscaledValue();
    if (units.bitLength() > 63) {
      throw new ArithmeticException(
          value + " is beyond " + format(Long.MAX_VALUE) + ", the largest value");
    }
    return units.longValue();
  }

  /** The decimal of a value in units of 1e-8, in canonical form. */
  public static BigDecimal decimal(long units) {
    return canonical(BigDecimal.valueOf(units, SCALE));
  }

  /** The text of a value in units of 1e-8, without trailing zeros. */
  public static String format(long units) {
    return decimal(units).toPlainString();
  }

  /**
   * The same number without trailing zeros and without a negative scale.
   *
   * @throws ArithmeticException if it has more than 40 digits before or 64 behind the point, as a
   *     text such as {@code 1E999999999} has: written out it would exhaust the memory
   */
  public static BigDecimal canonical(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    if ((long) stripped.precision() - stripped.scale() > MAX_INTEGER_DIGITS
        || stripped.scale() > MAX_DECIMALS) {
      throw new ArithmeticException(
          value
              + " is no price, quantity or sum of them: it has more than "
              + MAX_INTEGER_DIGITS
              + " digits before or "
              + MAX_DECIMALS
              + " behind the point");
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * The decimal of a signed 128-bit integer (high and low half) in units of 10^-scale, in canonical
   * form.
   */
  public static BigDecimal decimal(long high, long low, int scale) {
    if (high == 0 && low >= 0) {
      return canonical(BigDecimal.valueOf(low, scale));
    }
    BigInteger value =
        BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
    return canonical(new BigDecimal(value, scale));
  }
}
