package io.ennead.analytics.indicators.extra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.AccelerationDecelerationIndicator;
import org.ta4j.core.indicators.AwesomeOscillatorIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.ChandelierExitLongIndicator;
import org.ta4j.core.indicators.ChandelierExitShortIndicator;
import org.ta4j.core.indicators.ChopIndicator;
import org.ta4j.core.indicators.CoppockCurveIndicator;
import org.ta4j.core.indicators.DPOIndicator;
import org.ta4j.core.indicators.DistanceFromMAIndicator;
import org.ta4j.core.indicators.DoubleEMAIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.FisherIndicator;
import org.ta4j.core.indicators.HMAIndicator;
import org.ta4j.core.indicators.IntraDayMomentumIndexIndicator;
import org.ta4j.core.indicators.KAMAIndicator;
import org.ta4j.core.indicators.KSTIndicator;
import org.ta4j.core.indicators.KalmanFilterIndicator;
import org.ta4j.core.indicators.LWMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.MMAIndicator;
import org.ta4j.core.indicators.MassIndexIndicator;
import org.ta4j.core.indicators.PPOIndicator;
import org.ta4j.core.indicators.PVOIndicator;
import org.ta4j.core.indicators.ParabolicSarIndicator;
import org.ta4j.core.indicators.RAVIIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.RWIHighIndicator;
import org.ta4j.core.indicators.RWILowIndicator;
import org.ta4j.core.indicators.RecentSwingHighIndicator;
import org.ta4j.core.indicators.RecentSwingLowIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorDIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.StochasticRSIIndicator;
import org.ta4j.core.indicators.TripleEMAIndicator;
import org.ta4j.core.indicators.UlcerIndexIndicator;
import org.ta4j.core.indicators.WMAIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.ZLEMAIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.DXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.MinusDMIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDMIndicator;
import org.ta4j.core.indicators.aroon.AroonDownIndicator;
import org.ta4j.core.indicators.aroon.AroonOscillatorIndicator;
import org.ta4j.core.indicators.aroon.AroonUpIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.candles.LowerShadowIndicator;
import org.ta4j.core.indicators.candles.RealBodyIndicator;
import org.ta4j.core.indicators.candles.UpperShadowIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.CloseLocationValueIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceDifferenceIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceRatioIndicator;
import org.ta4j.core.indicators.helpers.DifferencePercentageIndicator;
import org.ta4j.core.indicators.helpers.GainIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LossIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.MedianPriceIndicator;
import org.ta4j.core.indicators.helpers.OpenPriceIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.helpers.RunningTotalIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.TypicalPriceIndicator;
import org.ta4j.core.indicators.helpers.UnstableIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuChikouSpanIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuKijunSenIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuLineIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanAIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanBIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuTenkanSenIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.statistics.CorrelationCoefficientIndicator;
import org.ta4j.core.indicators.statistics.CovarianceIndicator;
import org.ta4j.core.indicators.statistics.MeanDeviationIndicator;
import org.ta4j.core.indicators.statistics.PearsonCorrelationIndicator;
import org.ta4j.core.indicators.statistics.PeriodicalGrowthRateIndicator;
import org.ta4j.core.indicators.statistics.SigmaIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.statistics.StandardErrorIndicator;
import org.ta4j.core.indicators.statistics.VarianceIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendLowerBandIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendUpperBandIndicator;
import org.ta4j.core.indicators.volume.AccumulationDistributionIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.ChaikinOscillatorIndicator;
import org.ta4j.core.indicators.volume.IIIIndicator;
import org.ta4j.core.indicators.volume.MVWAPIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.NVIIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.PVIIndicator;
import org.ta4j.core.indicators.volume.ROCVIndicator;
import org.ta4j.core.indicators.volume.RelativeVolumeStandardDeviationIndicator;
import org.ta4j.core.indicators.volume.TimeSegmentedVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;

/**
 * The classes of ta4j 0.17 that can be named in {@code indicators.extra}: all with numbers as
 * values that are made from a series, other indicators and numbers (a test compares with the
 * library). Left out: turnover and trade count, which bars here do not carry.
 */
final class Ta4jCatalog {

