package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Each of the 69 written over the whole series at once, as the textbook writes it: no state, no
 * shared code with the formulas. NaN where a value is not defined yet.
 */
final class NaiveIndicators {

  private final int n;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;
  private final long[] openTime;
  private final Map<String, double[]> columns = new HashMap<>();

  NaiveIndicators(List<Bar> bars) {
    n = bars.size();
    high = bars.stream().mapToDouble(Bar::high).toArray();
    low = bars.stream().mapToDouble(Bar::low).toArray();
    close = bars.stream().mapToDouble(Bar::close).toArray();
    volume = bars.stream().mapToDouble(Bar::volume).toArray();
    openTime = bars.stream().mapToLong(Bar::openTime).toArray();
    averages();
    direction();
    momentum();
    oscillators();
    bands();
    volumes();
  }

  double[] column(String name) {
    return columns.get(name);
  }

  int size() {
    return columns.size();
  }

  private void averages() {
    for (int length : new int[] {5, 8, 9, 12, 13, 21, 26, 34, 50, 55, 89}) {
      put("ema_" + length, ema(close, length));
    }
    for (int length : new int[] {10, 20, 30, 50, 100, 200}) {
      put("sma_" + length, sma(close, length));
    }
    double[] macd = minus(ema(close, 12), ema(close, 26));
    put("macd", macd);
    put("macd_signal", ema(macd, 9));
    put("macd_histogram", minus(macd, ema(macd, 9)));
    put("ema_spread_medium", minus(ema(close, 21), ema(close, 50)));
    double[] e1 = ema(close, 20);
    double[] e2 = ema(e1, 20);
    double[] e3 = ema(e2, 20);
    put("dema_20", each(i -> 2 * e1[i] - e2[i]));
    put("tema_20", each(i -> 3 * e1[i] - 3 * e2[i] + e3[i]));
    put("hma_9", hull(9));
    put("hma_20", hull(20));
    put("ichimoku_base", each(i -> (highest(high, i, 26) - highest(negated(low), i, 26)) / 2));
  }

  private void direction() {
    double[] up = each(i -> i == 0 ? Double.NaN : high[i] - high[i - 1]);
    double[] down = each(i -> i == 0 ? Double.NaN : low[i - 1] - low[i]);
    double[] plusMove = each(i -> larger(up, down, i));
    double[] minusMove = each(i -> larger(down, up, i));
    double[] range = wilder(trueRange(), 14);
    double[] plus = zip(wilder(plusMove, 14), range, (m, r) -> r == 0 ? 0 : 100 * m / r);
    double[] minus = zip(wilder(minusMove, 14), range, (m, r) -> r == 0 ? 0 : 100 * m / r);
    double[] index = zip(plus, minus, (p, m) -> p + m == 0 ? 0 : 100 * Math.abs(p - m) / (p + m));
    put("plus_di", plus);
    put("minus_di", minus);
    put("adx", wilder(index, 14));
    put("aroon_up", each(i -> i < 25 ? Double.NaN : 100.0 * (25 - sinceHighest(high, i)) / 25));
    put(
        "aroon_down",
        each(i -> i < 25 ? Double.NaN : 100.0 * (25 - sinceHighest(negated(low), i)) / 25));
    put("supertrend", supertrend(wilder(trueRange(), 10)));
  }

  /** A movement if it is the larger one; movements that are equal but for rounding are none. */
  private double larger(double[] move, double[] other, int i) {
    boolean equal = Math.abs(move[i] - other[i]) < 1e-14 * high[i];
    return i == 0 ? Double.NaN : !equal && move[i] > other[i] && move[i] > 0 ? move[i] : 0;
  }

  private double[] supertrend(double[] range) {
    double[] result = nothing();
    double upper = Double.NaN;
    double lower = Double.NaN;
    boolean up = false;
    for (int i = 10; i < n; i++) {
      double middle = (high[i] + low[i]) / 2;
      double freshUpper = middle + 3 * range[i];
      double freshLower = middle - 3 * range[i];
      if (i == 10) {
        up = close[i] >= middle * (1 - 1e-14);
      }
      upper = i == 10 || freshUpper < upper || close[i - 1] > upper ? freshUpper : upper;
      lower = i == 10 || freshLower > lower || close[i - 1] < lower ? freshLower : lower;
      up = up ? close[i] > lower : close[i] > upper;
      result[i] = up ? lower : upper;
    }
    return result;
  }

