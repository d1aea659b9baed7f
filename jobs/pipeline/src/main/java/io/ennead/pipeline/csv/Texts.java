package io.ennead.pipeline.csv;

import io.ennead.records.HeadName;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** How values and groups look in every table. */
final class Texts {

  private Texts() {}

  static String of(BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }

  static String joined(List<HeadName> heads) {
    return heads.stream().map(HeadName::label).collect(Collectors.joining(" "));
  }

  /** Sorts by exchange and symbol, then by the length of the interval. */
  static String group(Instrument instrument, Interval interval) {
    return "%s~%s~%d".formatted(instrument.exchange(), instrument.symbol(), interval.ordinal());
  }
}