  @SuppressWarnings("rawtypes")
  private static final List<Class<? extends Indicator>> CLASSES =
      List.of(
          ADXIndicator.class,
          ATRIndicator.class,
          AccelerationDecelerationIndicator.class,
          AccumulationDistributionIndicator.class,
          AroonDownIndicator.class,
          AroonOscillatorIndicator.class,
          AroonUpIndicator.class,
          AwesomeOscillatorIndicator.class,
          BollingerBandWidthIndicator.class,
          BollingerBandsLowerIndicator.class,
          BollingerBandsMiddleIndicator.class,
          BollingerBandsUpperIndicator.class,
          CCIIndicator.class,
          CMOIndicator.class,
          ChaikinMoneyFlowIndicator.class,
          ChaikinOscillatorIndicator.class,
          ChandelierExitLongIndicator.class,
          ChandelierExitShortIndicator.class,
          ChopIndicator.class,
          CloseLocationValueIndicator.class,
          ClosePriceDifferenceIndicator.class,
          ClosePriceIndicator.class,
          ClosePriceRatioIndicator.class,
          CoppockCurveIndicator.class,
          CorrelationCoefficientIndicator.class,
          CovarianceIndicator.class,
          DPOIndicator.class,
          DXIndicator.class,
          DifferencePercentageIndicator.class,
          DistanceFromMAIndicator.class,
          DonchianChannelLowerIndicator.class,
          DonchianChannelMiddleIndicator.class,
          DonchianChannelUpperIndicator.class,
          DoubleEMAIndicator.class,
          EMAIndicator.class,
          FisherIndicator.class,
          GainIndicator.class,
          HMAIndicator.class,
          HighPriceIndicator.class,
          HighestValueIndicator.class,
          IIIIndicator.class,
          IchimokuChikouSpanIndicator.class,
          IchimokuKijunSenIndicator.class,
          IchimokuLineIndicator.class,
          IchimokuSenkouSpanAIndicator.class,
          IchimokuSenkouSpanBIndicator.class,
          IchimokuTenkanSenIndicator.class,
          IntraDayMomentumIndexIndicator.class,
          KAMAIndicator.class,
          KSTIndicator.class,
          KalmanFilterIndicator.class,
          KeltnerChannelLowerIndicator.class,
          KeltnerChannelMiddleIndicator.class,
          KeltnerChannelUpperIndicator.class,
          LWMAIndicator.class,
          LossIndicator.class,
          LowPriceIndicator.class,
          LowerShadowIndicator.class,
          LowestValueIndicator.class,
          MACDIndicator.class,
          MMAIndicator.class,
          MVWAPIndicator.class,
          MassIndexIndicator.class,
          MeanDeviationIndicator.class,
          MedianPriceIndicator.class,
          MinusDIIndicator.class,
          MinusDMIndicator.class,
          MoneyFlowIndexIndicator.class,
          NVIIndicator.class,
          OnBalanceVolumeIndicator.class,
          OpenPriceIndicator.class,
          PPOIndicator.class,
          PVIIndicator.class,
          PVOIndicator.class,
          ParabolicSarIndicator.class,
          PearsonCorrelationIndicator.class,
          PercentBIndicator.class,
          PeriodicalGrowthRateIndicator.class,
          PlusDIIndicator.class,
          PlusDMIndicator.class,
          PreviousValueIndicator.class,
          RAVIIndicator.class,
          ROCIndicator.class,
          ROCVIndicator.class,
          RSIIndicator.class,
          RWIHighIndicator.class,
          RWILowIndicator.class,
          RealBodyIndicator.class,
          RecentSwingHighIndicator.class,
          RecentSwingLowIndicator.class,
          RelativeVolumeStandardDeviationIndicator.class,
          RunningTotalIndicator.class,
          SMAIndicator.class,
          SigmaIndicator.class,
          SimpleLinearRegressionIndicator.class,
          StandardDeviationIndicator.class,
          StandardErrorIndicator.class,
          StochasticOscillatorDIndicator.class,
          StochasticOscillatorKIndicator.class,
          StochasticRSIIndicator.class,
          SuperTrendIndicator.class,
          SuperTrendLowerBandIndicator.class,
          SuperTrendUpperBandIndicator.class,
          TRIndicator.class,
          TimeSegmentedVolumeIndicator.class,
          TripleEMAIndicator.class,
          TypicalPriceIndicator.class,
          UlcerIndexIndicator.class,
          UnstableIndicator.class,
          UpperShadowIndicator.class,
          VWAPIndicator.class,
          VarianceIndicator.class,
          VolumeIndicator.class,
          WMAIndicator.class,
          WilliamsRIndicator.class,
          ZLEMAIndicator.class);

  private static final Map<String, Class<?>> BY_NAME = new TreeMap<>();

  static {
    CLASSES.forEach(type -> BY_NAME.put(type.getSimpleName(), type));
  }

  private Ta4jCatalog() {}

  /** The class of that simple name; an unknown one is refused with the list of what exists. */
  static Class<?> find(String name) {
    Class<?> found = BY_NAME.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "ta4j has no indicator '%s' that can be used here: use one of %s"
              .formatted(name, String.join(", ", BY_NAME.keySet())));
    }
    return found;
  }

  static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }
}
