package io.ennead.analytics.consensus.crypto;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.Points;
import io.ennead.analytics.consensus.market.CvdDivergence;
import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.consensus.market.SideView;
import io.ennead.analytics.indicators.primitive.Ring;
import io.ennead.records.Candle;
import io.ennead.records.FuturesReading;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The future's own candles, and the open interest at the close of each: what they say about takers
 * and about new positions.
 */
final class FuturesMarket {

  private static final int SPAN = 24;
  private static final int WARM = 20;
  private static final int TAKER_LENGTH = 3;
  private static final double GROWTH = .02;
  private static final long NONE = Long.MIN_VALUE;

  private final Market market = Market.withPivots(CvdDivergence.STRENGTH);
  private final Ring openInterest = new Ring(SPAN + 1);
  private long lastOpenTime = NONE;

  /**
   * @param interest the fresh open interest, or null
   */
  void update(Candle candle, FuturesReading interest) {
    if (candle.openTime() > lastOpenTime) {
      lastOpenTime = candle.openTime();
      market.update(Bar.of(candle));
      openInterest.push(interest == null ? Double.NaN : interest.value());
    }
  }

  /** Adds what the candles say; nothing before ATR(14) and 20 candles are there. */
  void judge(SubSignals signals) {
    SideView view = market.longSide();
    if (market.count() < WARM || !(view.atr() > 0)) {
      return;
    }
    judgeInterest(view, signals);
    if (!Double.isNaN(view.delta(0) + view.delta(1) + view.delta(2))) {
      judgeTakers(view, signals);
      signals.finding("futures CVD divergence");
      signals.add(
          CvdDivergence.exists(market.longSide()), CvdDivergence.exists(market.shortSide()), .80);
    }
  }

  private void judgeInterest(SideView view, SubSignals signals) {
    if (openInterest.size() <= SPAN || !(openInterest.get(SPAN) > 0)) {
      return;
    }
    double growth = openInterest.get(0) / openInterest.get(SPAN) - 1;
    if (Double.isNaN(growth)) {
      return;
    }
    double move = (view.close(0) - view.close(SPAN)) / view.atr();
    boolean grows = Points.atLeast(growth, GROWTH);
    StringBuilder finding = signals.finding("open interest over 24 candles ");
    Figures.append(finding, 100 * growth, 2).append(" %, close ");
    Figures.append(finding, move, 2).append(" ATR");
    signals.add(grows && Points.atLeast(move, 1), grows && Points.atMost(move, -1), .75);
  }

  private static void judgeTakers(SideView view, SubSignals signals) {
    double bought = 0;
    double volume = 0;
    for (int ago = 0; ago < TAKER_LENGTH; ago++) {
      bought += view.takerVolume(ago);
      volume += view.volume(ago);
    }
    double ratio = volume > 0 ? bought / volume : .5;
    Figures.append(signals.finding("futures takers bought "), ratio, 2);
    signals.add(Points.atLeast(ratio, .60), Points.atMost(ratio, .40), .75);
  }

  void write(DataOutput out) throws IOException {
    market.write(out);
    openInterest.save(out);
    out.writeLong(lastOpenTime);
  }

  void read(DataInput in) throws IOException {
    market.read(market.version(), in);
    openInterest.load(in);
    lastOpenTime = in.readLong();
  }
}
