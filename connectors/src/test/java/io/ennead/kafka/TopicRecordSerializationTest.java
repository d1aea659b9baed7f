package io.ennead.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.records.Clock;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

/** Where a record lies in the topic of events, and under which key. */
final class TopicRecordSerializationTest {

  private static final int PARTITIONS = 3;
  private static final List<Instrument> SYMBOLS =
      IntStream.range(0, 40).mapToObj(i -> Instrument.binance("S" + i + "USDT")).toList();

  private final TopicRecordSerialization form = new TopicRecordSerialization("events", PARTITIONS);

  @Test
  void events_are_keyed_by_symbol_and_all_of_a_symbol_lie_in_one_partition() {
    Set<Integer> used = new HashSet<>();
    for (Instrument symbol : SYMBOLS) {
      Set<Integer> partitions = new HashSet<>();
      for (int i = 0; i < 50; i++) {
        ProducerRecord<byte[], byte[]> record = written(event(symbol, i));
        assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo(symbol.toString());
        partitions.add(record.partition());
      }
      assertThat(partitions).hasSize(1);
      used.addAll(partitions);
    }
    assertThat(used).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void a_symbol_lies_where_kafka_s_own_producer_puts_its_key() {
    for (Instrument symbol : SYMBOLS) {
      ProducerRecord<byte[], byte[]> record = written(event(symbol, 0));

      assertThat(record.partition())
          .isEqualTo(BuiltInPartitioner.partitionForKey(record.key(), PARTITIONS));
    }
  }

  @Test
  void an_event_has_its_time_and_one_without_a_time_has_none() {
    MarketEvent clock = new Clock(SYMBOLS.get(0), 0, 60_000);

    assertThat(written(new TopicRecord.Event(clock, 59_999, 1)).timestamp()).isEqualTo(59_999L);
    assertThat(written(new TopicRecord.Event(clock, -1, 2)).timestamp()).isNull();
  }

  @Test
  void a_mark_has_no_key_and_lies_in_the_partition_that_it_names() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ProducerRecord<byte[], byte[]> record =
          written(new TopicRecord.Mark(partition, 0, 1, 59_999));

      assertThat(record.key()).isNull();
      assertThat(record.partition()).isEqualTo(partition);
    }
  }

  @Test
  void an_event_that_was_written_before_events_had_numbers_is_read_without_one() throws Exception {
    // Version 1: the tag, the version of the event's form, its time, and the form.
    byte[] numbered =
        written(new TopicRecord.Event(new Clock(SYMBOLS.get(0), 0, 60_000), 7, 5)).value();
    byte[] before = new byte[numbered.length - Long.BYTES];
    before[0] = 1;
    System.arraycopy(numbered, 1, before, 1, 10);
    System.arraycopy(numbered, 11 + Long.BYTES, before, 11, before.length - 11);

    assertThat(read(before))
        .containsExactly(
            new TopicRecord.Event(
                new Clock(SYMBOLS.get(0), 0, 60_000), 7, TopicRecord.Event.UNCOUNTED));
    assertThat(read(numbered))
        .containsExactly(new TopicRecord.Event(new Clock(SYMBOLS.get(0), 0, 60_000), 7, 5));
  }

  private static TopicRecord event(Instrument symbol, int number) {
    Trade trade = new Trade(symbol, number, number, number, 100, 100, number * 1_000L, false);
    return new TopicRecord.Event(trade, trade.timeMillis(), number + 1);
  }

  private ProducerRecord<byte[], byte[]> written(TopicRecord record) {
    return form.serialize(record, null, null);
  }

  private static List<TopicRecord> read(byte[] value) throws IOException {
    List<TopicRecord> read = new ArrayList<>();
    new TopicRecordDeserialization()
        .deserialize(
            new ConsumerRecord<>("events", 0, 0, null, value),
            new Collector<>() {
              @Override
              public void collect(TopicRecord record) {
                read.add(record);
              }

              @Override
              public void close() {
                // Nothing is held.
              }
            });
    return read;
  }
}
