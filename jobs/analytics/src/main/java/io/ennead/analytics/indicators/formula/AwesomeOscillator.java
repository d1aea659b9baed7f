package io.ennead.analytics.indicators.formula;

/** Awesome oscillator (B. Williams): SMA(fast) - SMA(slow) of the middle of the candle. */
public final class AwesomeOscillator extends Formula {

  private final int fast;
  private final int slow;

  public AwesomeOscillator(int fast, int slow) {
    super("awesome(" + fast + "," + slow + ")", 1);
    this.fast = fast;
    this.slow = slow;
  }

  @Override
  public void update(Inputs in) {
    if (in.middles.size() >= slow) {
      values[0] = in.middles.mean(fast) - in.middles.mean(slow);
    }
  }
}
