package io.ennead.pipeline.signals;

import io.ennead.analytics.consensus.ConsensusProfile;
import io.ennead.analytics.signals.options.CooldownOptions;
import io.ennead.analytics.signals.options.HistoryOptions;
import io.ennead.analytics.signals.options.LevelOptions;
import io.ennead.analytics.signals.options.RegimeOptions;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.indicators.IndicatorConfig;
import java.math.BigDecimal;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/** What makes a consensus, what the gates ask for, and how signals are followed. */
public final class SignalConfig {

  private static final ConsensusProfile STANDARD = ConsensusProfile.STANDARD;
  private static final LevelOptions LEVELS = LevelOptions.DEFAULT;
  private static final RegimeOptions REGIMES = RegimeOptions.DEFAULT;

  public static final ConfigOption<String> PROFILE =
      ConfigOptions.key("consensus.profile")
          .stringType()
          .defaultValue(STANDARD.name())
          .withDescription(
              "What makes a vote valid: standard (probability .60, confidence .70) or strict (.60,"
                  + " .75).");

  public static final ConfigOption<Integer> NEED_PERCENT =
      whole(
          "consensus.need-percent",
          STANDARD.needPercent(),
          "Of the heads that do not abstain, how many percent must agree (rounded up).");

  public static final ConfigOption<Integer> NEED_LEAST =
      whole(
          "consensus.need-least",
          STANDARD.needLeast(),
          "How many heads must agree at least, and not abstain.");

  public static final ConfigOption<Integer> MARGIN =
      whole(
          "consensus.margin",
          STANDARD.margin(),
          "By how many heads the larger group must exceed the smaller.");

  public static final ConfigOption<Integer> WARM_UP =
      whole(
          "signals.warm-up",
          SignalOptions.DEFAULT.warmUp(),
          "Closed candles of a timeframe before it is judged; 200 or more.");

  public static final ConfigOption<Integer> GAP_WINDOW =
      whole(
          "signals.gap-window",
          SignalOptions.DEFAULT.gapWindow(),
          "A candle is not judged if one of so many last ones is a GAP.");

  public static final ConfigOption<Duration> EXPIRY =
      time("signals.expiry", SignalOptions.DEFAULT.expiry(), "How long a signal is followed.");

  public static final ConfigOption<String> STOP_BUFFER =
      decimal(
          "signals.stop.buffer",
          LEVELS.stopBuffer(),
          "How far beyond the last confirmed swing the stop lies, in ATR(14).");

  public static final ConfigOption<String> STOP_LEAST =
      decimal(
          "signals.stop.least",
          LEVELS.leastStop(),
          "Least distance of the stop from the entry, in ATR(14).");

  public static final ConfigOption<String> STOP_MOST =
      decimal(
          "signals.stop.most",
          LEVELS.mostStop(),
          "Greatest distance of the stop, in ATR(14); one further off is moved there.");

  public static final ConfigOption<String> TARGET_LEAST =
      decimal(
          "signals.target.least",
          LEVELS.leastTarget(),
          "Least distance of a swing that serves as the target, in ATR(14).");

  public static final ConfigOption<String> TARGET_DEFAULT =
      decimal(
          "signals.target.default",
          LEVELS.defaultTarget(),
          "Distance of the target where there is no such swing, in ATR(14).");

  public static final ConfigOption<String> FEE_PERCENT =
      decimal(
          "signals.fee-percent", LEVELS.feePercent(), "Fee on each side, in percent of the price.");

  public static final ConfigOption<String> TICK =
      decimal(
          "signals.tick",
          LEVELS.tick(),
          "Stops and targets are multiples of it, rounded against the trade.");

  public static final ConfigOption<String> CONFLUENCE =
      decimal(
          "gates.confluence.least",
          SignalOptions.DEFAULT.leastEntryQuality(),
          "Entry quality that a signal needs, in points of 100.");

  public static final ConfigOption<String> RISK_REWARD =
      decimal(
          "gates.risk-reward.least",
          LEVELS.leastRiskReward(),
          "What the target must pay over what the stop costs, both after fees.");

  public static final ConfigOption<Integer> HISTORY_LENGTH =
      whole(
          "gates.history.length",
          HistoryOptions.DEFAULT.length(),
          "Resolved candidates of a symbol, timeframe and direction that count.");

  public static final ConfigOption<Integer> HISTORY_FEWEST =
      whole(
          "gates.history.fewest",
          HistoryOptions.DEFAULT.fewest(),
          "With fewer of them the gate passes.");

  public static final ConfigOption<String> HISTORY_LEAST =
      decimal(
          "gates.history.least-expectancy",
          HistoryOptions.DEFAULT.leastExpectancy(),
          "What they must have brought on average, in R.");

  public static final ConfigOption<Integer> REGIME_WINDOW =
      whole(
          "gates.regime.window",
          REGIMES.window(),
          "Over how many candles the ATR in percent of the price is ranked.");

  public static final ConfigOption<Integer> REGIME_CALM =
      whole(
          "gates.regime.calm-percent",
          REGIMES.calmPercent(),
          "VOLATILE if so many percent of them lie below the current one; above 100 for never.");

