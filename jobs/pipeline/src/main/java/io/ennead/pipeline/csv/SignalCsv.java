package io.ennead.pipeline.csv;

import io.ennead.postgres.DecisionJson;
import io.ennead.records.Signal;
import java.util.List;

/** The table {@code signals} as CSV. */
public final class SignalCsv implements CsvTable<Signal> {

  private static final long serialVersionUID = 1L;

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "exchange",
          "symbol",
          "interval",
          "direction",
          "close_time",
          "entry",
          "stop",
          "target",
          "risk_reward",
          "probability",
          "confidence",
          "quality",
          "regime",
          "agreeing",
          "boost",
          "reasons",
          "votes");

  @Override
  public String name() {
    return "signals";
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> fields(Signal row) {
    return List.of(
        row.id(),
        row.instrument().exchange(),
        row.instrument().symbol(),
        row.interval().label(),
        row.direction().name(),
        Long.toString(row.closeTime()),
        Texts.of(row.entry()),
        Texts.of(row.stop()),
        Texts.of(row.target()),
        Texts.of(row.riskReward()),
        Double.toString(row.probability()),
        Double.toString(row.confidence()),
        Texts.of(row.quality()),
        row.regime().name(),
        Texts.joined(row.agreeing()),
        Double.toString(row.boost()),
        String.join("; ", row.reasons()),
        DecisionJson.votes(row.votes()));
  }

  @Override
  public String group(Signal row) {
    return Texts.group(row.instrument(), row.interval());
  }

  @Override
  public String orderColumn() {
    return "close_time";
  }
}
