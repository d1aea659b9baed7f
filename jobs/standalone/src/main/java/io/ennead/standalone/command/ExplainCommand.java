package io.ennead.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.pipeline.arguments.TimeConverter;
import io.ennead.postgres.DecisionQuery;
import io.ennead.postgres.GapQuery;
import java.io.PrintWriter;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./ennead explain}: a decision in words and figures. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explains the decision over a candle: nine votes, consensus, every gate.")
public final class ExplainCommand extends SeriesCommand<ExplainCommand.Found> {

  /** A decision, and the last gap up to then. */
  record Found(DecisionQuery.Stored decision, Optional<GapQuery.Stored> gap) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "When the candle closed: the newest decision up to then (default: of all).")
  private Long time;

  @Override
  String what() {
    return "decision";
  }

  @Override
  Optional<Found> find(Connection connection) throws Exception {
    Optional<DecisionQuery.Stored> decision =
        DecisionQuery.at(connection, instrument(), interval(), orEver(time));
    if (decision.isEmpty()) {
      return Optional.empty();
    }
    long close = decision.get().closeTime();
    return Optional.of(
        new Found(decision.get(), GapQuery.newestBefore(connection, instrument(), close)));
  }

  @Override
  void print(Found found, PrintWriter out) throws Exception {
    print(found.decision(), out);
    found.gap().ifPresent(gap -> print(gap, out));
  }

  private void print(DecisionQuery.Stored decision, PrintWriter out) throws Exception {
    out.printf(
        "%s %s, closed %s: %s%s%n",
        instrument(),
        interval(),
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
  }

  private static void print(GapQuery.Stored gap, PrintWriter out) {
    if (gap.toId() == null) {
      out.printf(
          "the last gap up to then: an outage since %s, trade ids from %d on, its end not known%n",
          gap.since(), gap.fromId());
      return;
    }
    out.printf(
        "the last gap up to then: trade ids %d to %d, traded from %s to %s, %s%n",
        gap.fromId(),
        gap.toId(),
        gap.since(),
        gap.until(),
        gap.state().equals("open") ? "still missing" : "had since and repaired");
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
