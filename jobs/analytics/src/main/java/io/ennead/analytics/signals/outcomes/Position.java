package io.ennead.analytics.signals.outcomes;

import io.ennead.analytics.signals.levels.TradeLevels;
import io.ennead.records.Candle;
import io.ennead.records.Direction;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.OutcomeStatus;
import io.ennead.records.SignalId;
import java.math.BigDecimal;

/** A signal or shadow that is still open: its levels, and how far the price went so far. */
final class Position {

  private final Instrument instrument;
  private final Interval interval;
  private final long closeTime;
  private final TradeLevels levels;
  private final BigDecimal quality;
  private final boolean shadow;
  private BigDecimal best;
  private BigDecimal worst;
  private BigDecimal lastPrice;
  private long lastTime;

  Position(
      Instrument instrument,
      Interval interval,
      long closeTime,
      TradeLevels levels,
      BigDecimal quality,
      boolean shadow) {
    this(
        instrument,
        interval,
        closeTime,
        levels,
        quality,
        shadow,
        new Progress(levels.entry(), levels.entry(), levels.entry(), closeTime));
  }

  Position(
      Instrument instrument,
      Interval interval,
      long closeTime,
      TradeLevels levels,
      BigDecimal quality,
      boolean shadow,
      Progress progress) {
    this.instrument = instrument;
    this.interval = interval;
    this.closeTime = closeTime;
    this.levels = levels;
    this.quality = quality;
    this.shadow = shadow;
    best = progress.best();
    worst = progress.worst();
    lastPrice = progress.lastPrice();
    lastTime = progress.lastTime();
  }

  /**
   * How far a position has come.
   *
   * @param best the most favourable price so far
   * @param worst the most adverse price so far
   * @param lastPrice the close of the newest candle followed
   * @param lastTime where that candle closed, epoch milliseconds
   */
  record Progress(BigDecimal best, BigDecimal worst, BigDecimal lastPrice, long lastTime) {}

  Progress progress() {
    return new Progress(best, worst, lastPrice, lastTime);
  }

  Instrument instrument() {
    return instrument;
  }

  Interval interval() {
    return interval;
  }

  Direction direction() {
    return levels.direction();
  }

  long closeTime() {
    return closeTime;
  }

  TradeLevels levels() {
    return levels;
  }

  BigDecimal quality() {
    return quality;
  }

  boolean isShadow() {
    return shadow;
  }

  BigDecimal lastPrice() {
    return lastPrice;
  }

  /** Whether a candle goes further against the position than any before: else no stop is near. */
  boolean isNewWorst(Candle candle) {
    return isLong() ? candle.low().compareTo(worst) < 0 : candle.high().compareTo(worst) > 0;
  }

  /** Whether a candle goes further with the position than any before: else no target is near. */
  boolean isNewBest(Candle candle) {
    return isLong() ? candle.high().compareTo(best) > 0 : candle.low().compareTo(best) < 0;
  }

  /** Takes a candle into the excursions. One that comes again, late, is not the newest price. */
  void take(Candle candle) {
    if (isNewWorst(candle)) {
      worst = adverse(candle);
    }
    if (isNewBest(candle)) {
      best = favourable(candle);
    }
    if (candle.closeTime() > lastTime) {
      lastTime = candle.closeTime();
      lastPrice = candle.close();
    }
  }

  void takeAdverse(BigDecimal price) {
    worst = isLong() ? worst.min(price) : worst.max(price);
  }

  void takeFavourable(BigDecimal price) {
    best = isLong() ? best.max(price) : best.min(price);
  }

  BigDecimal adverse(Candle candle) {
    return isLong() ? candle.low() : candle.high();
  }

  BigDecimal favourable(Candle candle) {
    return isLong() ? candle.high() : candle.low();
  }

  Outcome active() {
    return outcome(OutcomeStatus.ACTIVE, closeTime, levels.entry(), null, null);
  }

  Outcome resolved(OutcomeStatus status, long time, BigDecimal price) {
    return outcome(status, time, price, levels.resultR(price), levels.resultPercent(price));
  }

  private Outcome outcome(
      OutcomeStatus status, long time, BigDecimal price, BigDecimal inR, BigDecimal inPercent) {
    return new Outcome(
        SignalId.of(instrument, interval, closeTime, direction()),
        instrument,
        interval,
        direction(),
        closeTime,
        levels.entry(),
        levels.stop(),
        levels.target(),
        shadow,
        status,
        time,
        price,
        inR,
        inPercent,
        levels.excursionR(best),
        levels.excursionR(worst).negate());
  }

  private boolean isLong() {
    return direction() == Direction.LONG;
  }
}
