package io.ennead.standalone.command;

import io.ennead.analytics.consensus.Consensus;
import io.ennead.analytics.consensus.HeadReport;
import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.MarketFeeds;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Replay;
import io.ennead.pipeline.Stage;
import io.ennead.pipeline.report.RecordParts;
import io.ennead.pipeline.signals.SignalConfig;
import io.ennead.records.Decision;
import io.ennead.records.DecisionCodec;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.SkipReason;
import io.ennead.standalone.cluster.LocalCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** One replay whose votes are counted and nothing else. */
final class HeadReportRun {

  private HeadReportRun() {}

  /** The report of each series in Markdown, the shortest interval first. */
  static List<String> of(
      Replay replay, MarketFeeds feeds, Configuration configuration, ClusterArguments cluster)
      throws Exception {
    Path parts = Files.createTempDirectory("ennead-heads-");
    try {
      RecordParts<Decision> decisions =
          new RecordParts<>(DecisionCodec.class, parts.resolve("votes"), Stage.DECISION_REPORT);
      StreamExecutionEnvironment env =
          LocalCluster.environment(
              cluster.flink, parts.resolve("checkpoints"), cluster.parallelism, 0);
      MarketOutputs outputs =
          MarketOutputs.ofReplay(
              List.of(), List.of(), List.of(decisions), List.of(), List.of(), List.of());
      new MarketDataJob(replay.input(), feeds, outputs, configuration).define(env);
      env.execute("Ennead: heads report");
      return reports(decisions, new Consensus(SignalConfig.options(configuration).profile()));
    } finally {
      FileUtils.deleteDirectory(parts.toFile());
    }
  }

  private static List<String> reports(RecordParts<Decision> decisions, Consensus consensus)
      throws Exception {
    Map<Instrument, Map<Interval, HeadReport>> reports = new TreeMap<>();
    decisions.read(
        decision -> {
          if (isWarm(decision)) {
            reports
                .computeIfAbsent(decision.instrument(), key -> new TreeMap<>())
                .computeIfAbsent(decision.interval(), key -> new HeadReport(consensus))
                .add(decision.votes(), consensus.of(decision.votes()));
          }
        });
    List<String> texts = new ArrayList<>();
    reports.forEach(
        (instrument, byInterval) ->
            byInterval.forEach(
                (interval, report) ->
                    texts.add(
                        "\n# %s %s\n\n%s".formatted(instrument, interval, report.markdown()))));
    return texts;
  }

  /** Whether all heads had their warm-up; a GAP candle has no votes. */
  private static boolean isWarm(Decision decision) {
    return !SkipReason.WARM_UP.label().equals(decision.reason()) && !decision.votes().isEmpty();
  }
}
