package io.ennead.pipeline.csv;

import io.ennead.postgres.DecisionJson;
import io.ennead.records.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The table {@code decisions} as CSV. */
public final class DecisionCsv implements CsvTable<Decision> {

  private static final long serialVersionUID = 1L;

  private static final List<String> COLUMNS =
      List.of(
          "exchange",
          "symbol",
          "interval",
          "close_time",
          "verdict",
          "reason",
          "value",
          "threshold",
          "direction",
          "probability",
          "confidence",
          "agreeing",
          "boost",
          "votes",
          "gates");

  @Override
  public String name() {
    return "decisions";
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> fields(Decision row) {
    return Arrays.asList(
        row.instrument().exchange(),
        row.instrument().symbol(),
        row.interval().label(),
        Long.toString(row.closeTime()),
        row.verdict().name(),
        Objects.toString(row.reason(), ""),
        Texts.of(row.value()),
        Texts.of(row.threshold()),
        row.direction().name(),
        Double.toString(row.probability()),
        Double.toString(row.confidence()),
        Texts.joined(row.agreeing()),
        Double.toString(row.boost()),
        DecisionJson.votes(row.votes()),
        DecisionJson.gates(row.gates()));
  }

  @Override
  public String group(Decision row) {
    return Texts.group(row.instrument(), row.interval());
  }

  @Override
  public String orderColumn() {
    return "close_time";
  }
}
