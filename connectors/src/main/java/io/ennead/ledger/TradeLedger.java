package io.ennead.ledger;

import io.ennead.records.Clock;
import io.ennead.records.Gap;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.MarketEvent;
import io.ennead.records.OutageEnded;
import io.ennead.records.OutageMinutes;
import io.ennead.records.Trade;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The ledger of one instrument's trade ids: what has been emitted, and up to which time it is
 * proven complete. Every source of trades, live or bounded, emits through one; so the same trades
 * in the same order give the same events whatever they came from.
 *
 * <p>Ids are contiguous: the next trade is {@code lastId + 1}, a lower one is a duplicate, a higher
 * one says that some are missing. Event times may step back by up to the tolerance; a minute is
 * proven complete once a trade or another proof lies the tolerance beyond its end. A trade that
 * comes after that is late ({@link LateTrade}) and changes no candle. Whether it is late depends on
 * the order of the ids alone, never on a watermark or a clock on the wall.
 *
 * <p>Not thread-safe: it lives on the task thread, and its {@link Position} in the split's state.
 */
public final class TradeLedger {

  private static final long NONE = Position.NONE;
  private static final long MINUTE = Interval.M1.millis();

  /** How the next id relates to the ledger. */
  public enum Verdict {
    /** The one that must come next, or the first of all. */
    NEXT,
    /** Already emitted: to be dropped. */
    DUPLICATE,
    /** Some ids before it are missing. */
    JUMP
  }

  private final Instrument instrument;
  private final long toleranceMillis;
  private long lastId;
  private long lastTradeId;
  private long maxMillis;
  private long coveredFrom;
  private long coveredUntil;

  /**
   * @param toleranceMillis by how much an event time may lie behind an earlier one of its
   *     instrument, in milliseconds
   */
  public TradeLedger(Instrument instrument, long toleranceMillis, Position position) {
    if (toleranceMillis < 0) {
      throw new IllegalArgumentException(
          "the tolerance of out-of-order trades is "
              + toleranceMillis
              + " ms: it must not be negative");
    }
    this.instrument = Objects.requireNonNull(instrument, "instrument");
    this.toleranceMillis = toleranceMillis;
    this.lastId = position.lastId();
    this.lastTradeId = position.lastTradeId();
    this.maxMillis = position.maxMillis();
    this.coveredFrom = position.coveredFrom();
    this.coveredUntil = position.coveredUntil();
  }

  /** Where the ledger stands, for the split's state. */
  public Position position() {
    return new Position(lastId, lastTradeId, maxMillis, coveredFrom, coveredUntil);
  }

  /** How this id relates to what was emitted. */
  public Verdict judge(long id) {
    if (lastId == NONE || id == lastId + 1) {
      return Verdict.NEXT;
    }
    return id <= lastId ? Verdict.DUPLICATE : Verdict.JUMP;
  }

  /**
   * Declares, before the first trade, from when on the input is known to hold every trade. Without
   * it the minute of the first trade counts as begun before the input, and is not whole.
   *
   * @param millis epoch milliseconds; the first whole minute from there on is covered. Minutes long
   *     before the first trade have no price and make no candle, so no trade brings clocks of them
   */
  public void coverFrom(long millis) {
    if (coveredFrom == NONE) {
      coveredFrom = Interval.M1.ceil(millis);
      coveredUntil = coveredFrom;
    }
  }

  /**
   * Begins a ledger without a position behind an id that is known from elsewhere: the trade after
   * it is the first to be emitted, and every trade from {@code millis} on comes after it. Without
   * effect on a ledger that has begun.
   *
   * @param id the highest id that is not to be emitted
   * @param tradeId the highest trade id up to there
   * @param millis epoch milliseconds
   */
  public void beginAfter(long id, long tradeId, long millis) {
    if (lastId == NONE) {
      lastId = id;
      lastTradeId = tradeId;
      maxMillis = millis;
      coverFrom(millis);
    }
  }

