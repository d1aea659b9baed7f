package io.ennead.binance.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.binance.wire.TradeKind;
import io.ennead.ledger.TradeLedger.Position;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BinanceSplitSerializerTest {

  private static final BinanceSplit SPLIT =
      new BinanceSplit("BTCUSDT", TradeKind.TRADE, new Position(1, 2, 3, 60_000, 120_000));

  @Test
  void a_split_comes_back_as_it_was() throws IOException {
    BinanceSplitSerializer serializer = BinanceSplitSerializer.INSTANCE;

    assertThat(serializer.deserialize(1, serializer.serialize(SPLIT))).isEqualTo(SPLIT);
    BinanceSplit begin = BinanceSplit.begin("ETHUSDT", TradeKind.AGG_TRADE);
    assertThat(serializer.deserialize(1, serializer.serialize(begin))).isEqualTo(begin);
  }

  @Test
  void the_state_of_the_enumerator_comes_back_as_it_was() throws IOException {
    BinanceEnumeratorState state =
        new BinanceEnumeratorState(Set.of("ADAUSDT", "BNBUSDT"), List.of(SPLIT));
    BinanceEnumeratorStateSerializer serializer = BinanceEnumeratorStateSerializer.INSTANCE;

    assertThat(serializer.deserialize(1, serializer.serialize(state))).isEqualTo(state);
  }

  @Test
  void an_unknown_version_is_refused() {
    assertThatThrownBy(() -> BinanceSplitSerializer.INSTANCE.deserialize(2, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }
}
