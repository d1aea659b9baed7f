package io.ennead.postgres;

import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Interval;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Passes rows on once the partition of their month and of the one after are there. What it has made
 * it remembers for the life of the task, so the database is asked once per interval and month.
 */
public final class EnsurePartitions<T> extends RichMapFunction<T, T> {

  private static final long serialVersionUID = 1L;

  private interface IntervalOf<T> extends Function<T, Interval>, Serializable {}

  private interface OpenTimeOf<T> extends ToLongFunction<T>, Serializable {}

  private final String table;
  private final IntervalOf<T> interval;
  private final OpenTimeOf<T> openTime;
  private final DatabaseOptions database;
  private final Patience patience;

  private transient Map<Interval, Set<YearMonth>> ensured;

  private EnsurePartitions(
      String table,
      IntervalOf<T> interval,
      OpenTimeOf<T> openTime,
      DatabaseOptions database,
      Patience patience) {
    this.table = table;
    this.interval = interval;
    this.openTime = openTime;
    this.database = database;
    this.patience = patience;
  }

  /** For the table {@code candles}. */
  public static EnsurePartitions<Candle> candles(DatabaseOptions database, Patience patience) {
    return new EnsurePartitions<>(
        "candles", Candle::interval, Candle::openTime, database, patience);
  }

  /** For the table {@code indicators}. */
  public static EnsurePartitions<IndicatorSnapshot> indicators(
      DatabaseOptions database, Patience patience) {
    return new EnsurePartitions<>(
        "indicators", IndicatorSnapshot::interval, IndicatorSnapshot::openTime, database, patience);
  }

  /** For the table {@code decisions}, which goes by the time of the close. */
  public static EnsurePartitions<Decision> decisions(DatabaseOptions database, Patience patience) {
    return new EnsurePartitions<>(
        "decisions", Decision::interval, Decision::closeTime, database, patience);
  }

  @Override
  public void open(OpenContext context) {
    ensured = new EnumMap<>(Interval.class);
  }

  @Override
  public T map(T row) throws SQLException {
    Interval length = interval.apply(row);
    Set<YearMonth> months = ensured.computeIfAbsent(length, key -> new HashSet<>());
    YearMonth month =
        YearMonth.from(Instant.ofEpochMilli(openTime.applyAsLong(row)).atOffset(ZoneOffset.UTC));
    if (!months.contains(month)) {
      patience.insist(database, () -> ensure(length, month));
      months.add(month);
    }
    return row;
  }

  private Void ensure(Interval length, YearMonth month) throws SQLException {
    try (Connection connection = database.connect(PatientConnectionProvider.ANSWER_WITHIN)) {
      Partitions.ensure(connection, table, length, start(month));
      Partitions.ensure(connection, table, length, start(month.plusMonths(1)));
    }
    return null;
  }

  private static long start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
