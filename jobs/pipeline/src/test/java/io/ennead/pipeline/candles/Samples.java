package io.ennead.pipeline.candles;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.MarketInput;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Stage;
import io.ennead.pipeline.Types;
import io.ennead.pipeline.tape.Script;
import io.ennead.pipeline.tape.TapeSource;
import io.ennead.records.Candle;
import io.ennead.records.Decimals;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.Trade;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Small records, and the job's own window operators outside a job. */
final class Samples {

  static final Instrument BTC = Instrument.binance("BTCUSDT");

  /** 2025-08-01 12:00 UTC. */
  static final long NOON = 1_754_049_600_000L;

  static final long MINUTE = Interval.M1.millis();

  private Samples() {}

  static Trade trade(long id, long millis, long price) {
    return new Trade(BTC, id, id, id, price, 100_000_000, millis * 1_000, false);
  }

  /**
   * A minute from noon on, with trades at these prices; the ids begin with 100 times its number.
   */
  static MinuteFold minute(int number, boolean covered, long... prices) {
    MinuteFold fold = new MinuteFold(BTC, NOON + number * MINUTE);
    for (int i = 0; i < prices.length; i++) {
      fold.add(trade(number * 100L + i, NOON + number * MINUTE + i, prices[i]));
    }
    if (covered) {
      fold.cover();
    }
    return fold;
  }

  /** A 1m candle from noon on. */
  static Candle candle(int number, int revision, long price, Quality quality) {
    return Candle.empty(
        BTC,
        Interval.M1,
        NOON + number * MINUTE,
        Decimals.decimal(price),
        quality,
        revision,
        Origin.HISTORICAL);
  }

  /** The window operator of one of the job's stages, just as the job has it. */
  static <I> KeyedOneInputStreamOperatorTestHarness<Instrument, I, Candle> harness(
      Stage stage,
      KeySelector<I, Instrument> key,
      TypeInformation<I> input,
      OperatorSubtaskState state)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    new MarketDataJob(
            new MarketInput.Trades(
                new TapeSource(List.of(), 0, Script.undisturbed("none")), Origin.HISTORICAL),
            MarketOutputs.NONE)
        .define(env);
    StreamNode node =
        env.getStreamGraph(false).getStreamNodes().stream()
            .filter(n -> stage.uid().equals(n.getTransformationUID()))
            .findFirst()
            .orElseThrow();
    @SuppressWarnings("unchecked")
    var factory =
        (org.apache.flink.streaming.api.operators.StreamOperatorFactory<Candle>)
            node.getOperatorFactory();
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            factory, key, Types.INSTRUMENT, serializer(input));
    harness.setup(serializer(Types.CANDLE));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    return type.createSerializer(new SerializerConfigImpl());
  }
}
