package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedTest {

  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void an_answer_is_good_for_its_time() throws Exception {
    Cached<Integer> cached = cached(0);

    assertThat(cached.get().value()).isEqualTo(1);
    clock.addAndGet(Duration.ofMillis(999).toNanos());
    assertThat(cached.get().value()).isEqualTo(1);
    clock.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(cached.get().value()).isEqualTo(2);
  }

  @Test
  void an_answer_that_took_long_is_kept_ten_times_as_long() throws Exception {
    Cached<Integer> cached = cached(500);

    cached.get();
    clock.addAndGet(Duration.ofMillis(4_999).toNanos());
    assertThat(cached.get().value()).isEqualTo(1);
    clock.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(cached.get().value()).isEqualTo(2);
  }

  @Test
  void that_there_is_none_is_remembered_so_that_nobody_queues_up() {
    Cached<Integer> cached =
        new Cached<>(
            Duration.ofSeconds(1),
            () -> {
              asked.incrementAndGet();
              throw new Unreachable("database", "away", null);
            },
            clock::get);

    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(cached::get).isInstanceOf(Unreachable.class).hasMessage("away");
    }
    assertThat(asked).hasValue(1);
    clock.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThatThrownBy(cached::get).isInstanceOf(Unreachable.class);
    assertThat(asked).hasValue(2);
  }

  private Cached<Integer> cached(long tookMillis) {
    return new Cached<>(
        Duration.ofSeconds(1),
        () -> {
          clock.addAndGet(Duration.ofMillis(tookMillis).toNanos());
          return asked.incrementAndGet();
        },
        clock::get);
  }
}
