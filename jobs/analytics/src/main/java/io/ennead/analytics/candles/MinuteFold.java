package io.ennead.analytics.candles;

import io.ennead.records.Candle;
import io.ennead.records.Decimals;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.Trade;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What is known so far of one minute of one instrument: trades folded together, whether a clock
 * covers the minute, whether a gap touches it.
 *
 * <p>The fold is commutative and associative: open and close go by the lowest and the highest trade
 * id, everything else is a sum, a minimum or a maximum. So trades may be folded in any order and in
 * any number of parts; each trade once. Sums are 128 bits wide; an overflow is an {@link
 * ArithmeticException}.
 */
public final class MinuteFold {

  final Instrument instrument;
  final long openTime;
  boolean covered;
  boolean gap;
  long count;
  long firstTradeId = Long.MAX_VALUE;
  long lastTradeId = Long.MIN_VALUE;
  long open;
  long high = Long.MIN_VALUE;
  long low = Long.MAX_VALUE;
  long close;
  final Sum volume;
  final Sum quoteVolume;
  final Sum takerBuyVolume;
  final Sum takerBuyQuoteVolume;

  /**
   * @param openTime the minute's first millisecond since the epoch
   */
  public MinuteFold(Instrument instrument, long openTime) {
    this(instrument, openTime, new Sum(), new Sum(), new Sum(), new Sum());
  }

  MinuteFold(
      Instrument instrument,
      long openTime,
      Sum volume,
      Sum quoteVolume,
      Sum takerBuyVolume,
      Sum takerBuyQuoteVolume) {
    this.instrument = Objects.requireNonNull(instrument, "instrument");
    this.openTime = openTime;
    this.volume = volume;
    this.quoteVolume = quoteVolume;
    this.takerBuyVolume = takerBuyVolume;
    this.takerBuyQuoteVolume = takerBuyQuoteVolume;
  }

  public Instrument instrument() {
    return instrument;
  }

  public long openTime() {
    return openTime;
  }

  /** No trade is in it. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** A clock says that every trade of this minute has been seen, or lies in a gap. */
  public boolean isCovered() {
    return covered;
  }

  /** Trades of this minute may be missing. */
  public boolean hasGap() {
    return gap;
  }

  /** Notes that a clock covers the minute. */
  public void cover() {
    covered = true;
  }

  /** Notes that a gap touches the minute. */
  public void touchGap() {
    gap = true;
  }

  /**
   * Notes the close of a minute whose candle is known already. The minute is not covered and makes
   * no candle; those behind it that hold no trade repeat its price.
   *
   * @param price in 1e-8
   */
  public void closeAt(long price) {
    if (count == 0) {
      open = price;
    }
    count++;
    lastTradeId = Long.MAX_VALUE;
    close = price;
    high = Math.max(high, price);
    low = Math.min(low, price);
  }

  /** Folds one trade in. */
  public void add(Trade trade) {
    long price = trade.price();
    long quantity = trade.quantity();
    count += trade.count();
    if (trade.firstTradeId() < firstTradeId) {
      firstTradeId = trade.firstTradeId();
      open = price;
    }
    if (trade.lastTradeId() > lastTradeId) {
      lastTradeId = trade.lastTradeId();
      close = price;
    }
    high = Math.max(high, price);
    low = Math.min(low, price);
    volume.add(quantity);
    quoteVolume.addProduct(price, quantity);
    if (!trade.buyerIsMaker()) {
      takerBuyVolume.add(quantity);
      takerBuyQuoteVolume.addProduct(price, quantity);
    }
  }

  /** Folds another part of the same minute in. */
  public MinuteFold merge(MinuteFold other) {
    if (openTime != other.openTime || !instrument.equals(other.instrument)) {
      throw new IllegalArgumentException(
          "%s %d cannot be merged with %s %d"
              .formatted(instrument, openTime, other.instrument, other.openTime));
    }
    covered |= other.covered;
    gap |= other.gap;
    count += other.count;
    if (other.firstTradeId < firstTradeId) {
      firstTradeId = other.firstTradeId;
      open = other.open;
    }
    if (other.lastTradeId > lastTradeId) {
      lastTradeId = other.lastTradeId;
      close = other.close;
    }
    high = Math.max(high, other.high);
    low = Math.min(low, other.low);
    volume.add(other.volume);
    quoteVolume.add(other.quoteVolume);
    takerBuyVolume.add(other.takerBuyVolume);
    takerBuyQuoteVolume.add(other.takerBuyQuoteVolume);
    return this;
  }

  /** The price of the trade with the highest id; only when not empty. */
  public BigDecimal closePrice() {
    return Decimals.decimal(close);
  }

  /**
   * The closed candle of a covered minute: COMPLETE, or GAP when a gap touches it. An empty minute
   * has no prices of its own: see {@link Candle#empty}.
   */
  public Candle toCandle(Origin origin) {
    return toCandle(gap ? Quality.GAP : Quality.COMPLETE, 0, origin);
  }

  /** The closed candle under a label and a revision; only when not empty. */
  Candle toCandle(Quality quality, int revision, Origin origin) {
    return new Candle(
        instrument,
        Interval.M1,
        openTime,
        Decimals.decimal(open),
        Decimals.decimal(high),
        Decimals.decimal(low),
        Decimals.decimal(close),
        volume.toDecimal(Decimals.SCALE),
        quoteVolume.toDecimal(2 * Decimals.SCALE),
        count,
        takerBuyVolume.toDecimal(Decimals.SCALE),
        takerBuyQuoteVolume.toDecimal(2 * Decimals.SCALE),
        firstTradeId,
        lastTradeId,
        quality,
        revision,
        origin);
  }
}
