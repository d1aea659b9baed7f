package io.ennead.postgres;

import io.ennead.records.AuditDifference;
import io.ennead.records.Decimals;
import io.ennead.records.MinuteFigures;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the minutes in which the venue's kline and our candle differ; the later finding wins. */
final class AuditUpsert implements RowsStatement<AuditDifference> {

  private static final long serialVersionUID = 1L;

  private static final List<String> FIGURES =
      List.of(
          "first_trade_id",
          "last_trade_id",
          "trade_count",
          "open",
          "high",
          "low",
          "close",
          "volume");

  private static final String SQL = sql();

  private static String sql() {
    List<String> columns =
        Stream.of("venue_", "own_")
            .flatMap(who -> FIGURES.stream().map(figure -> who + figure))
            .toList();
    String types =
        "?::bigint[], ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[], ?::numeric[],"
            + " ?::numeric[], ?::numeric[]";
    return """
    insert into audit (exchange, symbol, open_time, %s)
    select * from unnest(?::text[], ?::text[], ?::timestamptz[], %s, %s)
    on conflict (exchange, symbol, open_time) do update set %s, written_at = now()
    """
        .formatted(
            String.join(", ", columns),
            types,
            types,
            columns.stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", ")));
  }

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public Comparator<AuditDifference> key() {
    return Comparator.comparing(AuditDifference::instrument)
        .thenComparingLong(AuditDifference::openTime);
  }

  @Override
  public void statement(PreparedStatement statement, List<AuditDifference> rows)
      throws SQLException {
    Columns<AuditDifference> columns =
        new Columns<>(statement, rows)
            .add("text", row -> row.instrument().exchange())
            .add("text", row -> row.instrument().symbol())
            .add("timestamptz", row -> Times.ofMillis(row.openTime()));
    add(columns, AuditDifference::venue);
    add(columns, AuditDifference::own);
  }

  private static void add(
      Columns<AuditDifference> columns, Function<AuditDifference, MinuteFigures> whose)
      throws SQLException {
    columns
        .add("bigint", row -> whose.apply(row).firstTradeId())
        .add("bigint", row -> whose.apply(row).lastTradeId())
        .add("bigint", row -> whose.apply(row).tradeCount())
        .add("numeric", row -> Decimals.decimal(whose.apply(row).open()))
        .add("numeric", row -> Decimals.decimal(whose.apply(row).high()))
        .add("numeric", row -> Decimals.decimal(whose.apply(row).low()))
        .add("numeric", row -> Decimals.decimal(whose.apply(row).close()))
        .add("numeric", row -> whose.apply(row).volume());
  }
}
