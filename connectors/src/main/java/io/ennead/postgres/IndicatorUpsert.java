package io.ennead.postgres;

import io.ennead.records.IndicatorSnapshot;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the indicators of a candle under its natural key: the higher revision wins, at equal
 * revision the later one, unless it knows less: a run that begins with this candle does not take
 * away what one knew that has seen what was before. A row that would not change is not rewritten.
 */
final class IndicatorUpsert implements RowsStatement<IndicatorSnapshot> {

  private static final long serialVersionUID = 1L;

  private static final List<String> KEY = List.of("exchange", "symbol", "interval", "open_time");

  private static final List<Column> AFTER_VALUES =
      List.of(
          new Column("votes_long", "smallint"),
          new Column("votes_short", "smallint"),
          new Column("votes_abstaining", "smallint"),
          new Column("score_trend", "float8"),
          new Column("score_momentum", "float8"),
          new Column("score_volatility", "float8"),
          new Column("extras", "jsonb"),
          new Column("quality", "text"),
          new Column("revision", "integer"));

  private record Column(String name, String type) {}

  private final String sql;
  private final int values;
  private final List<String> extras;

  /**
   * @param columns the names of the values in the order of the snapshots
   * @param extras the names of their further values in their order
   */
  IndicatorUpsert(List<String> columns, List<String> extras) {
    this.values = columns.size();
    this.extras = List.copyOf(extras);
    this.sql = sql(columns);
  }

  private static String sql(List<String> values) {
    List<Column> columns =
        Stream.of(
                Stream.of(
                    new Column("exchange", "text"),
                    new Column("symbol", "text"),
                    new Column("interval", "text"),
                    new Column("open_time", "timestamptz")),
                values.stream().map(name -> new Column(name, "float8")),
                AFTER_VALUES.stream())
            .flatMap(part -> part)
            .toList();
    List<String> names = columns.stream().map(Column::name).toList();
    List<String> changing = names.stream().filter(name -> !KEY.contains(name)).toList();
    return """
    insert into indicators as stored (%s)
    select * from unnest(%s)
    on conflict (%s) do update set %s, written_at = now()
    where (excluded.revision > stored.revision
        or excluded.revision = stored.revision and num_nulls(%s) <= num_nulls(%s))
      and (%s) is distinct from (%s)
    """
        .formatted(
            String.join(", ", names),
            joined(columns.stream().map(column -> "?::" + column.type() + "[]")),
            String.join(", ", KEY),
            joined(changing.stream().map(name -> name + " = excluded." + name)),
            joined(values.stream().map(name -> "excluded." + name)),
            joined(values.stream().map(name -> "stored." + name)),
            joined(changing.stream().map(name -> "excluded." + name)),
            joined(changing.stream().map(name -> "stored." + name)));
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining(", "));
  }

  @Override
  public String query() {
    return sql;
  }

  @Override
  public Comparator<IndicatorSnapshot> key() {
    return Comparator.comparing(IndicatorSnapshot::instrument)
        .thenComparing(IndicatorSnapshot::interval)
        .thenComparingLong(IndicatorSnapshot::openTime);
  }

  @Override
  public void statement(PreparedStatement statement, List<IndicatorSnapshot> rows)
      throws SQLException {
    Columns<IndicatorSnapshot> columns =
        new Columns<>(statement, rows)
            .add("text", row -> row.instrument().exchange())
            .add("text", row -> row.instrument().symbol())
            .add("text", row -> row.interval().label())
            .add("timestamptz", row -> Times.ofMillis(row.openTime()));
    for (int i = 0; i < values; i++) {
      int column = i;
      columns.add("float8", row -> numberOrNull(row.values()[column]));
    }
    columns
        .add("smallint", IndicatorSnapshot::longs)
        .add("smallint", IndicatorSnapshot::shorts)
        .add("smallint", IndicatorSnapshot::abstaining)
        .add("float8", row -> numberOrNull(row.trend()))
        .add("float8", row -> numberOrNull(row.momentum()))
        .add("float8", row -> numberOrNull(row.volatility()))
        .add("jsonb", this::extras)
        .add("text", row -> row.quality().name())
        .add("integer", IndicatorSnapshot::revision);
  }

  /** Not ready is NaN inside and NULL in SQL. */
  private static Double numberOrNull(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private String extras(IndicatorSnapshot row) {
    if (extras.isEmpty()) {
      return null;
    }
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < extras.size(); i++) {
      json.append(i == 0 ? "" : ", ")
          .append('"')
          .append(extras.get(i).replace("\\", "\\\\").replace("\"", "\\\""))
          .append("\": ")
          .append(numberOrNull(row.extras()[i]));
    }
    return json.append('}').toString();
  }
}
