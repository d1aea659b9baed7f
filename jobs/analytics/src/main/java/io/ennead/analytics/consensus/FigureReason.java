package io.ennead.analytics.consensus;

/**
 * A reason that is a title and a figure of few decimals within a small range, e.g. {@code RSI(14)
 * 55.3}. Its texts are made once: such reasons come with every candle.
 */
public final class FigureReason {

  private final String title;
  private final int decimals;
  private final double steps;
  private final String[] texts;

  /**
   * @param decimals of the figure
   * @param highest up to which, from 0, the texts are made once; those of other figures each time
   */
  public FigureReason(String title, int decimals, int highest) {
    this.title = title;
    this.decimals = decimals;
    steps = Math.pow(10, decimals);
    texts = new String[(int) (highest * steps) + 1];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(i / steps);
    }
  }

  public String of(double figure) {
    double step = figure * steps;
    return step >= 0 && step < texts.length - .5 ? texts[(int) Math.round(step)] : text(figure);
  }

  private String text(double figure) {
    return title + " " + Figures.fixed(figure, decimals);
  }
}
