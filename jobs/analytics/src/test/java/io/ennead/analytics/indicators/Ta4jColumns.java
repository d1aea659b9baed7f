package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.AwesomeOscillatorIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.ChandelierExitLongIndicator;
import org.ta4j.core.indicators.ChandelierExitShortIndicator;
import org.ta4j.core.indicators.DoubleEMAIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.HMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.MassIndexIndicator;
import org.ta4j.core.indicators.PPOIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.TripleEMAIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.aroon.AroonDownIndicator;
import org.ta4j.core.indicators.aroon.AroonUpIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceDifferenceIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.CombineIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.MedianPriceIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuKijunSenIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.numeric.NumericIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.indicators.volume.AccumulationDistributionIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * The 69 columns by ta4j 0.17: its own class where it has one, put together from its parts (tsi,
 * trix, ultimate oscillator, signal lines) where it has none. Its VWAP looks back over 24 candles:
 * at the last hour of a day it is ours.
 */
final class Ta4jColumns {

  private final BarSeries series;
  private final Interval interval;
  private final Map<String, Indicator<Num>> columns = new LinkedHashMap<>();

  /**
   * @param maxBars how many bars ta4j keeps
   */
  Ta4jColumns(Interval interval, int maxBars) {
    this.interval = interval;
    series =
        new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).withMaxBarCount(maxBars).build();
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    trend(close);
    momentum(close);
    volatility(close);
    columns.put("obv", new OnBalanceVolumeIndicator(series));
    columns.put("vwap", new VWAPIndicator(series, 24));
    columns.put("cmf", new ChaikinMoneyFlowIndicator(series, 20));
    columns.put("adl", new AccumulationDistributionIndicator(series));
  }

  void add(Bar bar) {
    series.addBar(
        new BaseBar(
            Duration.ofMillis(interval.millis()),
            Instant.ofEpochMilli(interval.end(bar.openTime())).atZone(ZoneOffset.UTC),
            DoubleNum.valueOf(bar.open()),
            DoubleNum.valueOf(bar.high()),
            DoubleNum.valueOf(bar.low()),
            DoubleNum.valueOf(bar.close()),
            DoubleNum.valueOf(bar.volume()),
            DoubleNum.valueOf(0)));
  }

  /** The value of a column at the last bar. */
  double value(String column) {
    return columns.get(column).getValue(series.getEndIndex()).doubleValue();
  }

  /** The sum of all columns at the last bar: asks for each of them. */
  double sum() {
    double sum = 0;
    int last = series.getEndIndex();
    for (Indicator<Num> indicator : columns.values()) {
      sum += indicator.getValue(last).doubleValue();
    }
    return sum;
  }

  private void trend(ClosePriceIndicator close) {
    for (int n : new int[] {5, 8, 9, 12, 13, 21, 26, 34, 50, 55, 89}) {
      columns.put("ema_" + n, new EMAIndicator(close, n));
    }
    for (int n : new int[] {10, 20, 30, 50, 100, 200}) {
      columns.put("sma_" + n, new SMAIndicator(close, n));
    }
    MACDIndicator macd = new MACDIndicator(close, 12, 26);
    columns.put("macd", macd);
    columns.put("macd_signal", new EMAIndicator(macd, 9));
    columns.put("macd_histogram", CombineIndicator.minus(macd, columns.get("macd_signal")));
    columns.put("adx", new ADXIndicator(series, 14));
    columns.put("plus_di", new PlusDIIndicator(series, 14));
    columns.put("minus_di", new MinusDIIndicator(series, 14));
    columns.put("aroon_up", new AroonUpIndicator(series, 25));
    columns.put("aroon_down", new AroonDownIndicator(series, 25));
    columns.put("dema_20", new DoubleEMAIndicator(close, 20));
    columns.put("tema_20", new TripleEMAIndicator(close, 20));
    columns.put("hma_9", new HMAIndicator(close, 9));
    columns.put("hma_20", new HMAIndicator(close, 20));
    columns.put("ichimoku_base", new IchimokuKijunSenIndicator(series, 26));
    columns.put("supertrend", new SuperTrendIndicator(series, 10, 3.0));
    columns.put(
        "ema_spread_medium", CombineIndicator.minus(columns.get("ema_21"), columns.get("ema_50")));
  }

  private void momentum(ClosePriceIndicator close) {
    columns.put("rsi", new RSIIndicator(close, 14));
    for (int n : new int[] {7, 21, 28}) {
      columns.put("rsi_" + n, new RSIIndicator(close, n));
    }
    StochasticOscillatorKIndicator k = new StochasticOscillatorKIndicator(series, 14);
    columns.put("stoch_k", k);
    columns.put("stoch_d", new SMAIndicator(k, 3));
    columns.put("williams_r", new WilliamsRIndicator(series, 14));
    columns.put("cci", new CCIIndicator(series, 20));
    NumericIndicator change = NumericIndicator.of(new ClosePriceDifferenceIndicator(series));
    EMAIndicator smoothChange = new EMAIndicator(new EMAIndicator(change, 25), 13);
    EMAIndicator smoothSize = new EMAIndicator(new EMAIndicator(change.abs(), 25), 13);
    columns.put("tsi", NumericIndicator.of(smoothChange).dividedBy(smoothSize).multipliedBy(100));
    columns.put("cmo", new CMOIndicator(close, 14));
    PPOIndicator ppo = new PPOIndicator(close, 12, 26);
    columns.put("ppo", ppo);
    columns.put("ppo_signal", new EMAIndicator(ppo, 9));
    EMAIndicator triple = new EMAIndicator(new EMAIndicator(new EMAIndicator(close, 15), 15), 15);
    columns.put("trix", new ROCIndicator(triple, 1));
    columns.put("ultimate_osc", ultimate(close));
    columns.put(
        "awesome_osc", new AwesomeOscillatorIndicator(new MedianPriceIndicator(series), 5, 34));
    for (int n : new int[] {9, 12, 25}) {
      columns.put("roc_" + n, new ROCIndicator(close, n));
    }
  }

  private Indicator<Num> ultimate(ClosePriceIndicator close) {
    Indicator<Num> bottom =
        CombineIndicator.min(new LowPriceIndicator(series), new PreviousValueIndicator(close));
    Indicator<Num> pressure = CombineIndicator.minus(close, bottom);
    TRIndicator range = new TRIndicator(series);
    NumericIndicator sum =
        share(pressure, range, 7)
            .multipliedBy(4)
            .plus(share(pressure, range, 14).multipliedBy(2))
            .plus(share(pressure, range, 28));
    return sum.multipliedBy(100).dividedBy(7);
  }

  private static NumericIndicator share(Indicator<Num> pressure, Indicator<Num> range, int n) {
    return NumericIndicator.of(new SMAIndicator(pressure, n)).dividedBy(new SMAIndicator(range, n));
  }

  private void volatility(ClosePriceIndicator close) {
    ATRIndicator atr = new ATRIndicator(series, 14);
    columns.put("atr", atr);
    columns.put("atr_percent", NumericIndicator.of(atr).dividedBy(close).multipliedBy(100));
    BollingerBandsMiddleIndicator middle =
        new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
    StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
    BollingerBandsUpperIndicator upper = new BollingerBandsUpperIndicator(middle, deviation);
    BollingerBandsLowerIndicator lower = new BollingerBandsLowerIndicator(middle, deviation);
    columns.put("bb_upper", upper);
    columns.put("bb_middle", middle);
    columns.put("bb_lower", lower);
    columns.put("bb_width", NumericIndicator.of(upper).minus(lower).dividedBy(middle));
    columns.put("bb_pct_b", new PercentBIndicator(close, 20, 2));
    columns.put("donchian_upper", new DonchianChannelUpperIndicator(series, 20));
    columns.put("donchian_lower", new DonchianChannelLowerIndicator(series, 20));
    KeltnerChannelMiddleIndicator centre = new KeltnerChannelMiddleIndicator(close, 20);
    columns.put("keltner_upper", new KeltnerChannelUpperIndicator(centre, 2, 10));
    columns.put("keltner_middle", centre);
    columns.put("keltner_lower", new KeltnerChannelLowerIndicator(centre, 2, 10));
    columns.put("mass_index", new MassIndexIndicator(series, 9, 25));
    columns.put("chandelier_long", new ChandelierExitLongIndicator(series, 22, 3));
    columns.put("chandelier_short", new ChandelierExitShortIndicator(series, 22, 3));
  }
}
