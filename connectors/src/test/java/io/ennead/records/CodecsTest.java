package io.ennead.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodecsTest {

  @Property
  void an_event_is_read_back_as_it_was_written(@ForAll("events") MarketEvent event)
      throws IOException {
    assertThat(readBack(MarketEventCodec.INSTANCE, event)).isEqualTo(event);
  }

  @Property
  void a_candle_is_read_back_as_it_was_written(@ForAll("candles") Candle candle)
      throws IOException {
    assertThat(readBack(CandleCodec.INSTANCE, candle)).isEqualTo(candle);
  }

  @Provide
  Arbitrary<MarketEvent> events() {
    return AnyRecords.events();
  }

  @Provide
  Arbitrary<Candle> candles() {
    return AnyRecords.candles();
  }

  /** A savepoint holds these bytes: a change of the form needs a new version, not a new test. */
  @Test
  void the_bytes_of_version_1_stay_as_they_are() throws IOException {
    Trade trade = new Trade(new Instrument("ig", "X"), 1, 2, 3, 4, 5, 6, true);

    assertThat(HexFormat.of().formatHex(bytes(MarketEventCodec.INSTANCE, trade)))
        .isEqualTo(
            "01"
                + "00026967"
                + "000158"
                + "0000000000000001"
                + "0000000000000002"
                + "0000000000000003"
                + "0000000000000004"
                + "0000000000000005"
                + "0000000000000006"
                + "01");
    Candle candle =
        Candle.empty(
            new Instrument("ig", "X"),
            Interval.M5,
            300_000,
            new java.math.BigDecimal("2.5"),
            Quality.QUIET,
            7,
            Origin.REST);
    assertThat(HexFormat.of().formatHex(bytes(CandleCodec.INSTANCE, candle)))
        .isEqualTo(
            "00026967"
                + "000158"
                + "01"
                + "00000000000493e0"
                + "010119".repeat(4)
                + "000100".repeat(2)
                + "010000000000000000"
                + "000100".repeat(2)
                + "0000"
                + "01"
                + "00000007"
                + "02");
  }

  @Test
  void bytes_of_a_version_that_is_not_known_are_refused() {
    DataInputStream nothing = new DataInputStream(new ByteArrayInputStream(new byte[0]));

    assertThatThrownBy(() -> MarketEventCodec.INSTANCE.read(3, nothing))
        .isInstanceOf(IOException.class)
        .hasMessage("a market event of version 3 cannot be read: this program knows version 2");
    assertThatThrownBy(() -> CandleCodec.INSTANCE.read(0, nothing))
        .isInstanceOf(IOException.class)
        .hasMessage("a candle of version 0 cannot be read: this program knows version 1");
  }

  @Test
  void an_event_of_an_unknown_kind_is_refused() {
    DataInputStream alien = new DataInputStream(new ByteArrayInputStream(new byte[] {99}));

    assertThatThrownBy(() -> MarketEventCodec.INSTANCE.read(1, alien))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tag 99");
  }

  private static <T> T readBack(BinaryCodec<T> codec, T value) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes(codec, value));
    T read = codec.read(codec.version(), new DataInputStream(in));
    assertThat(in.available()).as("bytes left over").isZero();
    return read;
  }

  private static <T> byte[] bytes(BinaryCodec<T> codec, T value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
