package io.ennead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.records.GapEntry;
import io.ennead.records.Instrument;
import io.ennead.records.LateTrade;
import io.ennead.records.Trade;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypesTest {

  static Stream<Field> types() {
    return Arrays.stream(Types.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void every_type_of_the_job_has_a_serialiser_with_kryo_forbidden(Field field) throws Exception {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);

    TypeSerializer<?> serializer = ((TypeInformation<?>) field.get(null)).createSerializer(config);

    assertThat(serializer.snapshotConfiguration().restoreSerializer()).isEqualTo(serializer);
  }

  @Test
  void what_has_no_codec_of_its_own_is_a_plain_record_to_flink() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Instrument.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(LateTrade.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(GapEntry.class);
  }

  @Test
  void a_late_trade_is_read_back_as_it_was_written() throws Exception {
    LateTrade late =
        new LateTrade(new Trade(Instrument.binance("BTCUSDT"), 1, 2, 3, 4, 5, 6, true), 60_000);
    TypeSerializer<LateTrade> serializer =
        Types.LATE_TRADE.createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(late, out);

    assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
        .isEqualTo(late);
  }
}
