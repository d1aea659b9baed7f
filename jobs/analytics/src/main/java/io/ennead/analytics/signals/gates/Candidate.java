package io.ennead.analytics.signals.gates;

import io.ennead.analytics.consensus.ConsensusResult;
import io.ennead.analytics.consensus.Points;
import io.ennead.analytics.signals.levels.LevelFinder;
import io.ennead.analytics.signals.levels.TradeLevels;
import io.ennead.records.Direction;
import io.ennead.records.Interval;
import io.ennead.records.Regime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * What the gates look at: one candle's consensus and, if it has a direction, the trade that follows
 * from it.
 */
public final class Candidate {

  private static final int DECIMALS = 4;
  private static final BigDecimal TWO_HUNDRED = BigDecimal.valueOf(200);

  private final Interval interval;
  private final long closeTime;
  private final ConsensusResult consensus;
  private final BigDecimal confidence;
  private final Trade trade;

  /**
   * The trade of a candidate.
   *
   * @param regime the market that it would be made in
   */
  public record Trade(EntryQuality entryQuality, LevelFinder.Found found, Regime regime) {

    public Trade {
      Objects.requireNonNull(entryQuality, "entryQuality");
      Objects.requireNonNull(found, "found");
      Objects.requireNonNull(regime, "regime");
    }
  }

  /** A candle without a consensus. */
  public static Candidate flat(Interval interval, long closeTime, ConsensusResult consensus) {
    return new Candidate(interval, closeTime, consensus, BigDecimal.ZERO, null);
  }

  /**
   * A candle with a consensus.
   *
   * @param confidence after the boost of the higher timeframes
   */
  public static Candidate of(
      Interval interval,
      long closeTime,
      ConsensusResult consensus,
      double confidence,
      Trade trade) {
    return new Candidate(
        interval,
        closeTime,
        consensus,
        Points.decimal(confidence),
        Objects.requireNonNull(trade, "trade"));
  }

  private Candidate(
      Interval interval,
      long closeTime,
      ConsensusResult consensus,
      BigDecimal confidence,
      Trade trade) {
    this.interval = interval;
    this.closeTime = closeTime;
    this.consensus = consensus;
    this.confidence = confidence;
    this.trade = trade;
  }

  public Interval interval() {
    return interval;
  }

  public long closeTime() {
    return closeTime;
  }

  public ConsensusResult consensus() {
    return consensus;
  }

  public Direction direction() {
    return consensus.direction();
  }

  /** After the boost, as it is compared. */
  public BigDecimal confidence() {
    return confidence;
  }

  public EntryQuality entryQuality() {
    return trade.entryQuality();
  }

  public TradeLevels levels() {
    return trade.found().levels();
  }

  public LevelFinder.Found found() {
    return trade.found();
  }

  public Regime regime() {
    return trade.regime();
  }

  /** 0..1: the mean of confidence and entry quality. */
  public BigDecimal quality() {
    return confidence
        .movePointRight(2)
        .add(trade.entryQuality().points())
        .divide(TWO_HUNDRED, DECIMALS, RoundingMode.HALF_EVEN);
  }
}
