package io.ennead.simulator.market;

import static io.ennead.simulator.market.SplitMix.hash;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The perpetual futures beside a market: their prices follow its trades at a premium that wanders,
 * and what is said of positions wanders by itself. Same market and seed, same figures, whatever is
 * asked first. Safe for several threads.
 */
public final class FuturesMarket {

  private static final int PREMIUM = 1;
  private static final int TAKERS = 2;
  private static final int FUNDING = 3;
  private static final int INTEREST = 4;
  private static final int ACCOUNTS = 5;

  private static final long MINUTE = 60_000_000L;

  /** A future is traded more than its spot market. */
  private static final BigDecimal TURNOVER = BigDecimal.valueOf(4);

  private final Market market;
  private final NaiveKlines klines;
  private final long seed;

  /**
   * @param market what is traded on the spot
   */
  public FuturesMarket(Market market, long seed) {
    this.market = market;
    this.klines = new NaiveKlines(market);
    this.seed = seed;
  }

  /** The market on the spot. */
  public Market spot() {
    return market;
  }

  /** (mark - index) / index in a minute: up to about .15 % to either side. */
  public double premium(String symbol, long epochMinute) {
    return .0010 * wave(symbol, PREMIUM, epochMinute, 420)
        + .0006 * wave(symbol, PREMIUM + 10, epochMinute, 45);
  }

  /** The rate settled at an instant for the eight hours before it, in 1e-8. */
  public BigDecimal fundingRate(String symbol, long epochMinute) {
    double rate = .0001 + .0007 * wave(symbol, FUNDING, epochMinute, 2_100);
    return BigDecimal.valueOf(rate).setScale(8, RoundingMode.HALF_EVEN);
  }

  /** Open interest in the base asset. */
  public BigDecimal openInterest(String symbol, long epochMinute) {
    double level =
        .20 * wave(symbol, INTEREST, epochMinute, 2_600)
            + .05 * wave(symbol, INTEREST + 10, epochMinute, 260);
    return BigDecimal.valueOf(80_000 * StrictMath.exp(level)).setScale(3, RoundingMode.HALF_EVEN);
  }

  /** The share of accounts that are long, 0..1. */
  public BigDecimal longAccounts(String symbol, long epochMinute) {
    double odds = StrictMath.exp(1.5 * wave(symbol, ACCOUNTS, epochMinute, 1_500));
    return BigDecimal.valueOf(odds / (1 + odds)).setScale(4, RoundingMode.HALF_EVEN);
  }

  /** Klines of the index: it is the spot price. Columns of volume mean nothing. */
  public List<Kline> index(String symbol, long from, long to, KlineInterval interval, long now) {
    return klines.between(symbol, from, to, interval, now);
  }

  /**
   * Klines of the future, or of its mark price, as far as they are known at an instant.
   *
   * @param from µs since the epoch
   * @param to µs since the epoch, excluded
   * @param now µs since the epoch, excluded
   */
  public List<Kline> between(String symbol, long from, long to, KlineInterval interval, long now) {
    List<Kline> rolled = new ArrayList<>();
    List<Kline> minutes = new ArrayList<>();
    long end = interval.closeTime(interval.openTime(to - 1));
    for (Kline minute :
        klines.between(symbol, from, Math.min(end, now), KlineInterval.MINUTE_1, now)) {
      if (!minutes.isEmpty()
          && interval.openTime(minute.openTime()) != interval.openTime(minutes.get(0).openTime())) {
        rolled.add(rolledUp(minutes, interval));
        minutes.clear();
      }
      minutes.add(future(symbol, minute));
    }
    if (!minutes.isEmpty()) {
      rolled.add(rolledUp(minutes, interval));
    }
    return rolled;
  }

  private Kline future(String symbol, Kline spot) {
    long minute = spot.openTime() / MINUTE;
    BigDecimal factor = BigDecimal.valueOf(1 + premium(symbol, minute));
    double shift = .22 * wave(symbol, TAKERS, minute, 35);
    BigDecimal volume = spot.volume().multiply(TURNOVER);
    BigDecimal bought =
        spot.takerBuyVolume()
            .multiply(TURNOVER)
            .add(volume.multiply(BigDecimal.valueOf(shift)))
            .max(BigDecimal.ZERO)
            .min(volume)
            .setScale(8, RoundingMode.HALF_EVEN);
    return new Kline(
        spot.openTime(),
        spot.closeTime(),
        price(spot.open(), factor),
        price(spot.high(), factor),
        price(spot.low(), factor),
        price(spot.close(), factor),
        volume,
        spot.quoteVolume().multiply(TURNOVER),
        4 * spot.trades(),
        bought,
        price(bought, spot.close()),
        -1,
        -1);
  }

  private static BigDecimal price(BigDecimal spot, BigDecimal factor) {
    return spot.multiply(factor).setScale(8, RoundingMode.HALF_EVEN);
  }

  private static Kline rolledUp(List<Kline> minutes, KlineInterval interval) {
    Kline first = minutes.get(0);
    long open = interval.openTime(first.openTime());
    Kline sum = first;
    for (Kline next : minutes.subList(1, minutes.size())) {
      sum =
          new Kline(
              open,
              next.closeTime(),
              sum.open(),
              sum.high().max(next.high()),
              sum.low().min(next.low()),
              next.close(),
              sum.volume().add(next.volume()),
              sum.quoteVolume().add(next.quoteVolume()),
              sum.trades() + next.trades(),
              sum.takerBuyVolume().add(next.takerBuyVolume()),
              sum.takerBuyQuoteVolume().add(next.takerBuyQuoteVolume()),
              -1,
              -1);
    }
    return new Kline(
        open,
        interval.closeTime(open),
        sum.open(),
        sum.high(),
        sum.low(),
        sum.close(),
        sum.volume(),
        sum.quoteVolume(),
        sum.trades(),
        sum.takerBuyVolume(),
        sum.takerBuyQuoteVolume(),
        -1,
        -1);
  }

  /** A seeded wave in [-1, 1] of about that period in minutes. */
  private double wave(String symbol, int stream, long epochMinute, double period) {
    return Tape.noise(hash(seed, 11, symbol.hashCode()), 500 + stream, epochMinute / period);
  }
}
