package io.ennead.pipeline;

import io.ennead.history.HistoryPlan;
import io.ennead.history.options.HistoryOptions;
import io.ennead.pipeline.arguments.DatabaseArguments;
import io.ennead.pipeline.arguments.HistoryArguments;
import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.postgres.Migrations;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The job as a cluster runs it: {@code flink run ennead-job.jar --trades FILE... --jdbc-url URL}.
 */
@Command(
    name = "market-data",
    description = "Market data into candles in PostgreSQL.",
    sortOptions = false)
public final class MarketDataMain implements Callable<Integer> {

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
    if (!history.isGiven()) {
      throw refused("name the input: --trades, --frames or --klines FILE...");
    }
    DatabaseOptions target =
        database
            .database(configuration)
            .orElseThrow(() -> refused("name the database: --jdbc-url jdbc:postgresql://..."));
    HistoryOptions cut = history.cut(HistoryOptions.of(configuration));
    HistoryPlan plan = HistoryPlan.inspect(history.files(), history.defaults(), cut);
    plan.report().summary().forEach(System.out::println);
    Migrations.apply(target);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    new MarketDataJob(
            Replay.of(plan, cut).input(), PostgresOutputs.of(target, configuration), configuration)
        .define(env);
    env.execute("Ennead: replay");
    return CommandLine.ExitCode.OK;
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
