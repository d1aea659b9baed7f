package io.ennead.history.file;

import io.ennead.records.Decimals;
import java.math.BigDecimal;

/** Reads the values of a row, or rejects the row with what is wrong. */
final class Values {

  /** More than any listed symbol needs; keeps an absurd exponent from being expanded. */
  private static final int MAX_LENGTH = 40;

  private static final int MAX_SCALE = 40;

  /** Digits up to here fit a long. */
  private static final int MAX_PLAIN_LENGTH = 18;

  private Values() {}

  /** A price or quantity above zero, in units of 1e-8. */
  static long units(CharSequence text, String name) throws RowRejected {
    long value;
    try {
      requireShort(text, name);
      value = Decimals.parse(text);
    } catch (NumberFormatException e) {
      throw new RowRejected(name + " '" + text + "' is not a number");
    } catch (ArithmeticException e) {
      throw new RowRejected(name + " does not fit: " + e.getMessage());
    }
    if (value <= 0) {
      throw new RowRejected(name + " '" + text + "' is not above zero");
    }
    return value;
  }

  /** A price above zero. */
  static BigDecimal price(CharSequence text, String name) throws RowRejected {
    BigDecimal value = decimal(text, name);
    if (value.signum() <= 0) {
      throw new RowRejected(name + " '" + text + "' is not above zero");
    }
    return value;
  }

  /** A volume, which may be zero. */
  static BigDecimal volume(CharSequence text, String name) throws RowRejected {
    BigDecimal value = decimal(text, name);
    if (value.signum() < 0) {
      throw new RowRejected(name + " '" + text + "' is negative");
    }
    return value;
  }

  private static BigDecimal decimal(CharSequence text, String name) throws RowRejected {
    BigDecimal plain = plainDecimal(text);
    return plain == null ? anyDecimal(text, name) : plain;
  }

  /** Digits with a point among them or none, which nearly all are; null for anything else. */
  private static BigDecimal plainDecimal(CharSequence text) {
    int length = text.length();
    if (length == 0 || length > MAX_PLAIN_LENGTH) {
      return null;
    }
    long value = 0;
    int point = -1;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
      } else if (c == '.' && point < 0 && i > 0 && i < length - 1) {
        point = i;
      } else {
        return null;
      }
    }
    return BigDecimal.valueOf(value, point < 0 ? 0 : length - 1 - point);
  }

  private static BigDecimal anyDecimal(CharSequence text, String name) throws RowRejected {
    requireShort(text, name);
    try {
      BigDecimal value = new BigDecimal(text.toString());
      if (Math.abs((long) value.scale()) > MAX_SCALE) {
        throw new RowRejected(name + " '" + text + "' is beyond what any symbol trades at");
      }
      return value;
    } catch (NumberFormatException e) {
      throw new RowRejected(name + " '" + text + "' is not a number");
    }
  }

  /** An id or a count: zero or above. */
  static long count(CharSequence text, String name) throws RowRejected {
    int length = text.length();
    if (length == 0 || length > 18) {
      throw new RowRejected(name + " '" + text + "' is not a whole number");
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new RowRejected(name + " '" + text + "' is not a whole number of zero or more");
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  /** {@code true} or {@code false} in any case. */
  static boolean flag(CharSequence text, String name) throws RowRejected {
    if (isWord(text, "true")) {
      return true;
    }
    if (isWord(text, "false")) {
      return false;
    }
    throw new RowRejected(name + " '" + text + "' is neither true nor false");
  }

  private static boolean isWord(CharSequence text, String word) {
    if (text.length() != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (Character.toLowerCase(text.charAt(i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static void requireShort(CharSequence text, String name) throws RowRejected {
    if (text.length() > MAX_LENGTH) {
      throw new RowRejected(name + " has " + text.length() + " characters: it is no number");
    }
  }
}
