package io.ennead.analytics.consensus;

/** A reason that is a title and a share of 0..1 with two decimals, e.g. {@code CMF 0.38}. */
public final class ShareReason {

  private final FigureReason figures;
  private final String notReady;

  public ShareReason(String title) {
    figures = new FigureReason(title, 2, 1);
    notReady = title + " not ready";
  }

  /**
   * @param share 0..1, or NaN where there is none yet
   */
  public String of(double share) {
    return Double.isNaN(share) ? notReady : figures.of(share);
  }
}
