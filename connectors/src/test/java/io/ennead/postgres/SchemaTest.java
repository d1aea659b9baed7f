package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {

  private final TestDatabase database = TestDatabase.migrated();

  @Test
  void every_column_of_every_table_has_a_comment() {
    assertThat(
            database.rows(
                """
                select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and not c.relispartition and c.relname <> 'flyway_schema_history'
                  and a.attnum > 0 and col_description(c.oid, a.attnum) is null
                """))
        .isEmpty();
  }

  @Test
  void the_comments_name_the_provenance_columns() {
    assertThat(
            database.rows(
                """
                select attname from pg_attribute where attrelid = 'candles'::regclass and attnum > 0
                  and col_description(attrelid, attnum) like 'Provenance: %' order by attnum
                """))
        .containsExactly("quality", "revision", "source", "written_at");
  }

  @Test
  void the_view_has_the_column_names_of_the_seed() {
    write(Map.of());

    assertThat(
            database.value(
                "select symbol, timeframe, timestamp, open, high, low, close, volume, source"
                    + " from ohlcv_data"))
        .isEqualTo("BTCUSDT|1m|2025-08-01 00:00:00+00|2|3|1|2|10|rest");
  }

  @ParameterizedTest
  @CsvSource({
    "exchange, '''Binance''', exchange_is_a_lower_case_name",
    "symbol, '''''', symbol_is_named",
    "open_time, '''2025-08-01 00:00:01Z''', open_time_is_aligned",
    "open_time, '''2025-08-01 00:00:00.000001Z''', open_time_is_aligned",
    "high, 1.5, high_is_highest",
    "low, 2.5, low_is_lowest",
    "low, 0, prices_are_positive",
    "high, '''NaN''', prices_are_positive",
    "high, '''Infinity''', prices_are_positive",
    "volume, -0.00000001, volumes_are_not_negative",
    "quote_volume, '''NaN''', volumes_are_not_negative",
    "trade_count, -1, trade_count_is_not_negative",
    "first_trade_id, 1, trade_ids_come_in_pairs",
    "quality, '''FINE''', quality_is_known",
    "quality, '''QUIET''', quiet_ones_hold_nothing",
    "revision, -1, revision_is_not_negative",
    "source, '''''', source_is_named",
  })
  void an_impossible_candle_is_refused(String column, String value, String constraint) {
    assertThatThrownBy(() -> write(Map.of(column, value)))
        .rootCause()
        .hasMessageContaining("candles_" + constraint);
  }

  @Test
  void an_interval_that_is_not_ours_is_refused() {
    assertThatThrownBy(() -> write(Map.of("interval", "'2m'")))
        .rootCause()
        .hasMessageContaining("no partition of relation \"candles\" found");
  }

  @ParameterizedTest
  @CsvSource({
    "5m, 2025-08-01 00:05:00Z, 2025-08-01 00:01:00Z",
    "15m, 2025-08-01 00:45:00Z, 2025-08-01 00:05:00Z",
    "1h, 2025-08-01 23:00:00Z, 2025-08-01 00:15:00Z"
  })
  void each_interval_has_its_own_alignment(String interval, String aligned, String not) {
    write(Map.of("interval", "'" + interval + "'", "open_time", "'" + aligned + "'"));

    assertThatThrownBy(
            () -> write(Map.of("interval", "'" + interval + "'", "open_time", "'" + not + "'")))
        .rootCause()
        .hasMessageContaining("candles_open_time_is_aligned");
  }

  private void write(Map<String, String> changed) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("exchange", "'binance'");
    row.put("symbol", "'BTCUSDT'");
    row.put("interval", "'1m'");
    row.put("open_time", "'2025-08-01 00:00:00Z'");
    row.put("open", "2");
    row.put("high", "3");
    row.put("low", "1");
    row.put("close", "2");
    row.put("volume", "10");
    row.put("quality", "'COMPLETE'");
    row.put("revision", "0");
    row.put("source", "'rest'");
    row.putAll(changed);
    for (String interval : new String[] {"1m", "5m", "15m", "1h"}) {
      database.execute(
          "select ensure_month_partition('candles_%s', '2025-08-01 00:00:00Z')"
              .formatted(interval));
    }
    database.execute(
        "insert into candles (%s) values (%s)"
            .formatted(String.join(", ", row.keySet()), String.join(", ", row.values())));
  }
}