  private void momentum() {
    double[] change = each(i -> i == 0 ? Double.NaN : close[i] - close[i - 1]);
    double[] gain = Arrays.stream(change).map(c -> Math.max(c, 0)).toArray();
    double[] loss = Arrays.stream(change).map(c -> Math.max(-c, 0)).toArray();
    rsi("rsi", gain, loss, 14);
    for (int length : new int[] {7, 21, 28}) {
      rsi("rsi_" + length, gain, loss, length);
    }
    double[] size = Arrays.stream(change).map(Math::abs).toArray();
    put(
        "tsi",
        zip(ema(ema(change, 25), 13), ema(ema(size, 25), 13), (c, s) -> s == 0 ? 0 : 100 * c / s));
    put("cmo", zip(sma(change, 14, 0), sma(size, 14, 0), (c, s) -> s == 0 ? 0 : 100 * c / s));
    double[] ppo = zip(ema(close, 12), ema(close, 26), (f, s) -> 100 * (f - s) / s);
    put("ppo", ppo);
    put("ppo_signal", ema(ppo, 9));
    double[] triple = ema(ema(ema(close, 15), 15), 15);
    put("trix", each(i -> i == 0 ? Double.NaN : 100 * (triple[i] - triple[i - 1]) / triple[i - 1]));
    for (int length : new int[] {9, 12, 25}) {
      put(
          "roc_" + length,
          each(
              i ->
                  i < length
                      ? Double.NaN
                      : 100 * (close[i] - close[i - length]) / close[i - length]));
    }
  }

  private void rsi(String name, double[] gain, double[] loss, int length) {
    put(
        name,
        zip(
            wilder(gain, length),
            wilder(loss, length),
            (g, l) -> g + l == 0 ? 50 : 100 - 100 / (1 + g / l)));
  }

  private void oscillators() {
    double[] highest = each(i -> highest(high, i, 14));
    double[] lowest = each(i -> -highest(negated(low), i, 14));
    double[] k =
        each(
            i ->
                highest[i] == lowest[i]
                    ? 50
                    : 100 * (close[i] - lowest[i]) / (highest[i] - lowest[i]));
    put("stoch_k", k);
    put("stoch_d", sma(k, 3));
    put("williams_r", Arrays.stream(k).map(x -> x - 100).toArray());
    double[] typical = each(i -> (high[i] + low[i] + close[i]) / 3);
    put("cci", each(i -> cci(typical, i)));
    double[] bottom = each(i -> i == 0 ? Double.NaN : Math.min(low[i], close[i - 1]));
    double[] pressure = minus(close, bottom);
    put(
        "ultimate_osc",
        each(
            i ->
                (4 * share(pressure, i, 7) + 2 * share(pressure, i, 14) + share(pressure, i, 28))
                    / 7));
    double[] middle = each(i -> (high[i] + low[i]) / 2);
    put("awesome_osc", minus(sma(middle, 5), sma(middle, 34)));
  }

  private double cci(double[] typical, int i) {
    if (i < 19) {
      return Double.NaN;
    }
    double[] window = Arrays.copyOfRange(typical, i - 19, i + 1);
    double mean = Arrays.stream(window).average().orElseThrow();
    double deviation = Arrays.stream(window).map(x -> Math.abs(x - mean)).average().orElseThrow();
    return deviation < 1e-14 * mean ? 0 : (typical[i] - mean) / (.015 * deviation);
  }

  private double share(double[] pressure, int i, int length) {
    if (i < 28) {
      return Double.NaN;
    }
    double movement = sum(trueRange(), i, length);
    return movement == 0 ? 50 : 100 * sum(pressure, i, length) / movement;
  }

  private void bands() {
    double[] range = trueRange();
    double[] atr = wilder(range, 14);
    double[] atr10 = wilder(range, 10);
    double[] atr22 = wilder(range, 22);
    put("atr", atr);
    put("atr_percent", zip(atr, close, (a, c) -> 100 * a / c));
    double[] mean = sma(close, 20);
    double[] deviation = each(i -> i < 19 ? Double.NaN : deviation(i, mean[i]));
    put("bb_middle", mean);
    put("bb_upper", each(i -> mean[i] + 2 * deviation[i]));
    put("bb_lower", each(i -> mean[i] - 2 * deviation[i]));
    put("bb_width", each(i -> 4 * deviation[i] / mean[i]));
    put(
        "bb_pct_b",
        each(i -> deviation[i] == 0 ? .5 : .5 + (close[i] - mean[i]) / (4 * deviation[i])));
    put("donchian_upper", each(i -> highest(high, i, 20)));
    put("donchian_lower", each(i -> -highest(negated(low), i, 20)));
    double[] centre = ema(close, 20);
    put("keltner_upper", each(i -> centre[i] + 2 * atr10[i]));
    put("keltner_middle", centre);
    put("keltner_lower", each(i -> centre[i] - 2 * atr10[i]));
    double[] single = ema(minus(high, low), 9);
    double[] ratio = zip(single, ema(single, 9), (s, t) -> t == 0 ? 1 : s / t);
    put("mass_index", each(i -> i < 40 ? Double.NaN : sum(ratio, i, 25)));
    put("chandelier_long", each(i -> highest(high, i, 22) - 3 * atr22[i]));
    put("chandelier_short", each(i -> -highest(negated(low), i, 22) + 3 * atr22[i]));
  }

