package io.ennead.records;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A closed candle. Forming candles are never of this type.
 *
 * <p>All decimals are exact and canonical ({@link Decimals#canonical}). What a source does not tell
 * is {@code null}.
 *
 * @param openTime epoch milliseconds, aligned to the interval
 * @param volume in the base asset
 * @param quoteVolume in the quote asset, or null
 * @param tradeCount trades in it, or null
 * @param takerBuyVolume base volume in which the taker bought, or null
 * @param takerBuyQuoteVolume quote volume in which the taker bought, or null
 * @param firstTradeId lowest trade id in it, or null (no trade in it, or made from klines)
 * @param lastTradeId highest trade id in it, or null
 * @param revision 0 when first closed; a corrected candle comes again with a higher one
 */
public record Candle(
    Instrument instrument,
    Interval interval,
    long openTime,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal quoteVolume,
    Long tradeCount,
    BigDecimal takerBuyVolume,
    BigDecimal takerBuyQuoteVolume,
    Long firstTradeId,
    Long lastTradeId,
    Quality quality,
    int revision,
    Origin origin) {

  public Candle {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(origin, "origin");
    open = Decimals.canonical(open);
    high = Decimals.canonical(high);
    low = Decimals.canonical(low);
    close = Decimals.canonical(close);
    volume = Decimals.canonical(volume);
    quoteVolume = canonicalOrNull(quoteVolume);
    takerBuyVolume = canonicalOrNull(takerBuyVolume);
    takerBuyQuoteVolume = canonicalOrNull(takerBuyQuoteVolume);
    if (interval.floor(openTime) != openTime) {
      throw refused(instrument, interval, openTime, "its open time is not aligned to " + interval);
    }
    if (high.compareTo(open.max(close)) < 0 || low.compareTo(open.min(close)) > 0) {
      throw refused(
          instrument,
          interval,
          openTime,
          "open %s and close %s do not lie between low %s and high %s"
              .formatted(open, close, low, high));
    }
    if (low.signum() <= 0) {
      throw refused(instrument, interval, openTime, "its low " + low + " is not above zero");
    }
    if (isNegative(volume)
        || isNegative(quoteVolume)
        || isNegative(takerBuyVolume)
        || isNegative(takerBuyQuoteVolume)
        || (tradeCount != null && tradeCount < 0)) {
      throw refused(
          instrument,
          interval,
          openTime,
          "volume %s, quote volume %s, trades %s, taker-buy volumes %s and %s: one is negative"
              .formatted(volume, quoteVolume, tradeCount, takerBuyVolume, takerBuyQuoteVolume));
    }
    if ((firstTradeId == null) != (lastTradeId == null)
        || (firstTradeId != null && firstTradeId > lastTradeId)) {
      throw refused(
          instrument,
          interval,
          openTime,
          "its trade ids go from " + firstTradeId + " to " + lastTradeId);
    }
    if (quality == Quality.QUIET && (volume.signum() > 0 || high.compareTo(low) != 0)) {
      throw refused(
          instrument, interval, openTime, "it is QUIET, but has volume " + volume + " or a range");
    }
    if (revision < 0) {
      throw refused(instrument, interval, openTime, "its revision " + revision + " is negative");
    }
  }

  /** Where it ends (exclusive), epoch milliseconds. */
  public long closeTime() {
    return interval.end(openTime);
  }

  /** A candle without a trade in it at a known price: QUIET, or a GAP of which nothing is known. */
  public static Candle empty(
      Instrument instrument,
      Interval interval,
      long openTime,
      BigDecimal price,
      Quality quality,
      int revision,
      Origin origin) {
    return new Candle(
        instrument,
        interval,
        openTime,
        price,
        price,
        price,
        price,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        0L,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        null,
        null,
        quality,
        revision,
        origin);
  }

  private static boolean isNegative(BigDecimal value) {
    return value != null && value.signum() < 0;
  }

  private static BigDecimal canonicalOrNull(BigDecimal value) {
    return value == null ? null : Decimals.canonical(value);
  }

  private static IllegalArgumentException refused(
      Instrument instrument, Interval interval, long openTime, String why) {
    return new IllegalArgumentException(
        "candle %s %s %d is refused: %s".formatted(instrument, interval, openTime, why));
  }
}
