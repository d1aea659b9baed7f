package io.ennead.analytics.indicators;

import static io.ennead.analytics.indicators.IndicatorDefinition.*;

import io.ennead.analytics.indicators.formula.Adl;
import io.ennead.analytics.indicators.formula.Aroon;
import io.ennead.analytics.indicators.formula.Atr;
import io.ennead.analytics.indicators.formula.AwesomeOscillator;
import io.ennead.analytics.indicators.formula.Bollinger;
import io.ennead.analytics.indicators.formula.Cci;
import io.ennead.analytics.indicators.formula.Chandelier;
import io.ennead.analytics.indicators.formula.Cmf;
import io.ennead.analytics.indicators.formula.Cmo;
import io.ennead.analytics.indicators.formula.Dema;
import io.ennead.analytics.indicators.formula.Directional;
import io.ennead.analytics.indicators.formula.Donchian;
import io.ennead.analytics.indicators.formula.Ema;
import io.ennead.analytics.indicators.formula.EmaSpread;
import io.ennead.analytics.indicators.formula.Formula;
import io.ennead.analytics.indicators.formula.Hma;
import io.ennead.analytics.indicators.formula.Keltner;
import io.ennead.analytics.indicators.formula.Macd;
import io.ennead.analytics.indicators.formula.MassIndex;
import io.ennead.analytics.indicators.formula.MidRange;
import io.ennead.analytics.indicators.formula.Obv;
import io.ennead.analytics.indicators.formula.Ppo;
import io.ennead.analytics.indicators.formula.Roc;
import io.ennead.analytics.indicators.formula.Rsi;
import io.ennead.analytics.indicators.formula.Sma;
import io.ennead.analytics.indicators.formula.Stochastic;
import io.ennead.analytics.indicators.formula.Supertrend;
import io.ennead.analytics.indicators.formula.Tema;
import io.ennead.analytics.indicators.formula.Trix;
import io.ennead.analytics.indicators.formula.Tsi;
import io.ennead.analytics.indicators.formula.UltimateOscillator;
import io.ennead.analytics.indicators.formula.Vwap;
import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.analytics.indicators.formula.WilliamsR;
import java.util.LinkedHashSet;
import java.util.Set;

/** The formulas behind the 69 columns, and which value of which formula each column shows. */
final class Formulas {

  private final Formula[] sources = new Formula[IndicatorDefinition.values().length];
  private final int[] outputs = new int[sources.length];
  private final Set<Formula> inOrder = new LinkedHashSet<>();
  private Supertrend supertrend;
  private Trix trix;
  private final Obv obv;
  private final Adl adl;

  Formulas(VwapAnchor vwapAnchor) {
    trend();
    momentum();
    volatility();
    obv = show(OBV, new Obv(), 0);
    show(VWAP, new Vwap(vwapAnchor), 0);
    show(CMF, new Cmf(20), 0);
    adl = show(ADL, new Adl(), 0);
  }

  /** All formulas, each after those that it reads. */
  Formula[] inOrder() {
    return inOrder.toArray(Formula[]::new);
  }

  Formula source(int column) {
    return sources[column];
  }

  int output(int column) {
    return outputs[column];
  }

  Supertrend supertrend() {
    return supertrend;
  }

  Trix trix() {
    return trix;
  }

  Obv obv() {
    return obv;
  }

  Adl adl() {
    return adl;
  }

