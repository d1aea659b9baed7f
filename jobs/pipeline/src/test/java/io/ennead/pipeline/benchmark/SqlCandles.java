package io.ennead.pipeline.benchmark;

import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.flink.types.Row;

/**
 * 1m candles by Flink SQL, in its cheapest exact form: its own internal rows, integers of 64 bits,
 * and neither quote volumes, nor the taker's share, nor longer intervals.
 */
final class SqlCandles {

  private static final RowType TRADE =
      RowType.of(
          new LogicalType[] {VarCharType.STRING_TYPE, new BigIntType(), new BigIntType()},
          new String[] {"symbol", "price", "quantity"});

  private static final String QUERY =
      """
      SELECT symbol, window_start,
             FIRST_VALUE(price), MAX(price), MIN(price), LAST_VALUE(price),
             SUM(quantity), COUNT(*)
      FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(traded), INTERVAL '1' MINUTE))
      GROUP BY symbol, window_start, window_end
      """;

  private SqlCandles() {}

  static DataStream<Row> define(StreamExecutionEnvironment env, DataStream<MarketEvent> events) {
    StreamTableEnvironment tables = StreamTableEnvironment.create(env);
    DataStream<RowData> trades =
        events
            .<RowData>flatMap(
                (event, out) -> {
                  if (event instanceof Trade trade) {
                    out.collect(
                        GenericRowData.of(
                            StringData.fromString(trade.instrument().symbol()),
                            trade.price(),
                            trade.quantity()));
                  }
                })
            .returns(InternalTypeInfo.of(TRADE));
    tables.createTemporaryView(
        "trades",
        trades,
        Schema.newBuilder()
            .columnByMetadata("traded", DataTypes.TIMESTAMP_LTZ(3), "rowtime")
            .watermark("traded", "SOURCE_WATERMARK()")
            .build());
    return tables.toDataStream(tables.sqlQuery(QUERY));
  }

  /**
   * The hash of a candle of a minute in [from, until); null for the minutes cut off at the ends.
   */
  static Integer barHash(Row row, long from, long until) {
    Object start = row.getField(1);
    long openTime =
        start instanceof Instant instant
            ? instant.toEpochMilli()
            : ((LocalDateTime) start).toInstant(ZoneOffset.UTC).toEpochMilli();
    if (openTime < from || openTime >= until) {
      return null;
    }
    return Tally.barHash(
        (String) row.getField(0),
        openTime,
        (Long) row.getField(2),
        (Long) row.getField(3),
        (Long) row.getField(4),
        (Long) row.getField(5),
        (Long) row.getField(6),
        (Long) row.getField(7));
  }
}
