package io.ennead.workflow.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest
  @CsvSource({
    // The allowance for the machine is 4 s of the wall clock.
    "1, 60, REALTIME",
    "1, 123, REALTIME",
    "1, 125, DELAYED",
    "1, 303, DELAYED",
    "1, 305, STALE",
    "60, 300, REALTIME",
    "60, 400, DELAYED",
    "60, 545, STALE",
    "0, 119, REALTIME",
    "0, 301, STALE"
  })
  void it_goes_by_multiples_of_the_candle_s_length_behind_what_the_machine_takes(
      double speed, long seconds, Freshness freshness) {
    assertThat(Freshness.of(Duration.ofSeconds(seconds), MINUTE, speed)).isEqualTo(freshness);
  }

  @Test
  void what_moves_once_a_minute_has_stopped_after_two() {
    assertThat(Freshness.hasStopped(Duration.ofSeconds(125), MINUTE, 1)).isFalse();
    assertThat(Freshness.hasStopped(Duration.ofSeconds(130), MINUTE, 1)).isTrue();
    // A market minute is a second.
    assertThat(Freshness.hasStopped(Duration.ofSeconds(9), MINUTE, 60)).isFalse();
    assertThat(Freshness.hasStopped(Duration.ofSeconds(11), MINUTE, 60)).isTrue();
    // A replay as fast as possible.
    assertThat(Freshness.hasStopped(Duration.ofSeconds(9), MINUTE, 0)).isTrue();
  }
}
