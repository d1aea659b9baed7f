package io.ennead.standalone.command;

import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.pipeline.arguments.TimeConverter;
import io.ennead.postgres.DecisionQuery;
import java.io.PrintWriter;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ennead votes}: what each head said of one closed candle, and why. */
@Command(
    name = "votes",
    mixinStandardHelpOptions = true,
    description = "Prints the votes of the nine heads over a candle, with their reasons.")
public final class VotesCommand implements Callable<Integer> {

  @Mixin private SeriesArguments series;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "The newest candle that had closed by then (default: the newest of all).")
  private Long at;

  @Option(names = "--json", description = "Print the votes as they are stored, a JSON array.")
  private boolean json;

  @Mixin private DataArguments data;
  @Mixin private OptionArguments options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    try (var database = data.open(options.configuration(), err);
        Connection connection = database.options().connect()) {
      Optional<DecisionQuery.Stored> decision =
          DecisionQuery.at(
              connection,
              series.instrument(),
              series.interval(),
              at == null ? SeriesArguments.EVER : at);
      if (decision.isEmpty()) {
        err.println(series.absent("votes", database.options()));
        return ExitCodes.FAILED;
      }
      print(decision.get(), spec.commandLine().getOut());
      return ExitCodes.DONE;
    }
  }

  private void print(DecisionQuery.Stored decision, PrintWriter out) throws Exception {
    if (json) {
      out.println(decision.votes());
      out.flush();
      return;
    }
    out.printf(
        "%s %s, closed %s%n",
        series.instrument(), series.interval(), Instant.ofEpochMilli(decision.closeTime()));
    List<String> lines = VoteText.lines(decision.votes());
    if (lines.isEmpty()) {
      out.println("  no votes: trades of this candle are missing, and no head sees a GAP");
    }
    lines.forEach(out::println);
    out.flush();
  }
}