  private double deviation(int i, double mean) {
    double[] window = Arrays.copyOfRange(close, i - 19, i + 1);
    double variance =
        Arrays.stream(window).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return isFlat(window) ? 0 : Math.sqrt(variance);
  }

  private void volumes() {
    double[] flow =
        each(
            i ->
                high[i] == low[i]
                    ? 0
                    : (2 * close[i] - low[i] - high[i]) / (high[i] - low[i]) * volume[i]);
    put("adl", each(i -> sum(flow, i, i + 1)));
    double[] step = each(i -> i == 0 ? 0 : Math.signum(close[i] - close[i - 1]) * volume[i]);
    put("obv", each(i -> sum(step, i, i + 1)));
    put(
        "cmf",
        each(
            i ->
                i < 19
                    ? Double.NaN
                    : sum(volume, i, 20) == 0 ? 0 : sum(flow, i, 20) / sum(volume, i, 20)));
    put("vwap", each(this::vwap));
  }

  private double vwap(int i) {
    long day = 24 * Interval.H1.millis();
    int first = i;
    while (first > 0 && openTime[first - 1] / day == openTime[i] / day) {
      first--;
    }
    if (first == 0 && openTime[0] % day != 0) {
      return Double.NaN;
    }
    double turnover = 0;
    double traded = 0;
    for (int j = first; j <= i; j++) {
      turnover += (high[j] + low[j] + close[j]) / 3 * volume[j];
      traded += volume[j];
    }
    return traded == 0 ? (high[i] + low[i] + close[i]) / 3 : turnover / traded;
  }

  private double[] hull(int length) {
    double[] raw = zip(wma(close, length / 2), wma(close, length), (half, full) -> 2 * half - full);
    return wma(raw, (int) Math.sqrt(length));
  }

  private double[] trueRange() {
    return each(
        i ->
            i == 0
                ? Double.NaN
                : Math.max(
                    high[i] - low[i],
                    Math.max(Math.abs(high[i] - close[i - 1]), Math.abs(low[i] - close[i - 1]))));
  }

  private double[] ema(double[] x, int length) {
    return smoothed(x, length, 2.0 / (length + 1));
  }

  private double[] wilder(double[] x, int length) {
    return smoothed(x, length, 1.0 / length);
  }

  private double[] smoothed(double[] x, int length, double weight) {
    double[] result = nothing();
    int first = 0;
    while (first < n && Double.isNaN(x[first])) {
      first++;
    }
    for (int i = first + length - 1; i < n; i++) {
      result[i] =
          i == first + length - 1
              ? sum(x, i, length) / length
              : weight * x[i] + (1 - weight) * result[i - 1];
    }
    return result;
  }

  private double[] sma(double[] x, int length) {
    return sma(x, length, length - 1);
  }

  private double[] sma(double[] x, int length, int from) {
    return each(i -> i < from || i < length - 1 ? Double.NaN : sum(x, i, length) / length);
  }

  private double[] wma(double[] x, int length) {
    return each(
        i -> {
          double sum = 0;
          for (int j = 0; j < length; j++) {
            sum += i - j < 0 ? Double.NaN : (length - j) * x[i - j];
          }
          return sum / (length * (length + 1) / 2.0);
        });
  }

  private static double sum(double[] x, int last, int length) {
    return Arrays.stream(x, last - length + 1, last + 1).sum();
  }

  private static double highest(double[] x, int last, int length) {
    return last < length - 1
        ? Double.NaN
        : Arrays.stream(x, last - length + 1, last + 1).max().orElseThrow();
  }

  private static int sinceHighest(double[] x, int last) {
    int ago = 0;
    for (int j = 1; j <= 25; j++) {
      ago = x[last - j] > x[last - ago] ? j : ago;
    }
    return ago;
  }

  private static boolean isFlat(double[] window) {
    return Arrays.stream(window).distinct().count() == 1;
  }

  private static double[] negated(double[] x) {
    return Arrays.stream(x).map(value -> -value).toArray();
  }

  private double[] minus(double[] a, double[] b) {
    return zip(a, b, (x, y) -> x - y);
  }

  private double[] zip(double[] a, double[] b, DoubleBinaryOperator operator) {
    return each(
        i ->
            Double.isNaN(a[i]) || Double.isNaN(b[i])
                ? Double.NaN
                : operator.applyAsDouble(a[i], b[i]));
  }

  private double[] each(IntToDoubleFunction formula) {
    double[] result = new double[n];
    Arrays.setAll(result, formula);
    return result;
  }

  private double[] nothing() {
    return each(i -> Double.NaN);
  }

  private void put(String name, double[] values) {
    columns.put(name, values);
  }
}
