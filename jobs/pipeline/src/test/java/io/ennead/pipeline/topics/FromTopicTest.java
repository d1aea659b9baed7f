package io.ennead.pipeline.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.kafka.EventTopic;
import io.ennead.kafka.TopicRecord;
import io.ennead.pipeline.Types;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.Clock;
import io.ennead.records.Gap;
import io.ennead.records.GapRepaired;
import io.ennead.records.HistoryCandle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import io.ennead.records.OutageEnded;
import io.ennead.records.OutageMinutes;
import io.ennead.records.Quality;
import io.ennead.records.RejectedFrame;
import io.ennead.records.RepairedTrades;
import io.ennead.records.RunStart;
import io.ennead.records.Trade;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What comes out of a topic: all that went in, in order, or an error. */
final class FromTopicTest {

  private static final long MINUTE = 60_000;
  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final Instrument ETH = Instrument.binance("ETHUSDT");

  @Test
  void every_kind_of_event_passes_the_topic_in_its_order_and_with_its_time() throws Exception {
    List<MarketEvent> events = new ArrayList<>();
    List<MarketEvent> ofBtc = life(BTC);
    List<MarketEvent> ofEth = life(ETH);
    for (int i = 0; i < ofBtc.size(); i++) {
      events.add(ofBtc.get(i));
      events.add(ofEth.get(i));
    }
    List<TopicRecord> topic = new ArrayList<>();
    try (var writer = writer()) {
      for (int i = 0; i < events.size(); i++) {
        writer.processElement(events.get(i), i * 1_000L);
      }
      for (TopicRecord record : writer.extractOutputValues()) {
        topic.add(throughBytes(record));
      }
    }
    try (var reader = reader(null, 0, 1, 1)) {
      for (TopicRecord record : topic) {
        reader.processElement(record, Long.MIN_VALUE);
      }

      assertThat(reader.extractOutputValues()).isEqualTo(events);
      assertThat(reader.extractOutputStreamRecords())
          .extracting(record -> record.getTimestamp() / 1_000)
          .isEqualTo(LongStream.range(0, events.size()).boxed().toList());
    }
  }

  /** What a source emits for an instrument, from its first start to a repair. */
  private static List<MarketEvent> life(Instrument symbol) {
    Gap gap = new Gap(symbol, 12, 14, 3 * MINUTE, 3 * MINUTE + 5);
    return List.of(
        new RunStart(symbol, 2 * MINUTE),
        new CarriedLines(symbol, Interval.M1, 0, 12.5, -3),
        history(symbol, 0),
        history(symbol, MINUTE),
        trade(symbol, 10, 2 * MINUTE),
        new Clock(symbol, 2 * MINUTE, 3 * MINUTE),
        trade(symbol, 11, 3 * MINUTE),
        gap,
        trade(symbol, 15, 3 * MINUTE + 6),
        new Clock(symbol, 3 * MINUTE, 4 * MINUTE),
        new OutageMinutes(symbol, 16, 4 * MINUTE, 4 * MINUTE, 5 * MINUTE),
        new Clock(symbol, 4 * MINUTE, 5 * MINUTE),
        new OutageEnded(new Gap(symbol, 16, 20, 4 * MINUTE, 5 * MINUTE), 5 * MINUTE),
        trade(symbol, 21, 5 * MINUTE + 1),
        new RepairedTrades(
            symbol,
            3 * MINUTE,
            4 * MINUTE,
            0,
            true,
            5 * MINUTE,
            List.of(trade(symbol, 11, 3 * MINUTE), trade(symbol, 12, 3 * MINUTE + 1))),
        new GapRepaired(gap),
        new Clock(symbol, 5 * MINUTE, 6 * MINUTE));
  }

