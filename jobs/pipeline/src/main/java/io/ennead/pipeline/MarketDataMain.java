package io.ennead.pipeline;

import io.ennead.binance.BinanceOptions;
import io.ennead.history.HistoryPlan;
import io.ennead.history.options.HistoryOptions;
import io.ennead.metrics.MarketClock;
import io.ennead.pipeline.arguments.DatabaseArguments;
import io.ennead.pipeline.arguments.HistoryArguments;
import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.postgres.Migrations;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The job as a cluster runs it: {@code flink run ennead-job.jar --trades FILE... --jdbc-url URL},
 * or with {@code --live} in place of files.
 */
@Command(
    name = "market-data",
    description = "Market data into candles in PostgreSQL.",
    sortOptions = false)
public final class MarketDataMain implements Callable<Integer> {

  @Option(
      names = "--live",
      description = "Reads the exchange that the options binance.* name, in place of files.")
  private boolean live;

  @Mixin private HistoryArguments history;
  @Mixin private DatabaseArguments database;
  @Mixin private OptionArguments options;
  @Spec private CommandSpec spec;

  private MarketDataMain() {}

  /**
   * Submits the job to the cluster of the context that it runs in.
   *
   * @throws Exception whatever stands in the way: a cluster shows it as the reason of the refusal
   */
  public static void main(String[] arguments) throws Exception {
    MarketDataMain job = new MarketDataMain();
    new CommandLine(job).parseArgs(arguments);
    job.call();
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = options.configuration();
    if (live == history.isGiven()) {
      throw refused("name one input: --trades, --frames or --klines FILE..., or --live");
    }
    DatabaseOptions target =
        database
            .database(configuration)
            .orElseThrow(() -> refused("name the database: --jdbc-url jdbc:postgresql://..."));
    MarketInput input = live ? live(configuration) : replay(configuration);
    Migrations.apply(target);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    new MarketDataJob(input, PostgresOutputs.of(target, configuration), configuration).define(env);
    env.execute(live ? "Ennead" : "Ennead: replay");
    return CommandLine.ExitCode.OK;
  }

  /** What the time is where a simulated exchange trades is not known here. */
  private static MarketInput live(Configuration configuration) {
    boolean simulated = configuration.get(BinanceOptions.SPEED) != 1;
    return LiveTrades.of(configuration, simulated ? MarketClock.NONE : MarketClock.WALL);
  }

  private MarketInput replay(Configuration configuration) throws IOException {
    HistoryOptions cut = history.cut(HistoryOptions.of(configuration));
    HistoryPlan plan = HistoryPlan.inspect(history.files(), history.defaults(), cut);
    plan.report().summary().forEach(System.out::println);
    return Replay.of(plan, cut).input();
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
