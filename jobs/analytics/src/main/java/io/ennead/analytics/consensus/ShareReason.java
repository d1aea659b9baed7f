package io.ennead.analytics.consensus;

/**
 * A reason that is a title and a share of 0..1 with two decimals, e.g. {@code CMF 0.38}. Its 101
 * texts are made once: such reasons come with every candle.
 */
public final class ShareReason {

  private static final int STEPS = 100;

  private final String[] texts = new String[STEPS + 1];

  private final String notReady;

  public ShareReason(String title) {
    notReady = title + " not ready";
    for (int i = 0; i <= STEPS; i++) {
      texts[i] = title + " " + Figures.share((double) i / STEPS);
    }
  }

  /**
   * @param share 0..1, or NaN where there is none yet
   */
  public String of(double share) {
    return Double.isNaN(share) ? notReady : texts[(int) Math.round(share * STEPS)];
  }
}