  @Test
  void an_event_that_the_brokers_gave_up_with_its_transaction_is_an_error_that_names_the_remedy()
      throws Exception {
    List<TopicRecord> topic = written(trade(BTC, 7, 0), trade(BTC, 8, 1), trade(BTC, 9, 2));
    try (var reader = reader(null, 0, 1, 1)) {
      reader.processElement(topic.get(0), 0);

      assertThatThrownBy(() -> reader.processElement(topic.get(2), 2))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "topic ennead.events: event 2 of binance:BTCUSDT must follow trade 7, but event 3 came,"
                  + " trade 9. Either the brokers gave up a transaction of the job that publishes,"
                  + " which was away for longer than kafka.transaction-timeout, or a second one"
                  + " writes to the topic, or one that had lost its state. What is missing or double"
                  + " cannot be told: publish to another topic (-O kafka.events-topic), from where it"
                  + " is needed (-O binance.since), and read that with an empty state");
    }
  }

  @Test
  void a_clock_behind_what_is_missing_proves_no_minute_whole() throws Exception {
    List<TopicRecord> topic =
        written(trade(BTC, 7, 0), trade(BTC, 8, 1), new Clock(BTC, 0, MINUTE));
    try (var reader = reader(null, 0, 1, 1)) {
      reader.processElement(topic.get(0), 0);

      assertThatThrownBy(() -> reader.processElement(topic.get(2), MINUTE - 1))
          .hasMessageContaining(
              "event 2 of binance:BTCUSDT must follow trade 7, but event 3 came.");
      assertThat(reader.extractOutputValues()).containsExactly(trade(BTC, 7, 0));
    }
  }

  @Test
  void a_job_that_begins_to_publish_anew_into_the_same_topic_is_an_error() throws Exception {
    try (var reader = reader(null, 0, 1, 1)) {
      reader.processElement(written(trade(BTC, 7, 0)).get(0), 0);

      assertThatThrownBy(() -> reader.processElement(written(trade(BTC, 9, 2)).get(0), 2))
          .hasMessageContaining("event 2 of binance:BTCUSDT must follow trade 7, but event 1 came");
    }
  }

  @Test
  void what_is_missing_at_the_beginning_is_an_error_too() throws Exception {
    try (var reader = reader(null, 0, 1, 1)) {
      assertThatThrownBy(
              () -> reader.processElement(written(trade(BTC, 7, 0), trade(BTC, 8, 1)).get(1), 1))
          .hasMessageContaining(
              "event 1 of binance:BTCUSDT must follow, but event 2 came, trade 8");
    }
  }

  @Test
  void a_restored_reader_goes_on_behind_its_checkpoint_whichever_task_has_the_partition()
      throws Exception {
    List<TopicRecord> topic =
        written(trade(BTC, 7, 0), trade(ETH, 1, 0), trade(BTC, 8, 1), trade(ETH, 2, 1));
    OperatorSubtaskState checkpoint;
    try (var one = reader(null, 0, 2, 2);
        var other = reader(null, 1, 2, 2)) {
      one.processElement(topic.get(0), 0);
      other.processElement(topic.get(1), 0);
      checkpoint =
          OneInputStreamOperatorTestHarness.repackageState(
              one.snapshot(1, 1), other.snapshot(1, 1));
    }
    for (int tasks = 1; tasks <= 3; tasks++) {
      for (int index = 0; index < tasks; index++) {
        try (var reader = reader(checkpoint, index, 2, tasks)) {
          reader.processElement(topic.get(3), 1);
          reader.processElement(topic.get(2), 1);

          assertThat(reader.extractOutputValues())
              .containsExactly(trade(ETH, 2, 1), trade(BTC, 8, 1));
        }
        try (var reader = reader(checkpoint, index, 2, tasks)) {
          TopicRecord third = new TopicRecord.Event(trade(BTC, 9, 2), 2, 3);
          assertThatThrownBy(() -> reader.processElement(third, 2))
              .hasMessageContaining("must follow trade 7, but event 3 came, trade 9");
        }
      }
    }
  }

  @Test
  void what_is_not_numbered_is_not_counted() throws Exception {
    MarketEvent rejected =
        new RejectedFrame(Instrument.binance(RejectedFrame.UNTOLD), 0, "no symbol", "{");
    try (var reader = reader(null, 0, 1, 1)) {
      reader.processElement(new TopicRecord.Event(trade(BTC, 7, 0), 0, 0), 0);
      reader.processElement(written(rejected).get(0), 0);
      reader.processElement(written(rejected).get(0), 0);
      reader.processElement(new TopicRecord.Event(trade(BTC, 8, 1), 1, 1), 1);

      assertThat(reader.extractOutputValues())
          .containsExactly(trade(BTC, 7, 0), rejected, rejected, trade(BTC, 8, 1));
    }
  }

  private static HistoryCandle history(Instrument symbol, long openTime) {
    return new HistoryCandle(
        Candle.empty(
            symbol, Interval.M1, openTime, BigDecimal.TEN, Quality.QUIET, 0, Origin.HISTORICAL),
        true);
  }

  private static Trade trade(Instrument symbol, long id, long millis) {
    return new Trade(symbol, id, id, id, 100, 100, millis * 1_000, false);
  }

  /** As a job that begins writes them. */
  private static List<TopicRecord> written(MarketEvent... events) throws Exception {
    try (var writer = writer()) {
      for (MarketEvent event : events) {
        writer.processElement(event, 0);
      }
      return writer.extractOutputValues();
    }
  }

  private static TopicRecord throughBytes(TopicRecord record) throws IOException {
    TypeSerializer<TopicRecord> form = serializer();
    DataOutputSerializer out = new DataOutputSerializer(64);
    form.serialize(record, out);
    return form.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  private static TypeSerializer<TopicRecord> serializer() {
    return EventTopic.RECORD.createSerializer(new ExecutionConfig().getSerializerConfig());
  }

  private static OneInputStreamOperatorTestHarness<MarketEvent, TopicRecord> writer()
      throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<MarketEvent, TopicRecord>(new ToTopic(2), 128, 1, 0);
    harness.setup(serializer());
    harness.open();
    harness.getOutput().clear();
    return harness;
  }

  private static OneInputStreamOperatorTestHarness<TopicRecord, MarketEvent> reader(
      OperatorSubtaskState state, int index, int before, int tasks) throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<TopicRecord, MarketEvent>(
            new FromTopic("ennead.events"), 128, tasks, index);
    harness.setup(Types.EVENT.createSerializer(new ExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(
          OneInputStreamOperatorTestHarness.repartitionOperatorState(
              state, 128, before, tasks, index));
    }
    harness.open();
    return harness;
  }
}
