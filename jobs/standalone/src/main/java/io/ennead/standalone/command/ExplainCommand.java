package io.ennead.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.pipeline.arguments.TimeConverter;
import io.ennead.postgres.DecisionQuery;
import io.ennead.postgres.GapQuery;
import java.io.PrintWriter;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ennead explain}: a decision in words and figures. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explains the decision over a candle: nine votes, consensus, every gate.")
public final class ExplainCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private SeriesArguments series;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "When the candle closed: the newest decision up to then (default: of all).")
  private Long time;

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
              time == null ? SeriesArguments.EVER : time);
      if (decision.isEmpty()) {
        err.println(series.absent("decision", database.options()));
        return ExitCodes.FAILED;
      }
      print(decision.get(), spec.commandLine().getOut());
      GapQuery.newestBefore(connection, series.instrument(), decision.get().closeTime())
          .ifPresent(gap -> print(gap, spec.commandLine().getOut()));
      return ExitCodes.DONE;
    }
  }

  private void print(DecisionQuery.Stored decision, PrintWriter out) throws Exception {
    out.printf(
        "%s %s, closed %s: %s%s%n",
        series.instrument(),
        series.interval(),
        Instant.ofEpochMilli(decision.closeTime()),
        decision.verdict(),
        decision.reason() == null ? "" : " by " + decision.reason() + measured(decision));
    out.printf(
        "consensus %s, probability %.4f, confidence %.4f (boost %+.4f), agreeing: %s%n",
        decision.direction(),
        decision.probability(),
        decision.confidence(),
        decision.boost(),
        decision.agreeing().isEmpty() ? "none" : String.join(", ", decision.agreeing()));
    VoteText.lines(decision.votes()).forEach(out::println);
    for (JsonNode gate : JSON.readTree(decision.gates())) {
      out.printf(
          "  %-12s %-6s %s%n",
          gate.get("gate").asText(),
          gate.get("passed").asBoolean() ? "passed" : "failed",
          gate.get("finding").asText());
    }
    out.flush();
  }

  private static void print(GapQuery.Stored gap, PrintWriter out) {
    out.printf(
        "the last gap up to then: trade ids %d to %d, traded from %s to %s, %s%n",
        gap.fromId(),
        gap.toId(),
        gap.since(),
        gap.until(),
        gap.state().equals("open") ? "still missing" : "had since and repaired");
    out.flush();
  }

  private static String measured(DecisionQuery.Stored decision) {
    return decision.value() == null
        ? ""
        : " (%s%s)"
            .formatted(
                decision.value().toPlainString(),
                decision.threshold() == null
                    ? ""
                    : " against " + decision.threshold().toPlainString());
  }
}
