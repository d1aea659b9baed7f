package io.ennead.pipeline.tape;

import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Output;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The tables of a run, in memory, outside the job: a row that comes again after a restore must be
 * the row that is there.
 */
public final class Rows {

  private static final Map<String, Rows> RUNS = new ConcurrentHashMap<>();

  /** The natural key of a candle or a decision. */
  private record Key(Instrument instrument, Interval interval, long time) {}

  private final Map<Key, Candle> candles = new ConcurrentHashMap<>();
  private final Map<Key, Decision> decisions = new ConcurrentHashMap<>();
  private final Set<LateTrade> late = ConcurrentHashMap.newKeySet();
  private final Set<String> contradictions = ConcurrentHashMap.newKeySet();

  /** The tables of the run of that name. */
  public static Rows of(String run) {
    return RUNS.computeIfAbsent(run, name -> new Rows());
  }

  /** Writes a job's rows into the tables of a run; each row takes this long. */
  public static MarketOutputs outputs(String run, long nanosPerRow) {
    Output<Candle> candles =
        rows -> rows.sinkTo(new CallSink<>(new Into(run, nanosPerRow))).uid("rows").name("rows");
    Output<LateTrade> late =
        rows -> rows.sinkTo(new CallSink<>(new LateInto(run))).uid("late-rows").name("late rows");
    return MarketOutputs.ofCandles(List.of(candles), List.of(late));
  }

  /** Writes what a job decides into the tables of a run. */
  public static MarketOutputs decided(String run) {
    Output<Decision> decisions =
        rows ->
            rows.sinkTo(new CallSink<>(new DecisionInto(run)))
                .uid("decision-rows")
                .name("decision rows");
    return MarketOutputs.ofReplay(
        List.of(), List.of(), List.of(decisions), List.of(), List.of(), List.of());
  }

  public List<Decision> decisions() {
    return List.copyOf(decisions.values());
  }

  public List<Candle> candles() {
    return List.copyOf(candles.values());
  }

  public Set<LateTrade> late() {
    return late;
  }

  /** Rows that came a second time with other values. */
  public Set<String> contradictions() {
    return contradictions;
  }

  private <K, T> void put(Map<K, T> table, K key, T row) {
    T there = table.putIfAbsent(key, row);
    if (there != null && !there.equals(row)) {
      contradictions.add(there + " came again as " + row);
    }
  }

  private interface Call<T> extends java.io.Serializable {
    void accept(T row);
  }

  private record Into(String run, long nanosPerRow) implements Call<Candle> {
    @Override
    public void accept(Candle candle) {
      if (nanosPerRow > 0) {
        // A slow table: what back-pressure is made of.
        java.util.concurrent.locks.LockSupport.parkNanos(nanosPerRow);
      }
      Rows rows = of(run);
      rows.put(
          rows.candles, new Key(candle.instrument(), candle.interval(), candle.openTime()), candle);
    }
  }

  private record DecisionInto(String run) implements Call<Decision> {
    @Override
    public void accept(Decision row) {
      Rows rows = of(run);
      rows.put(rows.decisions, new Key(row.instrument(), row.interval(), row.closeTime()), row);
    }
  }

  private record LateInto(String run) implements Call<LateTrade> {
    @Override
    public void accept(LateTrade trade) {
      of(run).late.add(trade);
    }
  }

  /** Calls for each row. */
  private record CallSink<T>(Call<T> call) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(T row, Context rowContext) {
          call.accept(row);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
