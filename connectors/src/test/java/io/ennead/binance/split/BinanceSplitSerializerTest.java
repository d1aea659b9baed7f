package io.ennead.binance.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.binance.wire.TradeKind;
import io.ennead.ledger.TradeLedger.Position;
import io.ennead.records.Gap;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BinanceSplitSerializerTest {

  private static final BinanceSplit SPLIT =
      new BinanceSplit("BTCUSDT", TradeKind.TRADE, new Position(1, 2, 3, 60_000, 120_000));

  @Test
  void a_split_comes_back_as_it_was() throws IOException {
    BinanceSplitSerializer serializer = BinanceSplitSerializer.INSTANCE;

    assertThat(serializer.deserialize(4, serializer.serialize(SPLIT))).isEqualTo(SPLIT);
    BinanceSplit begin = BinanceSplit.begin("ETHUSDT", TradeKind.AGG_TRADE);
    assertThat(serializer.deserialize(4, serializer.serialize(begin))).isEqualTo(begin);
  }

  @Test
  void the_state_of_the_enumerator_comes_back_as_it_was() throws IOException {
    BinanceEnumeratorState state =
        new BinanceEnumeratorState(Set.of("ADAUSDT", "BNBUSDT"), List.of(SPLIT));
    BinanceEnumeratorStateSerializer serializer = BinanceEnumeratorStateSerializer.INSTANCE;

    assertThat(serializer.deserialize(4, serializer.serialize(state))).isEqualTo(state);
  }

  @Test
  void its_gaps_come_back_as_they_were() throws IOException {
    Gap open = new Gap(SPLIT.instrument(), 5, 9, 60_000, 61_000);
    Gap declared = new Gap(SPLIT.instrument(), 12, 12, 62_000, 63_000);
    SplitGaps.Reread reread = new SplitGaps.Reread(List.of(open), 60_000, 120_000, 3);
    SplitGaps.Outage outage = new SplitGaps.Outage(61_500, 240_000);
    SplitGaps gaps =
        new SplitGaps(new SplitGaps.Declared(declared, 77), reread, List.of(open), 4, outage);
    BinanceSplit split = new BinanceSplit("BTCUSDT", TradeKind.TRADE, SPLIT.position(), gaps);
    BinanceSplitSerializer serializer = BinanceSplitSerializer.INSTANCE;

    assertThat(serializer.deserialize(4, serializer.serialize(split))).isEqualTo(split);
  }

  /** Written by the version that knew no outage. */
  @Test
  void gaps_of_the_third_version_are_still_read() throws IOException {
    byte[] split =
        HexFormat.of()
            .parseHex(
                "000742544355534454"
                    + "00057472616465"
                    + "0000000000000001"
                    + "0000000000000002"
                    + "0000000000000003"
                    + "000000000000ea60"
                    + "000000000001d4c0"
                    + "00"
                    + "01"
                    + "00000000"
                    + "000000000000ea60"
                    + "000000000001d4c0"
                    + "00000002"
                    + "00000000"
                    + "0000000000000004");
    SplitGaps.Reread reread = new SplitGaps.Reread(List.of(), 60_000, 120_000, 2);

    assertThat(BinanceSplitSerializer.INSTANCE.deserialize(3, split))
        .isEqualTo(
            new BinanceSplit(
                "BTCUSDT",
                TradeKind.TRADE,
                SPLIT.position(),
                new SplitGaps(null, reread, List.of(), 4)));
  }

  /** Written by the version that knew none that have been read again. */
  @Test
  void gaps_of_the_version_before_are_still_read() throws IOException {
    byte[] split =
        HexFormat.of()
            .parseHex(
                "000742544355534454"
                    + "00057472616465"
                    + "0000000000000001"
                    + "0000000000000002"
                    + "0000000000000003"
                    + "000000000000ea60"
                    + "000000000001d4c0"
                    + "00"
                    + "00000000"
                    + "0000000000000004");

    assertThat(BinanceSplitSerializer.INSTANCE.deserialize(2, split))
        .isEqualTo(
            new BinanceSplit(
                "BTCUSDT",
                TradeKind.TRADE,
                SPLIT.position(),
                new SplitGaps(null, null, List.of(), 4)));
  }

  /** Written by the version that knew no gaps. */
  @Test
  void a_checkpoint_of_the_first_version_is_still_read() throws IOException {
    byte[] split =
        HexFormat.of()
            .parseHex(
                "000742544355534454"
                    + "00057472616465"
                    + "0000000000000001"
                    + "0000000000000002"
                    + "0000000000000003"
                    + "000000000000ea60"
                    + "000000000001d4c0");
    byte[] enumerator = HexFormat.of().parseHex("00000001" + "000741444155534454" + "00000001");
    byte[] both = Arrays.copyOf(enumerator, enumerator.length + split.length);
    System.arraycopy(split, 0, both, enumerator.length, split.length);

    assertThat(BinanceSplitSerializer.INSTANCE.deserialize(1, split)).isEqualTo(SPLIT);
    assertThat(BinanceEnumeratorStateSerializer.INSTANCE.deserialize(1, both))
        .isEqualTo(new BinanceEnumeratorState(Set.of("ADAUSDT"), List.of(SPLIT)));
  }

  @Test
  void an_unknown_version_is_refused() {
    assertThatThrownBy(() -> BinanceSplitSerializer.INSTANCE.deserialize(5, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 5");
  }
}
