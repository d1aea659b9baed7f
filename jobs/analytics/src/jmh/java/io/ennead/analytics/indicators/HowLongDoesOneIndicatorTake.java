package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.formula.Formula;
import io.ennead.analytics.indicators.formula.Inputs;
import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.records.Interval;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per candle for one column alone: the shared inputs, the formulas that it reads, and
 * its own. {@code none} is the shared inputs by themselves, a part of every other figure.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class HowLongDoesOneIndicatorTake {

  private static final int CANDLES = 20_000;

  private final List<Bar> bars = Series.walk(1, CANDLES);

  @Param({
    "none",
    "ema_12",
    "sma_200",
    "macd",
    "adx",
    "aroon_up",
    "dema_20",
    "tema_20",
    "hma_9",
    "hma_20",
    "ichimoku_base",
    "supertrend",
    "ema_spread_medium",
    "rsi",
    "stoch_k",
    "williams_r",
    "cci",
    "tsi",
    "cmo",
    "ppo",
    "trix",
    "ultimate_osc",
    "awesome_osc",
    "roc_12",
    "atr",
    "bb_upper",
    "donchian_upper",
    "keltner_upper",
    "mass_index",
    "chandelier_long",
    "obv",
    "vwap",
    "cmf",
    "adl"
  })
  public String column;

  private Formula[] formulas;

  @Setup
  public void choose() {
    Set<Formula> chosen = new LinkedHashSet<>();
    if (!column.equals("none")) {
      int index = IndicatorDefinition.of(column).ordinal();
      collect(new Formulas(VwapAnchor.UTC_DAY).source(index), chosen);
    }
    formulas = chosen.toArray(Formula[]::new);
  }

  private static void collect(Formula formula, Set<Formula> chosen) {
    formula.needs().forEach(needed -> collect(needed, chosen));
    chosen.add(formula);
  }

  /** The formulas go on from turn to turn; only the inputs begin anew with the series. */
  @Benchmark
  @OperationsPerInvocation(CANDLES)
  public double oneColumn() {
    Inputs inputs = new Inputs(Interval.H1.millis());
    for (Bar bar : bars) {
      inputs.update(bar);
      for (Formula formula : formulas) {
        formula.update(inputs);
      }
    }
    return formulas.length == 0 ? inputs.count() : formulas[0].value();
  }
}
