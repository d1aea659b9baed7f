package io.ennead.standalone.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.analytics.signals.report.FunnelRow;
import io.ennead.analytics.signals.report.ReportSummary;
import io.ennead.analytics.signals.report.ReportText;
import io.ennead.analytics.signals.report.SignalReport;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Stage;
import io.ennead.pipeline.report.RecordParts;
import io.ennead.records.Decision;
import io.ennead.records.DecisionCodec;
import io.ennead.records.Instrument;
import io.ennead.records.Outcome;
import io.ennead.records.OutcomeCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.util.FileUtils;

/** The report of one run's decisions and outcomes: funnel, results, heads, criteria, by symbol. */
final class ReportRun implements AutoCloseable {

  /** What a reader of the JSON would else have to add up. */
  private interface FunnelTotals {
    @JsonProperty
    long skipped();

    @JsonProperty
    long rejected();

    @JsonProperty
    long emitted();

    @JsonProperty
    long judged();
  }

  private final Path parts;
  private final RecordParts<Decision> decisions;
  private final RecordParts<Outcome> outcomes;
  private final BigDecimal fee;

  ReportRun(SignalOptions options) throws IOException {
    fee = options.levels().feeFraction();
    parts = Files.createTempDirectory("ennead-report-");
    decisions =
        new RecordParts<>(DecisionCodec.class, parts.resolve("decisions"), Stage.DECISION_REPORT);
    outcomes =
        new RecordParts<>(OutcomeCodec.class, parts.resolve("outcomes"), Stage.OUTCOME_REPORT);
  }

  MarketOutputs outputs() {
    return MarketOutputs.ofReplay(
        List.of(), List.of(), List.of(decisions), List.of(), List.of(outcomes), List.of());
  }

  /**
   * Prints the report, and writes it as JSON.
   *
   * @param json a file, or null for none
   */
  void print(PrintWriter out, Path json) throws IOException {
    Map<String, ReportSummary> summaries = new TreeMap<>();
    reports()
        .forEach((instrument, report) -> summaries.put(instrument.toString(), report.summary()));
    summaries.forEach(
        (instrument, summary) -> {
          out.println();
          out.println("# " + instrument);
          out.println(ReportText.of(summary));
        });
    if (json != null) {
      new ObjectMapper()
          .addMixIn(FunnelRow.class, FunnelTotals.class)
          .writerWithDefaultPrettyPrinter()
          .writeValue(json.toFile(), summaries);
    }
  }

  private Map<Instrument, SignalReport> reports() throws IOException {
    Map<Instrument, SignalReport> reports = new TreeMap<>();
    decisions.read(decision -> report(reports, decision.instrument()).add(decision));
    outcomes.read(outcome -> report(reports, outcome.instrument()).add(outcome));
    return reports;
  }

  private SignalReport report(Map<Instrument, SignalReport> reports, Instrument instrument) {
    return reports.computeIfAbsent(instrument, key -> new SignalReport(fee));
  }

  @Override
  public void close() throws IOException {
    FileUtils.deleteDirectory(parts.toFile());
  }
}
