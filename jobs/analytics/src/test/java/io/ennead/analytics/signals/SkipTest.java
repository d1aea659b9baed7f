package io.ennead.analytics.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.Direction;
import io.ennead.records.Interval;
import io.ennead.records.SkipReason;
import io.ennead.records.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SkipTest {

  private static final Set<Interval> QUARTERS = Set.of(Interval.M15);
  private final List<Candle> candles = new ArrayList<>(DrawnCandles.walk(1, Interval.M15, 500));

  @Test
  void a_candle_is_judged_from_the_200th_on() {
    ScanRun run = run(Long.MIN_VALUE);
    assertThat(run.decisions.subList(0, 199)).allMatch(each -> skipped(each, SkipReason.WARM_UP));
    assertThat(run.decisions.get(198).value()).isEqualTo("199");
    assertThat(run.decisions.get(198).threshold()).isEqualTo("200");
    assertThat(run.decisions.subList(199, 500)).noneMatch(each -> isSkipped(each));
  }

  @Test
  void history_from_before_the_start_only_warms_up() {
    long start = candles.get(300).closeTime();
    ScanRun run = run(start);
    assertThat(run.decisions.subList(0, 300))
        .allMatch(each -> skipped(each, SkipReason.BEFORE_START));
    assertThat(run.decisions.subList(300, 500)).noneMatch(each -> isSkipped(each));
    assertThat(run.decisions.subList(300, 500))
        .extracting(Decision::votes)
        .isEqualTo(
            run(Long.MIN_VALUE).decisions.subList(300, 500).stream().map(Decision::votes).toList());
  }

  @Test
  void a_candle_that_is_not_judged_keeps_the_votes_cast_over_it() {
    candles.set(300, DrawnCandles.gap(candles.get(300)));
    ScanRun run = run(Long.MIN_VALUE);
    assertThat(run.decisions.get(100).votes())
        .hasSize(9)
        .allMatch(vote -> vote.reasons().equals(List.of("warm-up 101/200")));
    assertThat(run.decisions.get(300).votes()).isEmpty();
    assertThat(run.decisions.get(320).votes())
        .hasSize(9)
        .anyMatch(vote -> vote.direction() != Direction.FLAT);
    assertThat(run.decisions.get(320).direction()).isEqualTo(Direction.FLAT);
  }

  @Test
  void candles_that_are_caught_up_after_a_restore_are_judged_like_live_ones() {
    long start = candles.get(300).closeTime();
    ScanRun run = new ScanRun(QUARTERS, SignalOptions.DEFAULT, start);
    for (int i = 0; i < 500; i++) {
      run.tick(candles.get(i).closeTime(), List.of(candles.get(i)));
      if (i == 350) {
        run.killAndRestore();
      }
    }
    assertThat(run.decisions).isEqualTo(run(start).decisions);
  }

  @Test
  void a_gap_stops_the_judging_for_50_candles_and_the_heads_do_not_see_it() {
    candles.set(300, DrawnCandles.gap(candles.get(300)));
    ScanRun run = run(Long.MIN_VALUE);
    assertThat(run.decisions.subList(300, 350)).allMatch(each -> skipped(each, SkipReason.GAP));
    assertThat(run.decisions.get(300).value()).isEqualTo("0");
    assertThat(run.decisions.get(349).value()).isEqualTo("49");
    assertThat(isSkipped(run.decisions.get(350))).isFalse();
    candles.remove(300);
    ScanRun absent = run(Long.MIN_VALUE);
    assertThat(run.decisions.get(400).votes()).isEqualTo(absent.decisions.get(399).votes());
  }

  private ScanRun run(long start) {
    return new ScanRun(QUARTERS, SignalOptions.DEFAULT, start).feed(Ticks.of(candles));
  }

  private static boolean isSkipped(Decision decision) {
    return decision.verdict() == Verdict.SKIPPED;
  }

  private static boolean skipped(Decision decision, SkipReason reason) {
    return isSkipped(decision) && decision.reason().equals(reason.label());
  }
}
