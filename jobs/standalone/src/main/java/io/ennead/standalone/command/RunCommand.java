package io.ennead.standalone.command;

import io.ennead.history.HistoryPlan;
import io.ennead.history.inspect.HistoryReport;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.PostgresOutputs;
import io.ennead.pipeline.Replay;
import io.ennead.pipeline.arguments.HistoryArguments;
import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.standalone.cluster.LocalCluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ennead run}: the whole stack in one process. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the whole stack in this process: Flink with its web UI, PostgreSQL, and the job over a"
          + " paced replay.",
      "Without files it replays a simulated market of BTC, ETH, BNB, SOL and ADA against USDT."
    })
public final class RunCommand implements Callable<Integer> {

  @Mixin private HistoryArguments history;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "60",
      description = "Seconds of market time per second (default: ${DEFAULT-VALUE}); 0: no pace.")
  private double speed;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "2",
      description = "Days of the simulated market (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Port of Flink's web UI (default: ${DEFAULT-VALUE}; 0: a free one).")
  private int webPort;

  @Mixin private DataArguments data;
  @Mixin private ClusterArguments cluster;
  @Mixin private OptionArguments options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Configuration configuration = options.configuration();
    Path directory = data.directory();
    int port = Ports.free("Flink's web UI", "--web-port", webPort);
    HistoryOptions paced = history.cut(HistoryOptions.of(configuration)).withSpeed(speed);
    HistoryPlan plan = HistoryPlan.inspect(files(directory, out), defaults(), paced);
    plan.report().summary().forEach(out::println);
    if (plan.report().status() == HistoryReport.Status.NOTHING) {
      return ExitCodes.FAILED;
    }
    try (var database = data.open(configuration, err)) {
      StreamExecutionEnvironment env =
          LocalCluster.environment(cluster.flink, directory, cluster.parallelism, port);
      new MarketDataJob(
              new Replay(plan, paced).input(),
              PostgresOutputs.of(database.options(), configuration),
              configuration)
          .define(env);
      JobClient job = env.executeAsync("Ennead: paced replay");
      out.println();
      out.println("Flink web UI   http://127.0.0.1:" + port);
      out.println("database       " + database.options());
      out.println("log            " + System.getProperty("ennead.log.file"));
      out.println("look at it     ./ennead status    ./ennead candles BTCUSDT 1m --count 5");
      out.println("Stop with Ctrl-C; the data stays in " + directory);
      job.getJobExecutionResult().get();
      out.println("The replay has ended.");
    }
    return plan.report().status() == HistoryReport.Status.CLEAN
        ? ExitCodes.DONE
        : ExitCodes.DEFECTS;
  }

  private List<Path> files(Path directory, PrintWriter out) throws Exception {
    return history.isGiven()
        ? history.files()
        : SimulatedHistory.in(directory.resolve("simulated-market"), days, out);
  }

  private HistoryDefaults defaults() {
    return history.isGiven() ? history.defaults() : HistoryDefaults.of(HistoryInput.TRADES);
  }
}
