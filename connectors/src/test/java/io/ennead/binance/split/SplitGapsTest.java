package io.ennead.binance.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.records.Gap;
import io.ennead.records.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitGapsTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");

  @Test
  void of_more_gaps_than_are_kept_the_oldest_two_are_taken_for_one() {
    SplitGaps gaps = SplitGaps.NONE;
    for (int i = 0; i <= SplitGaps.MOST_OPEN; i++) {
      gaps = gaps.declare(declared(i)).opened();
    }

    assertThat(gaps.open()).hasSize(SplitGaps.MOST_OPEN);
    assertThat(gaps.open().get(0)).isEqualTo(new Gap(BTC, 0, 11, 0, 1_500));
    assertThat(gaps.open().get(1)).isEqualTo(declared(2).gap());
  }

  @Test
  void a_gap_that_is_not_open_cannot_be_repaired() {
    SplitGaps gaps = SplitGaps.NONE.declare(declared(1)).opened();

    SplitGaps.Reread reread = new SplitGaps.Reread(List.of(declared(1).gap()), 0, 60_000, 1);
    assertThat(gaps.read(reread)).isEqualTo(new SplitGaps(null, reread, gaps.open(), 0));
    assertThat(gaps.read(reread).settled()).isEqualTo(new SplitGaps(null, null, List.of(), 1));
    SplitGaps.Reread other = new SplitGaps.Reread(List.of(declared(2).gap()), 0, 60_000, 1);
    assertThatThrownBy(() -> gaps.read(other)).isInstanceOf(IllegalStateException.class);
  }

  private static SplitGaps.Declared declared(int number) {
    long id = number * 10L;
    return new SplitGaps.Declared(
        new Gap(BTC, id, id + 1, number * 1_000L, number * 1_000L + 500), id + 1);
  }
}
