package io.ennead.analytics.indicators.formula;

/** The difference of two exponential moving averages. */
public final class EmaSpread extends Formula {

  private final Ema fast;
  private final Ema slow;

  public EmaSpread(Ema fast, Ema slow) {
    super("ema_spread(" + fast.id() + "," + slow.id() + ")", 1, fast, slow);
    this.fast = fast;
    this.slow = slow;
  }

  @Override
  public void update(Inputs in) {
    values[0] = fast.value() - slow.value();
  }
}
