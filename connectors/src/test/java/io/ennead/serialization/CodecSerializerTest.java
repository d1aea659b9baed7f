package io.ennead.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.records.AnyRecords;
import io.ennead.records.BinaryCodec;
import io.ennead.records.Candle;
import io.ennead.records.CandleCodec;
import io.ennead.records.MarketEvent;
import io.ennead.records.MarketEventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class CodecSerializerTest {

  /** A value that changes. */
  public static final class Counter {
    int count;

    Counter(int count) {
      this.count = count;
    }
  }

  /** The form of a counter. */
  public static class CounterCodec implements BinaryCodec<Counter> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(Counter counter, DataOutput out) throws IOException {
      out.writeInt(counter.count);
    }

    @Override
    public Counter read(int version, DataInput in) throws IOException {
      BinaryCodec.requireVersion(version, version(), "counter");
      return new Counter(in.readInt());
    }
  }

  @Property
  void an_event_passes_through_the_serialiser(@ForAll("events") MarketEvent event)
      throws IOException {
    TypeSerializer<MarketEvent> serializer =
        CodecTypeInfo.immutable(MarketEvent.class, MarketEventCodec.class)
            .createSerializer(new SerializerConfigImpl());
    DataOutputSerializer first = new DataOutputSerializer(64);
    serializer.serialize(event, first);
    DataOutputSerializer second = new DataOutputSerializer(64);

    serializer.copy(new DataInputDeserializer(first.getCopyOfBuffer()), second);

    assertThat(second.getCopyOfBuffer()).isEqualTo(first.getCopyOfBuffer());
    assertThat(serializer.deserialize(new DataInputDeserializer(second.getCopyOfBuffer())))
        .isEqualTo(event);
  }

  @Provide
  Arbitrary<MarketEvent> events() {
    return AnyRecords.events();
  }

  @Test
  void only_values_that_change_are_copied() {
    Counter counter = new Counter(5);
    TypeSerializer<Counter> mutable = new CodecSerializer<>(CounterCodec.class, false);
    TypeSerializer<Counter> immutable = new CodecSerializer<>(CounterCodec.class, true);

    Counter copy = mutable.copy(counter);
    counter.count = 6;

    assertThat(copy.count).isEqualTo(5);
    assertThat(immutable.copy(counter)).isSameAs(counter);
  }

  @Test
  void the_serialiser_survives_the_way_to_the_cluster() throws Exception {
    CodecSerializer<Candle> serializer = new CodecSerializer<>(CandleCodec.class, true);

    assertThat(InstantiationUtil.clone(serializer)).isEqualTo(serializer);
    assertThat(serializer.duplicate()).isEqualTo(serializer).isNotSameAs(serializer);
  }

  @Test
  void state_of_the_same_form_is_read_as_it_is() throws IOException {
    TypeSerializerSnapshot<Counter> now =
        new CodecSerializer<>(CounterCodec.class, false).snapshotConfiguration();

    TypeSerializerSnapshot<Counter> restored = writtenAndRead(now, CounterCodec.class, 1);

    assertThat(now.resolveSchemaCompatibility(restored).isCompatibleAsIs()).isTrue();
    assertThat(restored.restoreSerializer())
        .isEqualTo(new CodecSerializer<>(CounterCodec.class, false));
  }

  @Test
  void state_of_an_earlier_form_is_migrated_and_read_by_its_own_version() throws IOException {
    TypeSerializerSnapshot<Counter> now =
        new CodecSerializer<>(CounterCodec.class, false).snapshotConfiguration();
    TypeSerializerSnapshot<Counter> earlier = writtenAndRead(now, CounterCodec.class, 0);

    assertThat(now.resolveSchemaCompatibility(earlier).isCompatibleAfterMigration()).isTrue();
    assertThatThrownBy(
            () ->
                earlier
                    .restoreSerializer()
                    .deserialize(new DataInputDeserializer(new byte[] {0, 0, 0, 1})))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 0");
  }

  @Test
  void state_of_a_later_form_is_refused() throws IOException {
    TypeSerializerSnapshot<Counter> now =
        new CodecSerializer<>(CounterCodec.class, false).snapshotConfiguration();

    assertThat(
            now.resolveSchemaCompatibility(writtenAndRead(now, CounterCodec.class, 2))
                .isIncompatible())
        .isTrue();
  }

  @Test
  void state_of_another_codec_is_refused() throws IOException {
    TypeSerializerSnapshot<Counter> now =
        new CodecSerializer<>(CounterCodec.class, false).snapshotConfiguration();

    assertThat(
            now.resolveSchemaCompatibility(writtenAndRead(now, OtherCounterCodec.class, 1))
                .isIncompatible())
        .isTrue();
  }

  @Test
  void a_codec_that_is_gone_is_named() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeUTF("io.ennead.Gone");
    out.writeBoolean(true);
    out.writeInt(1);

    assertThatThrownBy(
            () ->
                new CodecSerializerSnapshot<Counter>()
                    .readSnapshot(
                        1,
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        getClass().getClassLoader()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("io.ennead.Gone");
  }

  /** Another codec of the same type. */
  public static final class OtherCounterCodec extends CounterCodec {}

  /** The snapshot as a savepoint of that codec and version holds it. */
  private TypeSerializerSnapshot<Counter> writtenAndRead(
      TypeSerializerSnapshot<Counter> like, Class<?> codec, int version) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    if (codec == CounterCodec.class && version == 1) {
      like.writeSnapshot(out);
    } else {
      out.writeUTF(codec.getName());
      out.writeBoolean(false);
      out.writeInt(version);
    }
    CodecSerializerSnapshot<Counter> read = new CodecSerializerSnapshot<>();
    read.readSnapshot(
        like.getCurrentVersion(),
        new DataInputDeserializer(out.getCopyOfBuffer()),
        getClass().getClassLoader());
    return read;
  }
}