  private void trend() {
    show(EMA_5, new Ema(5), 0);
    show(EMA_8, new Ema(8), 0);
    show(EMA_9, new Ema(9), 0);
    Ema ema12 = show(EMA_12, new Ema(12), 0);
    show(EMA_13, new Ema(13), 0);
    Ema ema21 = show(EMA_21, new Ema(21), 0);
    Ema ema26 = show(EMA_26, new Ema(26), 0);
    show(EMA_34, new Ema(34), 0);
    Ema ema50 = show(EMA_50, new Ema(50), 0);
    show(EMA_55, new Ema(55), 0);
    show(EMA_89, new Ema(89), 0);
    show(SMA_10, new Sma(10), 0);
    show(SMA_20, new Sma(20), 0);
    show(SMA_30, new Sma(30), 0);
    show(SMA_50, new Sma(50), 0);
    show(SMA_100, new Sma(100), 0);
    show(SMA_200, new Sma(200), 0);
    Macd macd = show(MACD, new Macd(ema12, ema26, 9), Macd.LINE);
    show(MACD_SIGNAL, macd, Macd.SIGNAL);
    show(MACD_HISTOGRAM, macd, Macd.HISTOGRAM);
    Directional directional = show(ADX, new Directional(14), Directional.ADX);
    show(PLUS_DI, directional, Directional.PLUS);
    show(MINUS_DI, directional, Directional.MINUS);
    Aroon aroon = show(AROON_UP, new Aroon(25), Aroon.UP);
    show(AROON_DOWN, aroon, Aroon.DOWN);
    show(DEMA_20, new Dema(20), 0);
    show(TEMA_20, new Tema(20), 0);
    show(HMA_9, new Hma(9), 0);
    show(HMA_20, new Hma(20), 0);
    show(ICHIMOKU_BASE, new MidRange(26), 0);
    show(EMA_SPREAD_MEDIUM, new EmaSpread(ema21, ema50), 0);
    Ppo ppo = show(PPO, new Ppo(ema12, ema26, 9), Ppo.LINE);
    show(PPO_SIGNAL, ppo, Ppo.SIGNAL);
  }

  private void momentum() {
    show(RSI, new Rsi(14), 0);
    show(RSI_7, new Rsi(7), 0);
    show(RSI_21, new Rsi(21), 0);
    show(RSI_28, new Rsi(28), 0);
    Stochastic stochastic = show(STOCH_K, new Stochastic(14, 3), Stochastic.K);
    show(STOCH_D, stochastic, Stochastic.D);
    show(WILLIAMS_R, new WilliamsR(14), 0);
    show(CCI, new Cci(20), 0);
    show(TSI, new Tsi(25, 13), 0);
    show(CMO, new Cmo(14), 0);
    trix = show(TRIX, new Trix(15), Trix.PERCENT);
    show(ULTIMATE_OSC, new UltimateOscillator(7, 14, 28), 0);
    show(AWESOME_OSC, new AwesomeOscillator(5, 34), 0);
    show(ROC_9, new Roc(9), 0);
    show(ROC_12, new Roc(12), 0);
    show(ROC_25, new Roc(25), 0);
  }

  private void volatility() {
    Atr atr = show(ATR, new Atr(14), Atr.RANGE);
    show(ATR_PERCENT, atr, Atr.PERCENT);
    Bollinger bollinger = show(BB_UPPER, new Bollinger(20, 2), Bollinger.UPPER);
    show(BB_MIDDLE, bollinger, Bollinger.MIDDLE);
    show(BB_LOWER, bollinger, Bollinger.LOWER);
    show(BB_WIDTH, bollinger, Bollinger.WIDTH);
    show(BB_PCT_B, bollinger, Bollinger.PERCENT_B);
    Donchian donchian = show(DONCHIAN_UPPER, new Donchian(20), Donchian.UPPER);
    show(DONCHIAN_LOWER, donchian, Donchian.LOWER);
    Atr atr10 = add(new Atr(10));
    supertrend = show(SUPERTREND, new Supertrend(atr10, 3), 0);
    Keltner keltner = show(KELTNER_UPPER, new Keltner(add(new Ema(20)), atr10, 2), Keltner.UPPER);
    show(KELTNER_MIDDLE, keltner, Keltner.MIDDLE);
    show(KELTNER_LOWER, keltner, Keltner.LOWER);
    show(MASS_INDEX, new MassIndex(9, 25), 0);
    Chandelier chandelier =
        show(CHANDELIER_LONG, new Chandelier(22, add(new Atr(22)), 3), Chandelier.LONG);
    show(CHANDELIER_SHORT, chandelier, Chandelier.SHORT);
  }

  private <F extends Formula> F show(IndicatorDefinition column, F formula, int output) {
    sources[column.ordinal()] = add(formula);
    outputs[column.ordinal()] = output;
    return formula;
  }

  private <F extends Formula> F add(F formula) {
    inOrder.add(formula);
    return formula;
  }
}
