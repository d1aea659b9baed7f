package io.ennead.standalone.compare;

import io.ennead.records.Interval;
import java.util.Map;

/**
 * The part of time that is compared: runs that ended at different moments have an earlier one in
 * common.
 *
 * @param from rows of candles that open before are left out, epoch milliseconds
 * @param until rows of candles that close later are left out, epoch milliseconds
 */
public record Window(long from, long until) {

  public static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

  /** Whether a row lies in it. An outcome does once it is known; of an open one nothing is. */
  boolean holds(ComparedTable table, Row row) {
    if (equals(ALL)) {
      return true;
    }
    Map<String, String> values = row.values();
    return switch (table.name()) {
      case "candles", "indicators" -> {
        long open = Long.parseLong(values.get("open_time"));
        yield open >= from && Interval.of(values.get("interval")).end(open) <= until;
      }
      case "decisions", "signals" -> {
        long close = Long.parseLong(values.get("close_time"));
        yield close > from && close <= until;
      }
      case "outcomes" ->
          Long.parseLong(values.get("close_time")) > from
              && !values.get("status").equals("ACTIVE")
              && Long.parseLong(values.get("at")) <= until;
      case "late_trades" -> {
        long traded = Long.parseLong(values.get("traded_at"));
        yield traded >= from && traded < until;
      }
      case "gaps" ->
          Long.parseLong(values.get("since")) >= from
              && !values.get("until").isEmpty()
              && Long.parseLong(values.get("until")) < until;
      default -> true;
    };
  }
}
