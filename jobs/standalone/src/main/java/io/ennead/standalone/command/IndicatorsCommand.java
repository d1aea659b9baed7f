package io.ennead.standalone.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.pipeline.arguments.TimeConverter;
import io.ennead.postgres.IndicatorQuery;
import java.io.PrintWriter;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ennead indicators}: the 69 indicators after one candle. */
@Command(
    name = "indicators",
    mixinStandardHelpOptions = true,
    description = "Prints the indicators after a candle, with what each of them is.")
public final class IndicatorsCommand extends SeriesCommand<Map<String, Object>> {

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "The candle that holds this time (default: the newest).")
  private Long at;

  @Option(names = "--json", description = "Print a JSON object.")
  private boolean json;

  @Override
  String what() {
    return "indicators";
  }

  @Override
  Optional<Map<String, Object>> find(Connection connection) throws Exception {
    return IndicatorQuery.at(connection, instrument(), interval(), orEver(at));
  }

  @Override
  void print(Map<String, Object> row, PrintWriter out) throws Exception {
    if (json) {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(row));
      return;
    }
    out.printf(
        "%s:%s %s, candle of %s%n",
        row.get("exchange"),
        row.get("symbol"),
        row.get("interval"),
        Instant.ofEpochMilli((Long) row.get("open_time")));
    for (IndicatorDefinition indicator : IndicatorDefinition.values()) {
      Object value = row.get(indicator.column());
      out.printf(
          "%-20s %24s  %s%n",
          indicator.column(), value == null ? "not ready" : value, indicator.comment());
    }
    if (row.get("extras") != null) {
      out.println("extras               " + row.get("extras"));
    }
    out.printf(
        "votes: %s LONG, %s SHORT, %s abstain; scores: trend %s, momentum %s, volatility %s%n",
        row.get("votes_long"),
        row.get("votes_short"),
        row.get("votes_abstaining"),
        row.get("score_trend"),
        row.get("score_momentum"),
        row.get("score_volatility"));
    out.printf("quality %s, revision %s%n", row.get("quality"), row.get("revision"));
  }
}
