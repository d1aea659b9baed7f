package io.ennead.analytics.consensus.crypto;

import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.Freshness;
import io.ennead.analytics.consensus.Head;
import io.ennead.analytics.consensus.HeadInput;
import io.ennead.analytics.consensus.Points;
import io.ennead.analytics.consensus.state.Sections;
import io.ennead.records.Candle;
import io.ennead.records.FuturesContext;
import io.ennead.records.FuturesReading;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Judges the perpetual future: premium, funding, open interest, account ratio, taker ratio and CVD
 * divergence. Reads no spot candle and no spot taker flow. A figure older than twice its period
 * drops out; with fewer than two sub-signals it abstains.
 */
public final class CryptoHead implements Head {

  private static final int VERSION = 2;
  private static final int FEWEST = 2;
  private static final double NEUTRAL_FUNDING = .0001;

  private final PremiumHistory premiums = new PremiumHistory();
  private final FuturesMarket futures = new FuturesMarket();
  private final SubSignals signals = new SubSignals();

  @Override
  public HeadName name() {
    return HeadName.CRYPTO;
  }

  @Override
  public HeadVote vote(HeadInput input) {
    FuturesContext context = input.surroundings().futures();
    long now = input.closeTime();
    FuturesReading interest = fresh(now, context.openInterest());
    if (context.candle() != null) {
      futures.update(context.candle(), interest);
    }
    FuturesReading premium = fresh(now, context.premium());
    if (premium != null) {
      premiums.add(premium);
    }
    if (context.isEmpty()) {
      return HeadVote.abstain(HeadName.CRYPTO, "no feed");
    }
    signals.clear();
    judgePremium(premium);
    judgeFunding(fresh(now, context.fundingRate()));
    judgeAccounts(fresh(now, context.accountRatio()));
    if (isFresh(now, context.candle())) {
      futures.judge(signals);
    }
    return signals.size() < FEWEST
        ? HeadVote.abstain(HeadName.CRYPTO, "sub-signals " + signals.size() + " < " + FEWEST)
        : signals.vote();
  }

  private static FuturesReading fresh(long now, FuturesReading reading) {
    return reading != null && Freshness.of(now, reading.time(), reading.period()) != Freshness.STALE
        ? reading
        : null;
  }

  private static boolean isFresh(long now, Candle candle) {
    return candle != null
        && Freshness.of(now, candle.closeTime(), candle.interval().millis()) != Freshness.STALE;
  }

  private void judgePremium(FuturesReading premium) {
    if (premium != null && premiums.isFull()) {
      double value = premium.value();
      Figures.append(signals.finding("premium "), 100 * value, 3).append(" %");
      signals.add(
          Points.atMost(value, -.0005) && premiums.amongLowest(value),
          Points.atLeast(value, .0005) && premiums.amongHighest(value),
          Points.atMost(Math.abs(value), .0020) ? .75 : .85);
    }
  }

  private void judgeFunding(FuturesReading funding) {
    if (funding != null) {
      double excess = funding.value() - NEUTRAL_FUNDING;
      Figures.append(signals.finding("funding "), 100 * funding.value(), 4).append(" % per 8 h");
      signals.add(
          Points.atMost(excess, -.0002),
          Points.atLeast(excess, .0002),
          Points.atMost(Math.abs(excess), .0005) ? .75 : .85);
    }
  }

  private void judgeAccounts(FuturesReading ratio) {
    if (ratio != null) {
      Figures.append(signals.finding("accounts long/short "), ratio.value(), 2);
      signals.add(ratio.value() < 1.0 / 3, ratio.value() > 3, .85);
    }
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    premiums.write(out);
    futures.write(out);
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
    premiums.read(in);
    futures.read(in);
  }
}
