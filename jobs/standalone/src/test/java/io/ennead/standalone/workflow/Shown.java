package io.ennead.standalone.workflow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.text.NumberFormat.Style;
import java.util.Locale;

/** Figures in the form that a person reads on the page. */
final class Shown {

  private Shown() {}

  static String count(long n) {
    return "%,d".formatted(n);
  }

  static String percent(double ratio) {
    return Math.round(ratio * 100) + "%";
  }

  static String rate(double n) {
    if (n >= 10_000) {
      NumberFormat brief = NumberFormat.getCompactNumberInstance(Locale.US, Style.SHORT);
      brief.setRoundingMode(RoundingMode.HALF_UP);
      brief.setMaximumFractionDigits(1);
      return brief.format(n);
    } else if (n >= 100) {
      return count(Math.round(n));
    }
    return n >= 10 ? fixed(n, 1) : n > 0 ? fixed(n, 2) : "0";
  }

  static String duration(double seconds) {
    if (seconds < 0) {
      return "–";
    } else if (seconds < 10) {
      return fixed(seconds, 1) + " s";
    } else if (seconds < 120) {
      return Math.round(seconds) + " s";
    }
    long minutes = (long) (seconds / 60);
    return minutes < 120 ? minutes + " min" : "%d h %d min".formatted(minutes / 60, minutes % 60);
  }

  static String price(double n) {
    NumberFormat format = NumberFormat.getInstance(Locale.US);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(n >= 1000 ? 2 : n >= 10 ? 3 : n >= .1 ? 5 : 8);
    return format.format(n);
  }

  static String bytes(double n) {
    String[] units = {"B", "kB", "MB", "GB"};
    int unit = 0;
    while (n >= 1000 && unit < units.length - 1) {
      n /= 1000;
      unit++;
    }
    return (n < 10 && unit > 0 ? fixed(n, 1) : Math.round(n)) + " " + units[unit];
  }

  /** {@code 2026-01-31 12:00:05}. */
  static String time(String iso) {
    return iso.substring(0, 19).replace('T', ' ');
  }

  /** {@code 12:00:05}. */
  static String clock(String iso) {
    return iso.substring(11, 19);
  }

  static String fixed(double n, int digits) {
    return new BigDecimal(n).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }
}
