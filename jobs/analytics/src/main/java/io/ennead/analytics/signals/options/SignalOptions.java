package io.ennead.analytics.signals.options;

import io.ennead.analytics.consensus.ConsensusProfile;
import io.ennead.analytics.indicators.formula.VwapAnchor;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;

/**
 * What can be chosen about scans, gates and outcomes.
 *
 * @param profile what makes a vote valid, and how many must agree
 * @param vwapAnchor where the session of the VWAP begins
 * @param warmUp closed candles of a timeframe before it is judged, from 200 on
 * @param gapWindow the last so many candles must not hold a GAP
 * @param leastEntryQuality points of 100
 * @param expiry how long a signal is followed
 */
public record SignalOptions(
    ConsensusProfile profile,
    VwapAnchor vwapAnchor,
    int warmUp,
    int gapWindow,
    BigDecimal leastEntryQuality,
    LevelOptions levels,
    HistoryOptions history,
    RegimeOptions regime,
    CooldownOptions cooldown,
    Duration expiry)
    implements Serializable {

  /** The candles without which no head votes. */
  private static final int LEAST_WARM_UP = 200;

  public static final SignalOptions DEFAULT =
      new SignalOptions(
          ConsensusProfile.STANDARD,
          VwapAnchor.UTC_DAY,
          LEAST_WARM_UP,
          50,
          new BigDecimal("60"),
          LevelOptions.DEFAULT,
          HistoryOptions.DEFAULT,
          RegimeOptions.DEFAULT,
          CooldownOptions.DEFAULT,
          Duration.ofHours(72));

  public SignalOptions {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(vwapAnchor, "vwapAnchor");
    Objects.requireNonNull(leastEntryQuality, "leastEntryQuality");
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(regime, "regime");
    Objects.requireNonNull(cooldown, "cooldown");
    if (warmUp < LEAST_WARM_UP || gapWindow < 0) {
      throw new IllegalArgumentException(
          "warm-up %d and gap window %d are refused: the heads need %d candles, the window from 0"
              .formatted(warmUp, gapWindow, LEAST_WARM_UP));
    }
    if (leastEntryQuality.signum() < 0
        || leastEntryQuality.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new IllegalArgumentException(
          "entry quality " + leastEntryQuality + " is refused: it lies in 0..100 points");
    }
    if (expiry.isNegative() || expiry.isZero()) {
      throw new IllegalArgumentException(
          "expiry " + expiry + " of a signal is refused: it must be above zero");
    }
  }

  public SignalOptions withProfile(ConsensusProfile other) {
    return new SignalOptions(
        other,
        vwapAnchor,
        warmUp,
        gapWindow,
        leastEntryQuality,
        levels,
        history,
        regime,
        cooldown,
        expiry);
  }

  public SignalOptions withLevels(LevelOptions other) {
    return new SignalOptions(
        profile,
        vwapAnchor,
        warmUp,
        gapWindow,
        leastEntryQuality,
        other,
        history,
        regime,
        cooldown,
        expiry);
  }

  public SignalOptions withRegime(RegimeOptions other) {
    return new SignalOptions(
        profile,
        vwapAnchor,
        warmUp,
        gapWindow,
        leastEntryQuality,
        levels,
        history,
        other,
        cooldown,
        expiry);
  }
}
