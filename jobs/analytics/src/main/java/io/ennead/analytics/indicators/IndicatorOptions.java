package io.ennead.analytics.indicators;

import io.ennead.analytics.indicators.formula.VwapAnchor;
import java.io.Serializable;
import java.util.List;

/**
 * What can be chosen about the indicators.
 *
 * @param vwapAnchor where the VWAP begins anew
 * @param extras further indicators, computed by ta4j, e.g. {@code CCIIndicator(20)}
 */
public record IndicatorOptions(VwapAnchor vwapAnchor, List<String> extras) implements Serializable {

  /** A VWAP from 00:00 UTC and no further indicators. */
  public static final IndicatorOptions DEFAULT =
      new IndicatorOptions(VwapAnchor.UTC_DAY, List.of());

  public IndicatorOptions {
    extras = List.copyOf(extras);
  }
}
