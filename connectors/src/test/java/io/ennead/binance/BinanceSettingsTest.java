package io.ennead.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.binance.wire.TradeKind;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class BinanceSettingsTest {

  private final Configuration options = new Configuration();

  @Test
  void the_defaults_are_five_symbols_of_the_real_exchange_by_aggregate_trades() {
    BinanceSettings settings = settings();

    assertThat(settings.symbols())
        .containsExactly("ADAUSDT", "BNBUSDT", "BTCUSDT", "ETHUSDT", "SOLUSDT");
    assertThat(settings.kind()).isEqualTo(TradeKind.AGG_TRADE);
    assertThat(settings.streamUrl()).isEqualTo("wss://stream.binance.com:9443");
    assertThat(settings.sinceMillis()).isNull();
  }

  @Test
  void symbols_may_be_given_in_any_case_and_twice() {
    options.set(BinanceOptions.SYMBOLS, List.of("ethusdt", " BTCUSDT", "ETHUSDT"));

    assertThat(settings().symbols()).containsExactly("BTCUSDT", "ETHUSDT");
  }

  @Test
  void a_fast_clock_leaves_this_machine_its_time() {
    options.set(BinanceOptions.SPEED, 100.0);

    assertThat(settings().connectPatience()).isEqualTo(200_000);
    assertThat(settings().silence()).isEqualTo(100_000);
    assertThat(settings().backoffMax()).isEqualTo(60_000);
  }

  @Test
  void what_cannot_be_is_refused_with_its_key_and_a_remedy() {
    options.set(BinanceOptions.SINCE, "yesterday");
    assertThatThrownBy(this::settings)
        .hasMessage("binance.since = yesterday cannot be: write e.g. 2026-01-31T12:00:00Z");

    options.removeConfig(BinanceOptions.SINCE);
    options.set(BinanceOptions.SYMBOLS_PER_CONNECTION, 513);
    assertThatThrownBy(this::settings)
        .hasMessage("binance.symbols-per-connection = 513 cannot be: take 1 to 512");

    options.removeConfig(BinanceOptions.SYMBOLS_PER_CONNECTION);
    options.set(BinanceOptions.STREAM, "depth");
    assertThatThrownBy(this::settings)
        .hasMessage("'depth' is no stream of trades: use aggTrade or trade");
  }

  private BinanceSettings settings() {
    return BinanceSettings.from(options, 1_000);
  }
}
