package io.ennead.history.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacerTest {

  @Test
  void what_lies_before_the_start_is_due_at_once() throws Exception {
    Pacer pacer = new Pacer(0.001);

    assertThat(pacer.await(1_000)).isTrue();
    pacer.begin(2_000);
    assertThat(pacer.await(1_999)).isTrue();
    assertThat(pacer.await(2_000)).isTrue();
  }

  @Test
  void event_time_passes_at_the_speed_asked_for() throws Exception {
    Pacer pacer = new Pacer(1_000);
    long started = System.nanoTime();
    pacer.begin(0);

    assertThat(pacer.await(50_000)).isTrue();

    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started))
        .isGreaterThanOrEqualTo(50);
  }

  @Test
  void a_wait_ends_when_it_is_woken_up() throws Exception {
    Pacer pacer = new Pacer(0.001);
    pacer.begin(0);
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return pacer.await(1_000_000);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });

    pacer.wakeUp();

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void without_a_speed_nothing_waits() throws Exception {
    Pacer pacer = new Pacer(0);
    pacer.begin(0);

    assertThat(pacer.await(Long.MAX_VALUE)).isTrue();
  }
}
