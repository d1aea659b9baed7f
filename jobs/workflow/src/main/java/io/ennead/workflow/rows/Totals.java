package io.ennead.workflow.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tables hold.
 *
 * @param candles rows of {@code candles}
 * @param lateTrades trades that came after their candle
 * @param indicators rows of {@code indicators}
 * @param signals rows of {@code signals}
 * @param activeSignals signals without an outcome so far
 * @param gapsOpen gaps whose ids are still missing
 * @param gapsRepaired gaps whose ids have been had
 * @param reconnects how often a symbol was taken up again after its connection was lost
 * @param skipped scans that were not judged, by reason
 * @param rejected scans that a gate rejected, by gate
 * @param emitted scans that gave a signal
 */
public record Totals(
    long candles,
    long lateTrades,
    long indicators,
    long signals,
    long activeSignals,
    long gapsOpen,
    long gapsRepaired,
    long reconnects,
    Map<String, Long> skipped,
    Map<String, Long> rejected,
    long emitted) {

  private static final String COUNTS =
      """
      select
        (select count(*) from candles) as candles,
        (select count(*) from late_trades) as late_trades,
        (select count(*) from indicators) as indicators,
        (select count(*) from signals) as signals,
        (select count(*) from outcomes where status = 'ACTIVE' and not shadow) as active_signals,
        (select count(*) from gaps where state = 'open') as gaps_open,
        (select count(*) from gaps where state = 'repaired') as gaps_repaired,
        (select count(*) from feed_events where cause = 'reconnect') as reconnects
      """;

  private static final String FUNNEL =
      "select verdict, reason, count(*) as scans from decisions group by verdict, reason";

  public static Totals read(Connection connection) throws SQLException {
    ObjectNode counts = Sql.rows(connection, COUNTS).get(0);
    List<ObjectNode> funnel = Sql.rows(connection, FUNNEL);
    return new Totals(
        counts.get("candles").asLong(),
        counts.get("late_trades").asLong(),
        counts.get("indicators").asLong(),
        counts.get("signals").asLong(),
        counts.get("active_signals").asLong(),
        counts.get("gaps_open").asLong(),
        counts.get("gaps_repaired").asLong(),
        counts.get("reconnects").asLong(),
        byReason(funnel, "SKIPPED"),
        byReason(funnel, "REJECTED"),
        byReason(funnel, "EMITTED").values().stream().mapToLong(Long::longValue).sum());
  }

  private static Map<String, Long> byReason(List<ObjectNode> funnel, String verdict) {
    Map<String, Long> scans = new TreeMap<>();
    for (ObjectNode row : funnel) {
      if (row.get("verdict").asText().equals(verdict)) {
        scans.put(row.get("reason").asText(), row.get("scans").asLong());
      }
    }
    return scans;
  }

  /** Skipped, rejected and emitted. */
  public long scans() {
    return sum(skipped) + sum(rejected) + emitted;
  }

  /** The part of the judged scans that a gate rejected, 0 to 1; 0 before the first. */
  public double rejectionRatio() {
    long judged = sum(rejected) + emitted;
    return judged == 0 ? 0 : (double) sum(rejected) / judged;
  }

  private static long sum(Map<String, Long> scans) {
    return scans.values().stream().mapToLong(Long::longValue).sum();
  }
}
