package io.ennead.binance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.binance.feed.RestAnswer;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private final WeightBudget budget = new WeightBudget(100, 0.5);

  @Test
  void the_budget_plans_with_its_share_of_the_limit() {
    assertThat(take(30, 0)).isTrue();
    assertThat(take(21, 1_000)).isFalse();
    assertThat(take(20, 1_000)).isTrue();
    assertThat(budget.used(1_000)).isEqualTo(50);
  }

  @Test
  void weight_is_free_again_after_a_minute_and_a_margin() {
    assertThat(take(50, 0)).isTrue();
    assertThat(take(1, 61_999)).isFalse();
    assertThat(take(50, 62_000)).isTrue();
  }

  @Test
  void one_request_is_under_way_at_a_time() {
    assertThat(budget.tryTake(1, 0)).isTrue();
    assertThat(budget.tryTake(1, 0)).isFalse();
    budget.unanswered();
    assertThat(budget.tryTake(1, 0)).isTrue();
  }

  @Test
  void a_request_whose_sender_was_lost_blocks_the_others_for_a_minute_only() {
    assertThat(budget.tryTake(1, 0)).isTrue();
    assertThat(budget.tryTake(1, 60_000)).isTrue();
  }

  @Test
  void what_others_use_behind_the_same_address_is_minded() {
    assertThat(budget.tryTake(10, 0)).isTrue();
    budget.answered(new RestAnswer(200, "", OptionalLong.of(80), OptionalLong.empty()), 0);

    assertThat(take(11, 1)).isFalse();
    assertThat(take(10, 1)).isTrue();
  }

  @Test
  void a_refusal_lets_it_rest_until_retry_after() {
    assertThat(budget.tryTake(1, 0)).isTrue();
    budget.answered(new RestAnswer(429, "", OptionalLong.empty(), OptionalLong.of(7)), 1_000);

    assertThat(budget.isFrozen(7_999)).isTrue();
    assertThat(take(1, 7_999)).isFalse();
    assertThat(take(1, 8_000)).isTrue();
  }

  @Test
  void a_ban_that_does_not_say_how_long_lets_it_rest_for_a_minute() {
    assertThat(budget.tryTake(1, 0)).isTrue();
    budget.answered(new RestAnswer(418, "", OptionalLong.empty(), OptionalLong.empty()), 0);

    assertThat(take(1, 59_999)).isFalse();
    assertThat(take(1, 60_000)).isTrue();
  }

  @Property
  void no_window_holds_more_than_the_limit(
      @ForAll @IntRange(min = 1, max = 20) int limit, @ForAll long seed) {
    SlidingLimit attempts = new SlidingLimit(limit, 1_000);
    Random random = new Random(seed);
    long[] taken = new long[2_000];
    int count = 0;
    long now = 0;
    for (int i = 0; i < 2_000; i++) {
      now += random.nextInt(100);
      if (attempts.tryTake(1, now)) {
        taken[count++] = now;
      }
    }
    for (int i = limit; i < count; i++) {
      assertThat(taken[i] - taken[i - limit]).isGreaterThanOrEqualTo(1_000);
    }
  }

  @Property
  void a_backoff_waits_within_a_cap_that_doubles_up_to_its_maximum(@ForAll long seed) {
    Backoff backoff = new Backoff(500, 60_000, new Random(seed));
    long cap = 500;
    for (int i = 0; i < 20; i++) {
      assertThat(backoff.next()).isBetween(0L, cap);
      cap = Math.min(60_000, cap * 2);
    }
    backoff.reset();
    assertThat(backoff.next()).isBetween(0L, 500L);
  }

  private boolean take(int weight, long now) {
    boolean taken = budget.tryTake(weight, now);
    if (taken) {
      budget.answered(RestAnswer.ok(""), now);
    }
    return taken;
  }
}
