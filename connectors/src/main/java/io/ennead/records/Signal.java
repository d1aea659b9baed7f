package io.ennead.records;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A trade that is proposed. Immutable: what becomes of it is an {@link Outcome}.
 *
 * @param id {@link SignalId}
 * @param closeTime of the candle that brought it, epoch milliseconds
 * @param entry the candle's close
 * @param riskReward what the target pays over what the stop costs, both after fees
 * @param probability 0..1
 * @param confidence 0..1, after the boost
 * @param quality 0..1, the mean of confidence and entry quality
 * @param agreeing the heads behind it
 * @param boost what the higher timeframes added to (or took from) the confidence
 * @param reasons what every gate found
 * @param votes all nine, as they were cast
 */
public record Signal(
    String id,
    Instrument instrument,
    Interval interval,
    Direction direction,
    long closeTime,
    BigDecimal entry,
    BigDecimal stop,
    BigDecimal target,
    BigDecimal riskReward,
    double probability,
    double confidence,
    BigDecimal quality,
    Regime regime,
    List<HeadName> agreeing,
    double boost,
    List<String> reasons,
    List<HeadVote> votes) {

  public Signal {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(regime, "regime");
    entry = Decimals.canonical(entry);
    stop = Decimals.canonical(stop);
    target = Decimals.canonical(target);
    riskReward = Decimals.canonical(riskReward);
    quality = Decimals.canonical(quality);
    agreeing = List.copyOf(agreeing);
    reasons = List.copyOf(reasons);
    votes = List.copyOf(votes);
    int sign = direction.sign();
    if (sign == 0 || entry.compareTo(stop) != sign || target.compareTo(entry) != sign) {
      throw new IllegalArgumentException(
          "signal %s is refused: entry %s must lie between stop %s and target %s, towards %s"
              .formatted(id, entry, stop, target, direction));
    }
  }
}
