package io.ennead.standalone.command;

import io.ennead.pipeline.arguments.TimeConverter;
import io.ennead.postgres.DecisionQuery;
import java.io.PrintWriter;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ennead votes}: what each head said of one closed candle, and why. */
@Command(
    name = "votes",
    mixinStandardHelpOptions = true,
    description = "Prints the votes of the nine heads over a candle, with their reasons.")
public final class VotesCommand extends SeriesCommand<DecisionQuery.Stored> {

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "The newest candle that had closed by then (default: the newest of all).")
  private Long at;

  @Option(names = "--json", description = "Print the votes as they are stored, a JSON array.")
  private boolean json;

  @Override
  String what() {
    return "votes";
  }

  @Override
  Optional<DecisionQuery.Stored> find(Connection connection) throws Exception {
    return DecisionQuery.at(connection, instrument(), interval(), orEver(at));
  }

  @Override
  void print(DecisionQuery.Stored decision, PrintWriter out) throws Exception {
    if (json) {
      out.println(decision.votes());
      return;
    }
    out.printf(
        "%s %s, closed %s%n", instrument(), interval(), Instant.ofEpochMilli(decision.closeTime()));
    List<String> lines = VoteText.lines(decision.votes());
    if (lines.isEmpty()) {
      out.println("  no votes: trades of this candle are missing, and no head sees a GAP");
    }
    lines.forEach(out::println);
  }
}
