package io.ennead.analytics.indicators;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import io.ennead.analytics.candles.Bar;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns that TA-Lib 0.4 (Java) has, over a whole series; NaN where it has no value. */
final class TaLibColumns {

  private final Core core = new Core();
  private final int last;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;
  private final Map<String, double[]> columns = new LinkedHashMap<>();

  TaLibColumns(List<Bar> bars) {
    last = bars.size() - 1;
    high = bars.stream().mapToDouble(Bar::high).toArray();
    low = bars.stream().mapToDouble(Bar::low).toArray();
    close = bars.stream().mapToDouble(Bar::close).toArray();
    volume = bars.stream().mapToDouble(Bar::volume).toArray();
  }

  Map<String, double[]> compute() {
    columns.clear();
    for (int n : new int[] {5, 8, 9, 12, 13, 21, 26, 34, 50, 55, 89}) {
      put("ema_" + n, (b, c, out) -> core.ema(0, last, close, n, b, c, out));
    }
    for (int n : new int[] {10, 20, 30, 50, 100, 200}) {
      put("sma_" + n, (b, c, out) -> core.sma(0, last, close, n, b, c, out));
    }
    put("adx", (b, c, out) -> core.adx(0, last, high, low, close, 14, b, c, out));
    put("plus_di", (b, c, out) -> core.plusDI(0, last, high, low, close, 14, b, c, out));
    put("minus_di", (b, c, out) -> core.minusDI(0, last, high, low, close, 14, b, c, out));
    put("dema_20", (b, c, out) -> core.dema(0, last, close, 20, b, c, out));
    put("tema_20", (b, c, out) -> core.tema(0, last, close, 20, b, c, out));
    put("ichimoku_base", (b, c, out) -> core.midPrice(0, last, high, low, 26, b, c, out));
    put("rsi", (b, c, out) -> core.rsi(0, last, close, 14, b, c, out));
    for (int n : new int[] {7, 21, 28}) {
      put("rsi_" + n, (b, c, out) -> core.rsi(0, last, close, n, b, c, out));
    }
    put("williams_r", (b, c, out) -> core.willR(0, last, high, low, close, 14, b, c, out));
    put("cci", (b, c, out) -> core.cci(0, last, high, low, close, 20, b, c, out));
    put("ppo", (b, c, out) -> core.ppo(0, last, close, 12, 26, MAType.Ema, b, c, out));
    put("trix", (b, c, out) -> core.trix(0, last, close, 15, b, c, out));
    put(
        "ultimate_osc",
        (b, c, out) -> core.ultOsc(0, last, high, low, close, 7, 14, 28, b, c, out));
    for (int n : new int[] {9, 12, 25}) {
      put("roc_" + n, (b, c, out) -> core.roc(0, last, close, n, b, c, out));
    }
    put("atr", (b, c, out) -> core.atr(0, last, high, low, close, 14, b, c, out));
    put("donchian_upper", (b, c, out) -> core.max(0, last, high, 20, b, c, out));
    put("donchian_lower", (b, c, out) -> core.min(0, last, low, 20, b, c, out));
    put("obv", (b, c, out) -> core.obv(0, last, close, volume, b, c, out));
    put("adl", (b, c, out) -> core.ad(0, last, high, low, close, volume, b, c, out));
    several();
    return columns;
  }

  private void several() {
    MInteger from = new MInteger();
    MInteger count = new MInteger();
    double[] one = new double[last + 1];
    double[] two = new double[last + 1];
    double[] three = new double[last + 1];
    core.aroon(0, last, high, low, 25, from, count, one, two);
    place("aroon_down", one, from, count);
    place("aroon_up", two, from, count);
    core.stochF(0, last, high, low, close, 14, 3, MAType.Sma, from, count, one, two);
    place("stoch_k", one, from, count);
    place("stoch_d", two, from, count);
    core.macd(0, last, close, 12, 26, 9, from, count, one, two, three);
    place("macd", one, from, count);
    place("macd_signal", two, from, count);
    place("macd_histogram", three, from, count);
    core.bbands(0, last, close, 20, 2, 2, MAType.Sma, from, count, one, two, three);
    place("bb_upper", one, from, count);
    place("bb_middle", two, from, count);
    place("bb_lower", three, from, count);
  }

  private void put(String column, Function function) {
    MInteger from = new MInteger();
    MInteger count = new MInteger();
    double[] out = new double[last + 1];
    function.compute(from, count, out);
    place(column, out, from, count);
  }

  private void place(String column, double[] out, MInteger from, MInteger count) {
    double[] placed = new double[last + 1];
    Arrays.fill(placed, Double.NaN);
    System.arraycopy(out, 0, placed, from.value, count.value);
    columns.put(column, placed);
  }

  private interface Function {
    void compute(MInteger from, MInteger count, double[] out);
  }
}
