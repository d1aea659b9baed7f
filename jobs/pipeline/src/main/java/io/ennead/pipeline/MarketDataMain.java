package io.ennead.pipeline;

import io.ennead.binance.CandleStore;
import io.ennead.history.options.HistoryOptions;
import io.ennead.pipeline.arguments.DatabaseArguments;
import io.ennead.pipeline.arguments.InputArguments;
import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.pipeline.topics.KafkaOutputs;
import io.ennead.postgres.ClockRow;
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
 * The job as a cluster runs it: {@code flink run ennead-job.jar --input binance --jdbc-url URL}.
 */
@Command(
    name = "market-data",
    description = "Market data into candles in PostgreSQL.",
    sortOptions = false)
public final class MarketDataMain implements Callable<Integer> {

  @Mixin private InputArguments input;
  @Mixin private DatabaseArguments database;
  @Mixin private OptionArguments options;

  @Option(
      names = "--publish",
      description =
          "Writes the input's events to the topic kafka.events-topic and makes no row of them.")
  private boolean publish;

  @Spec private CommandSpec spec;

  private MarketDataMain() {}

  /**
   * Submits the job to the cluster of the context that it runs in.
   *
   * @throws Exception whatever stands in the way: a cluster shows it as the reason of the refusal
   */
  public static void main(String[] arguments) throws Exception {
    MarketDataMain job = new MarketDataMain();
    new CommandLine(job).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    job.call();
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = options.configuration();
    if (publish) {
      return publish(configuration);
    }
    DatabaseOptions target =
        database
            .database(configuration)
            .orElseThrow(() -> refused("name the database: --jdbc-url jdbc:postgresql://..."));
    InputArguments.Named named = named(configuration, new StoredCandles(target));
    Migrations.apply(target);
    ClockRow.of(named.input().clock(), HistoryOptions.of(configuration).speed()).write(target);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    MarketOutputs outputs =
        PostgresOutputs.of(target, configuration, named.input().clock())
            .and(KafkaOutputs.of(configuration));
    new MarketDataJob(named.input(), named.feeds(), outputs, configuration).define(env);
    env.execute(named.jobName());
    return CommandLine.ExitCode.OK;
  }

  private int publish(Configuration configuration) throws Exception {
    InputArguments.Named named = named(configuration, CandleStore.EMPTY);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    publishJob(named.input(), configuration).define(env);
    env.execute("Ennead: publish");
    return CommandLine.ExitCode.OK;
  }

  private PublishJob publishJob(MarketInput input, Configuration configuration) throws IOException {
    try {
      return PublishJob.of(input, configuration);
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    }
  }

  private InputArguments.Named named(Configuration configuration, CandleStore stored)
      throws IOException {
    try {
      return input.input(configuration, stored, System.out::println);
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