  /**
   * Goes on behind an id, past minutes that left as candles of their own: no clock covers them.
   * Begins a ledger without a position.
   *
   * @param id the highest id that is not to be emitted
   * @param tradeId the highest trade id up to there
   * @param minute the first minute that is to be made of trades, epoch milliseconds
   */
  public void resumeAfter(long id, long tradeId, long minute) {
    if (lastId == NONE) {
      beginAfter(id, tradeId, minute);
      return;
    }
    if (id < lastId || minute < coveredUntil || Interval.M1.floor(minute) != minute) {
      throw new IllegalStateException(
          "%s: behind trade %d and minute %d it cannot go on behind trade %d at %d"
              .formatted(instrument, lastId, coveredUntil, id, minute));
    }
    lastId = id;
    lastTradeId = tradeId;
    maxMillis = Math.max(maxMillis, minute);
    coveredUntil = minute;
  }

  /** Emits the next trade, preceded by the clock that it proves. Its id must be judged NEXT. */
  public void accept(Trade trade, Consumer<? super MarketEvent> out) {
    if (judge(trade.id()) != Verdict.NEXT) {
      throw new IllegalStateException(
          "%s: trade %d does not follow %d".formatted(instrument, trade.id(), lastId));
    }
    long millis = trade.timeMillis();
    if (lastId == NONE && !isProven()) {
      beginAt(millis);
    }
    boolean late = millis < coveredUntil && isProven();
    lastId = trade.id();
    lastTradeId = trade.lastTradeId();
    maxMillis = Math.max(maxMillis, millis);
    proveUntil(maxMillis - toleranceMillis, out);
    out.accept(late ? new LateTrade(trade, coveredUntil) : trade);
  }

  /**
   * Begins the coverage with the first trade: behind the minutes in which a lower id than its own
   * can lie, or, where a start was declared, a minute before it, so that what comes for an earlier
   * minute is late.
   */
  private void beginAt(long millis) {
    coveredFrom =
        coveredFrom == NONE
            ? Interval.M1.end(Interval.M1.floor(millis + toleranceMillis))
            : Math.max(coveredFrom, Interval.M1.floor(millis - toleranceMillis) - MINUTE);
    coveredUntil = coveredFrom;
  }

  /**
   * The gap before a trade: the ids between the last one and its own. Their times may lie the
   * tolerance before the last trade and the tolerance behind this one, but not in what is proven
   * complete.
   */
  public Gap gapBefore(Trade next) {
    if (judge(next.id()) != Verdict.JUMP) {
      throw new IllegalStateException(
          "%s: no id is missing between %d and %d".formatted(instrument, lastId, next.id()));
    }
    long from = maxMillis - toleranceMillis;
    if (isProven()) {
      from = Math.max(from, coveredUntil);
    }
    long until = Math.max(from, next.timeMillis() + toleranceMillis);
    return new Gap(instrument, lastId + 1, next.id() - 1, from, until);
  }

  /**
   * Declares the ids of a gap that begins behind the last one as missing; the trade behind it is
   * then NEXT.
   *
   * @param tradeId the highest trade id up to the gap's end
   */
  public void skip(Gap gap, long tradeId, Consumer<? super MarketEvent> out) {
    requireFollows(gap);
    out.accept(gap);
    lastId = gap.toId();
    lastTradeId = tradeId;
  }

  /**
   * The earliest time that a trade behind the last one can have and still count, epoch
   * milliseconds; once the coverage has begun.
   */
  public long earliestNext() {
    return Math.max(maxMillis - toleranceMillis, coveredUntil);
  }

