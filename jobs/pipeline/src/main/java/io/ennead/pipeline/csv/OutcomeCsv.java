package io.ennead.pipeline.csv;

import io.ennead.records.Outcome;
import java.util.List;

/** The table {@code outcomes} as CSV: of each signal and shadow what is known at the end. */
public final class OutcomeCsv implements CsvTable<Outcome> {

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
          "shadow",
          "status",
          "at",
          "price",
          "result_r",
          "result_percent",
          "favourable_r",
          "adverse_r");

  @Override
  public String name() {
    return "outcomes";
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> fields(Outcome row) {
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
        Boolean.toString(row.shadow()),
        row.status().name(),
        Long.toString(row.time()),
        Texts.of(row.price()),
        Texts.of(row.resultR()),
        Texts.of(row.resultPercent()),
        Texts.of(row.favourableR()),
        Texts.of(row.adverseR()));
  }

  /** Of a candle and direction there is a signal or a shadow. */
  @Override
  public String group(Outcome row) {
    return Texts.group(row.instrument(), row.interval()) + "~" + row.direction() + row.shadow();
  }

  @Override
  public String orderColumn() {
    return "close_time";
  }

  @Override
  public String revisionColumn() {
    return "at";
  }
}
