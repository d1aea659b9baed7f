package io.ennead.standalone.command;

import io.ennead.history.HistoryPlan;
import io.ennead.history.inspect.HistoryReport;
import io.ennead.history.options.HistoryOptions;
import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.PostgresOutputs;
import io.ennead.pipeline.Replay;
import io.ennead.pipeline.arguments.FeedArguments;
import io.ennead.pipeline.arguments.HistoryArguments;
import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.pipeline.signals.SignalConfig;
import io.ennead.postgres.ClockRow;
import io.ennead.recording.read.RecordingPlan;
import io.ennead.standalone.cluster.LocalCluster;
import io.ennead.standalone.progress.JobProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ennead replay}: files or a recording through the whole job, as fast as possible. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Replays files of trades or klines, or a recording, through the whole job, as fast as"
            + " possible.")
public final class ReplayCommand implements Callable<Integer> {

  @Mixin private HistoryArguments history;
  @Mixin private FeedArguments feeds;
  @Mixin private DataArguments data;
  @Mixin private ClusterArguments cluster;
  @Mixin private OptionArguments options;

  @Option(
      names = "--csv",
      paramLabel = "DIR",
      description = "Also write each table of this run as CSV into this folder.")
  private Path csv;

  @Option(
      names = "--report",
      description =
          "Print what the scans came to: funnel, signals, outcomes, expectancy, heads, criteria.")
  private boolean report;

  @Option(
      names = "--report-json",
      paramLabel = "FILE",
      description = "Write the report as JSON, too.")
  private Path reportJson;

  @Option(
      names = "--all-defects",
      description = "List every defect of the files, not only the first few of each kind.")
  private boolean allDefects;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = options.configuration();
    if (!history.isGiven()) {
      throw new ParameterException(
          spec.commandLine(),
          "Name the files: --trades, --frames or --klines FILE..., or --recording DIR");
    }
    data.directory();
    PrintWriter out = spec.commandLine().getOut();
    if (history.recording().isPresent()) {
      RecordingPlan plan = history.recordingPlan();
      plan.summary().forEach(out::println);
      run(Replay.of(plan), configuration);
      return ExitCodes.DONE;
    }
    HistoryOptions cut = history.cut(HistoryOptions.of(configuration));
    HistoryPlan plan = HistoryPlan.inspect(history.files(), history.defaults(), cut);
    HistoryReport found = plan.report();
    (allDefects ? found.complete() : found.summary()).forEach(out::println);
    if (found.status() == HistoryReport.Status.NOTHING) {
      return ExitCodes.FAILED;
    }
    run(Replay.of(plan, cut), configuration);
    return found.status() == HistoryReport.Status.CLEAN ? ExitCodes.DONE : ExitCodes.DEFECTS;
  }

  private void run(Replay replay, Configuration configuration) throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    Path directory = data.directory();
    try (var database = data.open(configuration, err);
        CsvRun tables = CsvRun.into(csv, configuration);
        ReportRun scans = new ReportRun(SignalConfig.options(configuration))) {
      ClockRow.replay(0).write(database.options());
      boolean reporting = report || reportJson != null;
      MarketOutputs outputs =
          PostgresOutputs.of(database.options(), configuration)
              .and(tables.outputs())
              .and(reporting ? scans.outputs() : MarketOutputs.NONE);
      run(replay, outputs, configuration, directory, out, err);
      tables.finish().forEach((file, rows) -> out.printf("%,12d rows in %s%n", rows, file));
      out.println("written to " + database.options());
      if (reporting) {
        scans.print(out, reportJson);
      }
    }
  }

  private void run(
      Replay replay,
      MarketOutputs outputs,
      Configuration configuration,
      Path directory,
      PrintWriter out,
      PrintWriter err)
      throws Exception {
    StreamExecutionEnvironment env =
        LocalCluster.environment(
            cluster.flink, directory.resolve("checkpoints/replay"), cluster.parallelism, 0);
    new MarketDataJob(replay.input(), feeds.feeds(replay.instruments()), outputs, configuration)
        .define(env);
    long rows = replay.rows();
    long started = System.nanoTime();
    JobExecutionResult result =
        new JobProgress(err, System.console() != null)
            .await(
                "replay",
                rows,
                env.executeAsync("Ennead: replay"),
                counters -> (Long) counters.getOrDefault(replay.progressCounter(), 0L));
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    Map<String, Object> counters = new TreeMap<>(result.getAllAccumulatorResults());
    out.printf(
        "%,12d rows read in %.1f s: %,d a second%n",
        rows, took.toMillis() / 1e3, JobProgress.perSecond(rows, took));
    counters.forEach((table, count) -> out.printf("%,12d %s%n", (Long) count, table));
  }
}
