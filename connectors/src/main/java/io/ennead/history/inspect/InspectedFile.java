package io.ennead.history.inspect;

import io.ennead.history.file.FileName;
import io.ennead.history.file.HistoryFile;

/**
 * A file that can be loaded.
 *
 * @param missing keys that are missing between its rows; only of a file in strict order
 * @param period the day or month of which it holds every row, or null
 * @param startsWhole whether nothing is missing before its first row
 * @param endsWhole whether nothing is missing behind its last row
 */
record InspectedFile(
    HistoryFile file,
    Ranges missing,
    FileName.Period period,
    boolean startsWhole,
    boolean endsWhole) {

  /**
   * How long a dump may be silent at its edge and still be believed to be whole: the exchange has
   * published days that end hours too early (binance-public-data #354).
   */
  static final long BELIEVED_SILENCE = 3_600_000L;

  /** Whether it proves that no trade lies between the start of its period and this first one. */
  boolean provesStartOf(long millis) {
    return period != null
        && startsWhole
        && period.contains(millis)
        && millis - period.from() <= BELIEVED_SILENCE;
  }

  /** Whether its last row lies too long before the end of its period to be believed to be it. */
  boolean endsBeforeItsPeriod() {
    return period != null && period.until() - file.facts().lastMillis() > BELIEVED_SILENCE;
  }

  /** Whether it proves that no trade lies between this last one and the end of its period. */
  boolean provesEndOf(long millis) {
    return period != null
        && endsWhole
        && period.contains(millis)
        && period.until() - millis <= BELIEVED_SILENCE;
  }
}
