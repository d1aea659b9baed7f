package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.records.Candle;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many candles per second one sink writer upserts; fsync is off, so the disk is left out. */
@Tag("proof")
class SinkThroughputTest {

  private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final long ROWS = 400_000;

  @Test
  void candles_are_written_and_rewritten() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    for (String what : new String[] {"new rows", "identical rows"}) {
      long start = System.nanoTime();
      run(database);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "upsert of %d candles (%s, one writer, batches of 1000): %.0f rows/s%n",
          ROWS, what, ROWS / seconds);
    }
    assertThat(database.value("select count(*) from candles")).isEqualTo(Long.toString(ROWS));
  }

  private static void run(TestDatabase database) throws Exception {
    WriteOptions options = WriteOptions.defaults();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    env.getConfig().enableObjectReuse();
    DataGeneratorSource<Candle> candles =
        new DataGeneratorSource<>(
            n -> Candles.at(START + n * 60_000L), ROWS, TypeInformation.of(Candle.class));
    env.fromSource(candles, WatermarkStrategy.noWatermarks(), "candles")
        .map(EnsurePartitions.candles(database.options(), options.patience()))
        .returns(Candle.class)
        .sinkTo(Sinks.candles(database.options(), options));
    env.execute();
  }
}
