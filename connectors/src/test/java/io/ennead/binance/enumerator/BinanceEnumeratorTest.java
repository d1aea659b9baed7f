package io.ennead.binance.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ennead.binance.BinanceOptions;
import io.ennead.binance.BinanceSettings;
import io.ennead.binance.reader.Assignment;
import io.ennead.binance.split.BinanceEnumeratorState;
import io.ennead.binance.split.BinanceSplit;
import io.ennead.splits.FakeContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class BinanceEnumeratorTest {

  private static final List<String> SYMBOLS = List.of("ADAUSDT", "BTCUSDT");

  private final FakeContext<BinanceSplit> context = new FakeContext<>(1);

  @Test
  void restored_symbols_go_on_though_the_exchange_cannot_be_asked() {
    BinanceEnumerator enumerator = restored(Set.copyOf(SYMBOLS), List::of);
    enumerator.addReader(0);

    assertThat(context.told.get(0)).containsExactly(new Assignment.Complete());
    context.answer();
    assertThat(context.told.get(0)).hasSize(1);
  }

  @Test
  void a_symbol_without_a_position_waits_until_the_exchange_is_known_to_have_it() {
    BinanceEnumerator enumerator = restored(Set.of("ADAUSDT"), List::of);
    enumerator.addReader(0);

    assertThat(context.told).isEmpty();
    context.answer();
    assertThat(context.assigned.get(0).get(0))
        .extracting(BinanceSplit::symbol)
        .containsExactly("BTCUSDT");
    assertThat(context.told.get(0)).containsExactly(new Assignment.Complete());
  }

  @Test
  void a_symbol_that_the_exchange_no_longer_knows_ends_a_restored_job_too() {
    restored(
        Set.copyOf(SYMBOLS),
        () -> {
          throw new IllegalArgumentException("the exchange does not know ADAUSDT");
        });

    assertThatIllegalStateException()
        .isThrownBy(context::answer)
        .withMessageContaining("does not know ADAUSDT");
  }

  private BinanceEnumerator restored(Set<String> assigned, Callable<List<String>> check) {
    Configuration options = new Configuration();
    options.set(BinanceOptions.SYMBOLS, SYMBOLS);
    BinanceEnumerator enumerator =
        new BinanceEnumerator(
            context,
            BinanceSettings.from(options, 0),
            new BinanceEnumeratorState(assigned, List.of()),
            check);
    enumerator.start();
    return enumerator;
  }
}
