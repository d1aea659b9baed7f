package io.ennead.pipeline.benchmark;

import io.ennead.records.Candle;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** How many rows a run made, and the sum of their hashes, in whatever order they came. */
record Tally(long rows, long hash) {

  private record Counters(LongAdder rows, LongAdder hash) {}

  private static final Map<String, Counters> RUNS = new ConcurrentHashMap<>();

  /** What the sinks of a run have counted. */
  static Tally of(String run) {
    Counters counters = counters(run);
    return new Tally(counters.rows().sum(), counters.hash().sum());
  }

  Tally plus(Candle candle) {
    return plusHash(candle.hashCode());
  }

  /** What every form of the benchmark can tell of a 1m candle, Flink SQL included. */
  Tally plusBar(
      String symbol,
      long openTime,
      long open,
      long high,
      long low,
      long close,
      long volume,
      long count) {
    return plusHash(barHash(symbol, openTime, open, high, low, close, volume, count));
  }

  private Tally plusHash(int rowHash) {
    return new Tally(rows + 1, hash + spread(rowHash));
  }

  static int barHash(
      String symbol,
      long openTime,
      long open,
      long high,
      long low,
      long close,
      long volume,
      long count) {
    return Objects.hash(symbol, openTime, open, high, low, close, volume, count);
  }

  /** So that errors in two rows do not cancel out in the sum. */
  private static long spread(int hash) {
    long z = (hash + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    return z ^ z >>> 31;
  }

  private static Counters counters(String run) {
    return RUNS.computeIfAbsent(run, name -> new Counters(new LongAdder(), new LongAdder()));
  }

  /** The hash of a row, or null where the row does not count. */
  interface RowHash<T> extends Serializable {
    Integer of(T row);
  }

  /** Counts the rows of a run. */
  record CountingSink<T>(String run, RowHash<T> rowHash) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      Counters counters = counters(run);
      return new SinkWriter<>() {
        @Override
        public void write(T row, Context rowContext) {
          Integer hash = rowHash.of(row);
          if (hash != null) {
            counters.rows().increment();
            counters.hash().add(spread(hash));
          }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
