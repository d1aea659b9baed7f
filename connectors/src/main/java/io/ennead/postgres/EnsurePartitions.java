package io.ennead.postgres;

import io.ennead.records.Candle;
import io.ennead.records.Interval;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Passes candles on once the partition of their month and of the one after are there. What it has
 * made it remembers for the life of the task, so the database is asked once per interval and month.
 */
public final class EnsurePartitions extends RichMapFunction<Candle, Candle> {

  private final DatabaseOptions database;
  private final Patience patience;

  private transient Map<Interval, Set<YearMonth>> ensured;

  public EnsurePartitions(DatabaseOptions database, Patience patience) {
    this.database = database;
    this.patience = patience;
  }

  @Override
  public void open(OpenContext context) {
    ensured = new EnumMap<>(Interval.class);
  }

  @Override
  public Candle map(Candle candle) throws SQLException {
    Set<YearMonth> months = ensured.computeIfAbsent(candle.interval(), interval -> new HashSet<>());
    YearMonth month =
        YearMonth.from(Instant.ofEpochMilli(candle.openTime()).atOffset(ZoneOffset.UTC));
    if (!months.contains(month)) {
      patience.insist(database, () -> ensure(candle.interval(), month));
      months.add(month);
    }
    return candle;
  }

  private Void ensure(Interval interval, YearMonth month) throws SQLException {
    try (Connection connection = database.connect(PatientConnectionProvider.ANSWER_WITHIN)) {
      Partitions.ensure(connection, interval, start(month));
      Partitions.ensure(connection, interval, start(month.plusMonths(1)));
    }
    return null;
  }

  private static long start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
