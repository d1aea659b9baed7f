package io.ennead.standalone.command;

import io.ennead.binance.CandleStore;
import io.ennead.history.HistoryPlan;
import io.ennead.history.inspect.HistoryReport;
import io.ennead.history.options.HistoryOptions;
import io.ennead.kafka.EventTopic;
import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.MarketFeeds;
import io.ennead.pipeline.MarketInput;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.PostgresOutputs;
import io.ennead.pipeline.PublishJob;
import io.ennead.pipeline.Replay;
import io.ennead.pipeline.StoredCandles;
import io.ennead.pipeline.arguments.FeedArguments;
import io.ennead.pipeline.arguments.HistoryArguments;
import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.pipeline.topics.KafkaOutputs;
import io.ennead.postgres.ClockRow;
import io.ennead.standalone.cluster.LocalCluster;
import io.ennead.standalone.net.Ports;
import io.ennead.workflow.WorkflowService;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ennead run}: the whole stack in one process. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the whole stack in this process: an exchange, Flink with its web UI, PostgreSQL, and"
          + " the job. Started again, it goes on where it was, whatever ended it.",
      "With files it replays them at a pace instead."
    })
public final class RunCommand implements Callable<Integer> {

  @Option(
      names = {"--exchange", "--input"},
      paramLabel = "NAME",
      defaultValue = "simulated",
      description =
          "simulated: an exchange in this process that trades BTC, ETH, BNB, SOL and ADA against"
              + " USDT; binance: the real one; kafka: the topic that another run publishes to"
              + " (default: ${DEFAULT-VALUE}).")
  private LiveExchange exchange;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "60",
      description =
          "Seconds of market time per second, of the simulated exchange and of files (default:"
              + " ${DEFAULT-VALUE}); 0 reads files as fast as possible.")
  private double speed;

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description =
          "What goes wrong at the simulated exchange, as JSON: see `ennead simulate binance`.")
  private Path faults;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Port of Flink's web UI (default: ${DEFAULT-VALUE}; 0: a free one).")
  private int webPort;

  @Option(
      names = "--publish",
      description =
          "Writes what the exchange emits to the topic kafka.events-topic and makes no row of it.")
  private boolean publish;

  @Mixin private WorkflowView view;
  @Mixin private ReplayedFiles files;
  @Mixin private DataArguments data;
  @Mixin private ClusterArguments cluster;
  @Mixin private OptionArguments options;
  @Spec private CommandSpec spec;

  /** The files that are replayed instead of a live exchange. */
  private static final class ReplayedFiles {
    @Mixin private HistoryArguments history;
    @Mixin private FeedArguments feeds;
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = options.configuration();
    Path directory = data.directory();
    int port = Ports.choose("--web-port", webPort, 0);
    if (publish && files.history.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--publish is for a live exchange: leave the files away");
    }
    if (publish) {
      return publish(configuration, directory, port);
    }
    return files.history.isGiven()
        ? replay(configuration, directory, port)
        : live(configuration, directory, port);
  }

  /** The exchange into the topic: no database is needed. */
  private int publish(Configuration configuration, Path directory, int port) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    LiveCheckpoints checkpoints = new LiveCheckpoints(directory.resolve("checkpoints/publish"));
    try (LiveInput input =
        exchange.open(configuration, directory, speed, faults, CandleStore.EMPTY)) {
      StreamExecutionEnvironment env =
          LocalCluster.environment(
              checkpoints.flinkOptions(cluster.flink),
              checkpoints.folder(),
              cluster.parallelism,
              port);
      PublishJob publishing = PublishJob.of(input.input(), configuration);
      publishing.define(env);
      EventTopic topic = publishing.topic();
      JobClient job = env.executeAsync("Ennead: publish");
      out.println("exchange       " + input.description());
      out.println("topic          " + topic.name() + " of " + topic.settings().servers());
      out.println("resumed from   " + checkpoints.newest().map(Path::toString).orElse("nothing"));
      out.println("Flink web UI   http://127.0.0.1:" + port);
      out.flush();
      job.getJobExecutionResult().get();
    }
    return ExitCodes.DONE;
  }

  private int live(Configuration configuration, Path directory, int port) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    LiveCheckpoints checkpoints = new LiveCheckpoints(directory.resolve("checkpoints/live"));
    try (var database = data.open(configuration, spec.commandLine().getErr());
        LiveInput input =
            exchange.open(
                configuration, directory, speed, faults, new StoredCandles(database.options()))) {
      StreamExecutionEnvironment env =
          LocalCluster.environment(
              checkpoints.flinkOptions(cluster.flink),
              checkpoints.folder(),
              cluster.parallelism,
              port);
      define(input.input(), input.feeds(), database, configuration, env);
      ClockRow.of(input.input().clock(), 0).write(database.options());
      JobClient job = env.executeAsync("Ennead");
      out.println("exchange       " + input.description());
      out.println("resumed from   " + checkpoints.newest().map(Path::toString).orElse("nothing"));
      try (WorkflowService service = view.start(port, database.options())) {
        sayWhereToLook(out, service, port, database, directory);
        job.getJobExecutionResult().get();
      }
    }
    return ExitCodes.DONE;
  }

  private int replay(Configuration configuration, Path directory, int port) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (files.history.recording().isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "A recording is not run at a pace: ./ennead replay --recording DIR");
    }
    HistoryOptions paced = files.history.cut(HistoryOptions.of(configuration)).withSpeed(speed);
    HistoryPlan plan = HistoryPlan.inspect(files.history.files(), files.history.defaults(), paced);
    HistoryReport report = plan.report();
    report.summary().forEach(out::println);
    if (report.status() == HistoryReport.Status.NOTHING) {
      return ExitCodes.FAILED;
    }
    try (var database = data.open(configuration, spec.commandLine().getErr())) {
      StreamExecutionEnvironment env =
          LocalCluster.environment(
              cluster.flink, directory.resolve("checkpoints/replay"), cluster.parallelism, port);
      Replay replay = Replay.of(plan, paced);
      define(replay.input(), files.feeds.feeds(replay.instruments()), database, configuration, env);
      ClockRow.replay(speed).write(database.options());
      JobClient job = env.executeAsync("Ennead: paced replay");
      try (WorkflowService service = view.start(port, database.options())) {
        sayWhereToLook(out, service, port, database, directory);
        job.getJobExecutionResult().get();
        out.println("The replay has ended.");
      }
    }
    return report.status() == HistoryReport.Status.CLEAN ? ExitCodes.DONE : ExitCodes.DEFECTS;
  }

  private static void define(
      MarketInput input,
      MarketFeeds feeds,
      DataArguments.OpenDatabase database,
      Configuration configuration,
      StreamExecutionEnvironment env)
      throws IOException {
    MarketOutputs outputs =
        PostgresOutputs.of(database.options(), configuration, input.clock())
            .and(KafkaOutputs.of(configuration));
    new MarketDataJob(input, feeds, outputs, configuration).define(env);
  }

  private static void sayWhereToLook(
      PrintWriter out,
      WorkflowService service,
      int port,
      DataArguments.OpenDatabase database,
      Path directory) {
    out.println("workflow view  " + service.address());
    out.println("Flink web UI   http://127.0.0.1:" + port);
    out.println("database       " + database.options());
    out.println("log            " + System.getProperty("ennead.log.file"));
    out.println("look at it     ./ennead status    ./ennead candles BTCUSDT 1m --count 5");
    out.println("Stop with Ctrl-C; the data stays in " + directory);
    out.flush();
  }
}
