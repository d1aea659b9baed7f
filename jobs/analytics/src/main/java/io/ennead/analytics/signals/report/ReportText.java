package io.ennead.analytics.signals.report;

import io.ennead.analytics.signals.criteria.CriterionRow;
import io.ennead.records.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as Markdown tables. */
public final class ReportText {

  private ReportText() {}

  public static String of(ReportSummary summary) {
    List<String> lines = new ArrayList<>();
    funnel(summary.funnel(), lines);
    results(summary.results(), lines);
    signals(summary.outcomes(), lines);
    heads(summary.heads(), lines);
    criteria(summary.criteria(), lines);
    return String.join("\n", lines) + "\n";
  }

  private static void funnel(List<FunnelRow> rows, List<String> lines) {
    lines.add("## Scans");
    for (FunnelRow row : rows) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %d scans = %d skipped (before_start %d, warm_up %d, gap %d)"
                  + " + %d rejected + %d emitted (LONG %d, SHORT %d)",
              row.interval(),
              row.scans(),
              row.skipped(),
              row.beforeStart(),
              row.warmUp(),
              row.gap(),
              row.rejected(),
              row.emitted(),
              row.emittedLong(),
              row.emittedShort()));
      table(lines, "gate", "rejected", "it alone", "passed so far", "% of judged");
      for (FunnelRow.Gate gate : row.gates()) {
        double share = row.judged() == 0 ? 0 : 100.0 * gate.passed() / row.judged();
        row(
            lines,
            gate.gate(),
            gate.rejected(),
            gate.alone(),
            gate.passed(),
            String.format(Locale.ROOT, "%.2f", share));
      }
    }
  }

  private static void results(List<ResultRow> rows, List<String> lines) {
    lines.add("");
    lines.add("## Results after fees (1 R is what the stop costs)");
    table(
        lines,
        "followed",
        "timeframe",
        "direction",
        "active",
        "target",
        "stop",
        "expired",
        "hit %",
        "expectancy R",
        "sum R",
        "sum %");
    for (ResultRow row : rows) {
      row(
          lines,
          row.shadow() ? "shadow" : "signal",
          row.interval(),
          row.direction(),
          row.active(),
          row.target(),
          row.stop(),
          row.expired(),
          plain(row.hitPercent()),
          plain(row.expectancyR()),
          plain(row.sumR()),
          plain(row.sumPercent()));
    }
  }

  private static void signals(List<Outcome> outcomes, List<String> lines) {
    lines.add("");
    lines.add("## Signals");
    table(
        lines,
        "closed at",
        "timeframe",
        "direction",
        "entry",
        "stop",
        "target",
        "status",
        "at",
        "price",
        "R",
        "%",
        "favourable R",
        "adverse R");
    for (Outcome each : outcomes) {
      row(
          lines,
          Instant.ofEpochMilli(each.closeTime()),
          each.interval(),
          each.direction(),
          plain(each.entry()),
          plain(each.stop()),
          plain(each.target()),
          each.status(),
          each.status().isResolved() ? Instant.ofEpochMilli(each.time()) : "",
          each.status().isResolved() ? plain(each.price()) : "",
          plain(each.resultR()),
          plain(each.resultPercent()),
          plain(each.favourableR()),
          plain(each.adverseR()));
    }
  }

  private static void heads(List<HeadRow> rows, List<String> lines) {
    lines.add("");
    lines.add("## Heads over resolved candidates");
    table(
        lines,
        "head",
        "over",
        "voted with",
        "hit %",
        "expectancy R",
        "voted against",
        "right %",
        "expectancy R",
        "silent");
    for (HeadRow row : rows) {
      row(
          lines,
          row.head(),
          row.shadows() ? "signals and shadows" : "signals",
          row.with(),
          plain(row.withHitPercent()),
          plain(row.withExpectancyR()),
          row.against(),
          plain(row.againstHitPercent()),
          plain(row.againstExpectancyR()),
          row.silent());
    }
  }

  private static void criteria(List<CriterionRow> rows, List<String> lines) {
    lines.add("");
    lines.add("## Signals as a trading record, net of fees, each position worth 1");
    table(lines, "criterion", "value", "unit");
    for (CriterionRow row : rows) {
      String value = row.value() == null ? "" : String.format(Locale.ROOT, "%.4f", row.value());
      row(lines, row.name(), value, row.unit());
    }
  }

  private static void table(List<String> lines, Object... titles) {
    lines.add("");
    row(lines, titles);
    lines.add("|" + " --- |".repeat(titles.length));
  }

  private static void row(List<String> lines, Object... cells) {
    StringBuilder line = new StringBuilder("|");
    for (Object cell : cells) {
      line.append(' ').append(cell).append(" |");
    }
    lines.add(line.toString());
  }

  private static String plain(BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }
}