  /**
   * Closes minutes of which nothing is known: whether trades of them follow the last one, nobody
   * can say. No trade of these minutes is accepted any more; {@link #endOutage} goes on behind
   * them.
   *
   * @param since what {@link #earliestNext} was when the outage began, epoch milliseconds
   * @param until where the last one ends, epoch milliseconds
   */
  public void close(long since, long until, Consumer<? super MarketEvent> out) {
    if (coveredFrom == NONE) {
      throw new IllegalStateException(instrument + ": no minute can close before the first trade");
    }
    out.accept(new OutageMinutes(instrument, lastId + 1, since, coveredUntil, until));
    out.accept(new Clock(instrument, coveredUntil, until));
    coveredUntil = until;
  }

  /**
   * Goes on behind an outage, whose ids are known now and missing, if there are any.
   *
   * @param gap those behind the last id; none behind it may lie in minutes that have closed
   * @param tradeId the highest trade id up to the gap's end
   */
  public void endOutage(Gap gap, long tradeId, Consumer<? super MarketEvent> out) {
    requireFollows(gap);
    out.accept(new OutageEnded(gap, coveredUntil));
    lastId = gap.toId();
    lastTradeId = tradeId;
  }

  private void requireFollows(Gap gap) {
    if (gap.fromId() != lastId + 1) {
      throw new IllegalStateException(
          "%s: a gap from %d on does not follow %d".formatted(instrument, gap.fromId(), lastId));
    }
  }

  /**
   * Declares the ids between the last one and this trade as missing; the trade is then NEXT.
   *
   * @return the gap as it was emitted
   */
  public Gap skipTo(Trade next, Consumer<? super MarketEvent> out) {
    Gap gap = gapBefore(next);
    skip(gap, next.firstTradeId() - 1, out);
    return gap;
  }

  /**
   * Moves past a trade, and past ids that are missing before it, without emitting anything: it lies
   * outside of what was asked for.
   *
   * @param millis its time, brought to the edge of what was asked for, epoch milliseconds
   */
  public void passOver(Trade trade, long millis) {
    lastId = trade.id();
    lastTradeId = trade.lastTradeId();
    maxMillis = Math.max(maxMillis, millis);
  }

  /**
   * Emits a clock for the whole minutes that end at or before an instant up to which every trade is
   * known to have been emitted; nothing when no further minute is complete, or before any trade or
   * declared start.
   */
  public void proveUntil(long millis, Consumer<? super MarketEvent> out) {
    // Asked for every trade: no division until a minute is complete.
    if (coveredFrom != NONE && millis >= coveredUntil + MINUTE) {
      long from = coveredUntil;
      coveredUntil = Interval.M1.floor(millis);
      out.accept(new Clock(instrument, from, coveredUntil));
    }
  }

  /** Ends the input at its last trade: whatever minute that lies in is not whole. */
  public void finish(Consumer<? super MarketEvent> out) {
    if (maxMillis != NONE) {
      proveUntil(maxMillis, out);
    }
  }

  /** The highest trade id emitted, or {@link Position#NONE}. */
  public long lastTradeId() {
    return lastTradeId;
  }

  /** The id emitted last, or {@link Position#NONE}. */
  public long lastId() {
    return lastId;
  }

  /** Where the coverage begins, epoch milliseconds, or {@link Position#NONE}. */
  public long coveredFrom() {
    return coveredFrom;
  }

  /** The end of the last whole minute proven complete, epoch milliseconds. */
  public long coveredUntil() {
    return coveredUntil;
  }

  private boolean isProven() {
    return coveredUntil > coveredFrom;
  }

  /**
   * The ledger's state.
   *
   * @param lastId the id emitted last
   * @param lastTradeId the highest trade id emitted
   * @param maxMillis the highest event time emitted, epoch milliseconds
   * @param coveredFrom where the input's coverage begins, epoch milliseconds
   * @param coveredUntil up to when a clock was emitted, epoch milliseconds
   */
  public record Position(
      long lastId, long lastTradeId, long maxMillis, long coveredFrom, long coveredUntil) {

    /** Stands for "nothing yet". */
    public static final long NONE = Long.MIN_VALUE;

    /** The position of an input that has not begun. */
    public static final Position START = new Position(NONE, NONE, NONE, NONE, NONE);
  }
}
