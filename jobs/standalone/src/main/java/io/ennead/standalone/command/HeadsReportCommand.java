package io.ennead.standalone.command;

import io.ennead.history.HistoryPlan;
import io.ennead.history.inspect.HistoryReport;
import io.ennead.history.inspect.SeriesReport;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.pipeline.Replay;
import io.ennead.pipeline.arguments.FeedArguments;
import io.ennead.pipeline.arguments.IntervalConverter;
import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.records.Interval;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ennead heads report}: the heads over files of klines, through the job, no database. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs klines through the job and prints per head how often it votes and how, how alike any"
          + " two of them are, and who carries the consensus.",
      "Shorter klines are rolled up, so that a file of 15m ones gives a report for 1h as well."
    })
public final class HeadsReportCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Klines: .zip, .csv, .csv.gz, .json, .json.gz.")
  private List<Path> files;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "Symbol of the files whose names do not say it.")
  private String symbol;

  @Option(
      names = "--interval",
      paramLabel = "INTERVAL",
      converter = IntervalConverter.class,
      description = "Length of the klines in files whose names do not say it.")
  private Interval interval;

  @Mixin private FeedArguments feeds;
  @Mixin private ClusterArguments cluster;
  @Mixin private OptionArguments options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Configuration configuration = options.configuration();
    HistoryOptions history = HistoryOptions.of(configuration);
    boolean clean = true;
    for (List<Path> together : byInterval(history).values()) {
      HistoryPlan plan = HistoryPlan.inspect(together, defaults(), history);
      plan.report().summary().forEach(out::println);
      clean &= plan.report().status() == HistoryReport.Status.CLEAN;
      if (plan.report().status() == HistoryReport.Status.NOTHING) {
        return ExitCodes.FAILED;
      }
      Replay replay = Replay.of(plan, history);
      HeadReportRun.of(replay, feeds.feeds(replay.instruments()), configuration, cluster)
          .forEach(out::println);
    }
    out.flush();
    return clean ? ExitCodes.DONE : ExitCodes.DEFECTS;
  }

  /** The files that are one series each; those that hold nothing come under the shortest. */
  private Map<Interval, List<Path>> byInterval(HistoryOptions history) throws IOException {
    Map<Interval, List<Path>> groups = new TreeMap<>();
    for (Path file : files) {
      Interval found =
          HistoryPlan.inspect(List.of(file), defaults(), history).report().series().stream()
              .map(SeriesReport::interval)
              .findFirst()
              .orElse(Interval.M1);
      groups.computeIfAbsent(found, key -> new ArrayList<>()).add(file);
    }
    return groups;
  }

  private HistoryDefaults defaults() {
    return new HistoryDefaults(HistoryInput.KLINES, "binance", symbol, interval);
  }
}
