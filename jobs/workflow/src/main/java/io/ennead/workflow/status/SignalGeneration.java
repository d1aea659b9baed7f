package io.ennead.workflow.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.records.GateName;
import io.ennead.records.SkipReason;
import io.ennead.workflow.rows.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** The block {@code signal_generation}. */
final class SignalGeneration {

  private SignalGeneration() {}

  static void write(Snapshot now, ObjectNode json) {
    if (!now.totals().isThere()) {
      for (String figure :
          new String[] {
            "scans_performed",
            "signals_generated",
            "rejection_rate",
            "rejection_ratio",
            "active_signals"
          }) {
        json.putNull(figure);
      }
      json.putObject("skipped");
      json.putObject("rejections");
      DataCollection.unreachable(json, now.totals());
      return;
    }
    Totals totals = now.totals().value();
    json.put("scans_performed", totals.scans());
    json.put("signals_generated", totals.signals());
    json.put("rejection_rate", percent(totals.rejectionRatio()));
    json.put("rejection_ratio", totals.rejectionRatio());
    ObjectNode skipped = json.putObject("skipped");
    for (SkipReason reason : SkipReason.values()) {
      skipped.put(reason.label(), count(totals.skipped(), reason.label()));
    }
    ObjectNode rejections = json.putObject("rejections");
    for (GateName gate : GateName.values()) {
      rejections.put(gate.label(), count(totals.rejected(), gate.label()));
    }
    json.put("active_signals", totals.activeSignals());
    if (now.rows().isThere()) {
      json.put("status", now.activity(now.rows().value().decisionsWrittenAt()));
    } else {
      DataCollection.unreachable(json, now.rows());
    }
  }

  private static long count(Map<String, Long> scans, String reason) {
    return scans.getOrDefault(reason, 0L);
  }

  /** The seed's text: {@code 98.5%}, and {@code 0%} at the start. */
  static String percent(double ratio) {
    return ratio == 0
        ? "0%"
        : BigDecimal.valueOf(ratio * 100).setScale(1, RoundingMode.HALF_EVEN) + "%";
  }
}
