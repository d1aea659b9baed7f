package io.ennead.analytics.consensus;

/** The figures in reasons: short, locale-free, and the same for the same bits. */
public final class Figures {

  private static final int SIGNIFICANT = 7;
  private static final int MAX_DECIMALS = 12;
  private static final long[] POWERS = new long[MAX_DECIMALS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= MAX_DECIMALS; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private Figures() {}

  /** A share, ratio or score with two decimals. */
  public static String share(double value) {
    return fixed(value, 2);
  }

  /** A price with up to seven significant digits, trailing zeros cut. */
  public static String price(double value) {
    double size = Math.abs(value);
    int decimals = 0;
    while (decimals < MAX_DECIMALS && size * POWERS[decimals + 1] < POWERS[SIGNIFICANT]) {
      decimals++;
    }
    StringBuilder text = append(new StringBuilder(24), value, decimals);
    if (decimals > 0) {
      int end = text.length();
      while (text.charAt(end - 1) == '0') {
        end--;
      }
      text.setLength(text.charAt(end - 1) == '.' ? end - 1 : end);
    }
    return text.toString();
  }

  /**
   * A number with so many decimals, halves away from zero.
   *
   * @param decimals 0 to 12
   */
  public static String fixed(double value, int decimals) {
    return append(new StringBuilder(24), value, decimals).toString();
  }

  /** Appends what {@link #fixed} gives to a text. */
  public static StringBuilder append(StringBuilder text, double value, int decimals) {
    if (!(Math.abs(value) * POWERS[decimals] < Long.MAX_VALUE)) {
      return text.append(value);
    }
    long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
    if (value < 0 && scaled != 0) {
      text.append('-');
    }
    for (int i = decimals; i > 0 && scaled < POWERS[i]; i--) {
      text.append('0');
    }
    text.append(scaled);
    return decimals == 0 ? text : text.insert(text.length() - decimals, '.');
  }
}
