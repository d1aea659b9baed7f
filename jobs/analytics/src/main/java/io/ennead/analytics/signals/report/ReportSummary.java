package io.ennead.analytics.signals.report;

import io.ennead.analytics.signals.criteria.CriterionRow;
import io.ennead.records.Outcome;
import java.util.List;

/**
 * What a run brought, as plain records: how scans ended, what became of the signals, and which
 * heads were right.
 *
 * @param funnel per timeframe
 * @param outcomes of every signal, ACTIVE ones included, in order of their candles
 * @param results per timeframe and direction, signals before shadows
 * @param heads over signals, then over all candidates
 * @param criteria over the resolved signals, net of fees
 */
public record ReportSummary(
    List<FunnelRow> funnel,
    List<Outcome> outcomes,
    List<ResultRow> results,
    List<HeadRow> heads,
    List<CriterionRow> criteria) {

  public ReportSummary {
    funnel = List.copyOf(funnel);
    outcomes = List.copyOf(outcomes);
    results = List.copyOf(results);
    heads = List.copyOf(heads);
    criteria = List.copyOf(criteria);
  }
}
