package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.ledger.TradeLedger.Position;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.time.Instant;
import java.util.List;

/**
 * Chooses, behind a stop, how what was missed is had: by trade ids, which is exact and dear, or,
 * where that would cost more weight than is allowed for it, the minutes that have closed as candles
 * and only the trades behind them by id.
 */
final class CatchUp {

  /** Is told of candles that stand for the trades up to an id. */
  interface Found {
    void at(List<MarketEvent> before, long id, long tradeId, long minute, long now);
  }

  private final Instrument instrument;
  private final BinanceSettings settings;
  private final Sequence sequence;
  private final Inquiry inquiry;
  private final Reporter reporter;
  private final Found found;
  private boolean pending;
  private long askAt = Long.MIN_VALUE;
  private CandleSearch minutes;
  private Junction junction;

  /**
   * @param pending whether the symbol goes on behind a stop
   */
  CatchUp(
      Instrument instrument,
      BinanceSettings settings,
      Sequence sequence,
      Inquiry inquiry,
      Reporter reporter,
      boolean pending,
      Found found) {
    this.instrument = instrument;
    this.settings = settings;
    this.sequence = sequence;
    this.inquiry = inquiry;
    this.reporter = reporter;
    this.found = found;
    this.pending = pending && sequence.provenMinute() != Position.NONE;
  }

  /** Whether it has not been chosen yet, or candles are being fetched. */
  boolean isPending() {
    return pending;
  }

  /**
   * For how long REST may be asked in vain, in milliseconds: as long as a gap is waited for, or as
   * long as the symbol was away, as then its candles are late anyway; but not for ever.
   *
   * @param time the exchange's, epoch milliseconds; {@link Long#MIN_VALUE} if it is not known
   */
  long patience(long time) {
    long away = time == Long.MIN_VALUE ? 0 : time - sequence.provenMinute();
    return Math.max(settings.gapPatience(), Math.min(away, settings.catchUpPatience()));
  }

  /** The trades are searched for as those of a gap are. */
  void giveUp() {
    pending = false;
  }

  /** Asks REST, when it is time to. */
  void search(long now) {
    if (now < askAt) {
      return;
    }
    if (junction != null) {
      junction.search();
    } else {
      inquiry.head(this::choose, this::retry);
    }
  }

  private void choose(Trade head, long time, long now) {
    long missed = head == null ? 0 : head.id() - sequence.nextId() + 1;
    long from = sequence.provenMinute();
    long until = Interval.M1.floor(time - settings.probeMargin());
    long byTrades = VenueApi.weightOfTrades(settings.kind(), missed);
    long byCandles = VenueApi.weightOfCandles((until - from) / Interval.M1.millis());
    if (until <= from || byTrades <= settings.catchUpWeight() || byTrades <= byCandles) {
      pending = false;
      return;
    }
    minutes =
        new CandleSearch(instrument, Interval.M1, from, until, inquiry, this::retry)
            .withTheOneBefore();
    junction =
        new Junction(settings, until, from, List.of(minutes), inquiry, this::retry, this::onFound);
  }

  private void onFound(List<MarketEvent> before, long id, long tradeId, long now) {
    pending = false;
    if (id < sequence.nextId() || !minutes.reachesBack()) {
      // The trades themselves tell what was.
      return;
    }
    reporter.tell(
        Cause.RESTORE,
        sequence.nextId(),
        id,
        true,
        "candles from %s to %s instead of trades"
            .formatted(
                Instant.ofEpochMilli(sequence.provenMinute()),
                Instant.ofEpochMilli(junction.at())));
    found.at(before, id, tradeId, junction.at(), now);
  }

  private void retry(String reason, long wait, long now) {
    askAt = now + wait;
    reporter.tell(Cause.RESTORE, sequence.nextId(), sequence.nextId() - 1, false, reason);
  }
}