  public static final ConfigOption<Double> REGIME_ADX =
      ConfigOptions.key("gates.regime.trending-adx")
          .doubleType()
          .defaultValue(REGIMES.trendingAdx())
          .withDescription("TRENDING from this ADX(14) on; RANGING below.");

  public static final ConfigOption<String> VOLATILE_CONFIDENCE =
      confidence("volatile", REGIMES.whenVolatile());

  public static final ConfigOption<Integer> VOLATILE_ACTIVE =
      active("volatile", REGIMES.whenVolatile());

  public static final ConfigOption<String> TRENDING_CONFIDENCE =
      confidence("trending", REGIMES.whenTrending());

  public static final ConfigOption<Integer> TRENDING_ACTIVE =
      active("trending", REGIMES.whenTrending());

  public static final ConfigOption<String> RANGING_CONFIDENCE =
      confidence("ranging", REGIMES.whenRanging());

  public static final ConfigOption<Integer> RANGING_ACTIVE =
      active("ranging", REGIMES.whenRanging());

  public static final ConfigOption<Duration> COOLDOWN_SAME =
      time(
          "gates.cooldown.same-direction",
          CooldownOptions.DEFAULT.sameDirection(),
          "Event time between two signals of a symbol in one direction.");

  public static final ConfigOption<Duration> COOLDOWN_ANY =
      time(
          "gates.cooldown.any",
          CooldownOptions.DEFAULT.any(),
          "Event time between any two signals of a symbol.");

  private SignalConfig() {}

  /**
   * What the configuration says.
   *
   * @throws IllegalArgumentException if a value cannot be; the message names it
   */
  public static SignalOptions options(ReadableConfig configuration) {
    return new SignalOptions(
        profile(configuration),
        IndicatorConfig.options(configuration).vwapAnchor(),
        configuration.get(WARM_UP),
        configuration.get(GAP_WINDOW),
        decimal(configuration, CONFLUENCE),
        levels(configuration),
        new HistoryOptions(
            configuration.get(HISTORY_LENGTH),
            configuration.get(HISTORY_FEWEST),
            decimal(configuration, HISTORY_LEAST)),
        new RegimeOptions(
            configuration.get(REGIME_WINDOW),
            configuration.get(REGIME_CALM),
            configuration.get(REGIME_ADX),
            limit(configuration, VOLATILE_CONFIDENCE, VOLATILE_ACTIVE),
            limit(configuration, TRENDING_CONFIDENCE, TRENDING_ACTIVE),
            limit(configuration, RANGING_CONFIDENCE, RANGING_ACTIVE)),
        new CooldownOptions(configuration.get(COOLDOWN_SAME), configuration.get(COOLDOWN_ANY)),
        configuration.get(EXPIRY));
  }

  private static ConsensusProfile profile(ReadableConfig configuration) {
    ConsensusProfile named = ConsensusProfile.of(configuration.get(PROFILE));
    return new ConsensusProfile(
        named.name(),
        named.probability(),
        named.confidence(),
        configuration.get(NEED_PERCENT),
        configuration.get(NEED_LEAST),
        configuration.get(MARGIN));
  }

  private static LevelOptions levels(ReadableConfig configuration) {
    return new LevelOptions(
        decimal(configuration, STOP_BUFFER),
        decimal(configuration, STOP_LEAST),
        decimal(configuration, STOP_MOST),
        decimal(configuration, TARGET_LEAST),
        decimal(configuration, TARGET_DEFAULT),
        decimal(configuration, RISK_REWARD),
        decimal(configuration, FEE_PERCENT),
        decimal(configuration, TICK));
  }

  private static RegimeOptions.Limit limit(
      ReadableConfig configuration,
      ConfigOption<String> leastConfidence,
      ConfigOption<Integer> mostActive) {
    return new RegimeOptions.Limit(
        decimal(configuration, leastConfidence), configuration.get(mostActive));
  }

  private static BigDecimal decimal(ReadableConfig configuration, ConfigOption<String> option) {
    String text = configuration.get(option).trim();
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "option %s cannot be '%s': write a decimal such as %s"
              .formatted(option.key(), text, option.defaultValue()),
          e);
    }
  }

  private static ConfigOption<String> confidence(String regime, RegimeOptions.Limit limit) {
    return decimal(
        "gates.regime." + regime + ".least-confidence",
        limit.leastConfidence(),
        "Confidence that a signal needs in such a market, 0 to 1.");
  }

  private static ConfigOption<Integer> active(String regime, RegimeOptions.Limit limit) {
    return whole(
        "gates.regime." + regime + ".most-active",
        limit.mostActive(),
        "Signals of the symbol that may be active in such a market, the new one included.");
  }

  private static ConfigOption<String> decimal(String key, BigDecimal value, String description) {
    return ConfigOptions.key(key)
        .stringType()
        .defaultValue(value.toPlainString())
        .withDescription(description);
  }

  private static ConfigOption<Integer> whole(String key, int value, String description) {
    return ConfigOptions.key(key).intType().defaultValue(value).withDescription(description);
  }

  private static ConfigOption<Duration> time(String key, Duration value, String description) {
    return ConfigOptions.key(key).durationType().defaultValue(value).withDescription(description);
  }
}
