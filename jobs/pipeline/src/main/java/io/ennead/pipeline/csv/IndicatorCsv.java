package io.ennead.pipeline.csv;

import io.ennead.records.IndicatorSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The table {@code indicators} as CSV; a number is the shortest text that reads back to its bits.
 */
public final class IndicatorCsv implements CsvTable<IndicatorSnapshot> {

  private static final long serialVersionUID = 1L;

  private final List<String> columns;

  /**
   * @param values the names of the values in the order of the snapshots
   * @param extras the names of their further values in their order
   */
  public IndicatorCsv(List<String> values, List<String> extras) {
    columns =
        Stream.of(
                List.of("exchange", "symbol", "interval", "open_time"),
                values,
                extras,
                List.of(
                    "votes_long",
                    "votes_short",
                    "votes_abstaining",
                    "score_trend",
                    "score_momentum",
                    "score_volatility",
                    "quality",
                    "revision"))
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public String name() {
    return "indicators";
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public List<String> fields(IndicatorSnapshot row) {
    List<String> fields = new ArrayList<>(columns.size());
    fields.add(row.instrument().exchange());
    fields.add(row.instrument().symbol());
    fields.add(row.interval().label());
    fields.add(Long.toString(row.openTime()));
    DoubleStream.of(row.values()).mapToObj(IndicatorCsv::text).forEach(fields::add);
    DoubleStream.of(row.extras()).mapToObj(IndicatorCsv::text).forEach(fields::add);
    fields.add(Integer.toString(row.longs()));
    fields.add(Integer.toString(row.shorts()));
    fields.add(Integer.toString(row.abstaining()));
    fields.add(text(row.trend()));
    fields.add(text(row.momentum()));
    fields.add(text(row.volatility()));
    fields.add(row.quality().name());
    fields.add(Integer.toString(row.revision()));
    return fields;
  }

  @Override
  public String group(IndicatorSnapshot row) {
    return Texts.group(row.instrument(), row.interval());
  }

  @Override
  public String orderColumn() {
    return "open_time";
  }

  @Override
  public String revisionColumn() {
    return "revision";
  }

  /** Not ready is NaN inside and empty here. */
  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
