package io.ennead.analytics.consensus;

import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;

/** A head that judges candles: without any movement so far (ATR 0) it abstains with `no range`. */
public abstract class CandleHead implements Head {

  private final HeadName name;

  protected CandleHead(HeadName name) {
    this.name = name;
  }

  @Override
  public final HeadName name() {
    return name;
  }

  @Override
  public final HeadVote vote(HeadInput input) {
    accumulate(input);
    return input.market().atr() > 0 ? judge(input) : HeadVote.abstain(name, "no range");
  }

  /** Takes the candle into sums that do not depend on the range. */
  protected void accumulate(HeadInput input) {}

  /** Judges the candle; ATR is above zero. */
  protected abstract HeadVote judge(HeadInput input);
}
