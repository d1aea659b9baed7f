package io.ennead.analytics.signals.options;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What the last candidates of a symbol, timeframe and direction must have brought.
 *
 * @param length how many resolved ones count
 * @param fewest with fewer results the gate passes
 * @param leastExpectancy their mean, in R
 */
public record HistoryOptions(int length, int fewest, BigDecimal leastExpectancy)
    implements Serializable {

  public static final HistoryOptions DEFAULT = new HistoryOptions(20, 5, BigDecimal.ZERO);

  public HistoryOptions {
    if (length < 1 || fewest < 1 || fewest > length) {
      throw new IllegalArgumentException(
          "history of %d results, fewest %d, is refused: 1 <= fewest <= length"
              .formatted(length, fewest));
    }
  }
}
