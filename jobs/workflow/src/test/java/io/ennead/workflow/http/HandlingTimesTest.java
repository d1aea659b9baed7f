package io.ennead.workflow.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class HandlingTimesTest {

  private final HandlingTimes.Newest times = new HandlingTimes.Newest();

  @Test
  void a_percentile_is_the_least_time_that_so_many_requests_do_not_exceed() {
    for (int millis = 1_000; millis > 0; millis--) {
      times.add(millis * 1_000_000L);
    }

    assertThat(written()).isEqualTo("1000 of 1000: 500.0, 990.0, 1000.0");
  }

  @Test
  void one_request_is_every_percentile() {
    times.add(2_500_000);

    assertThat(written()).isEqualTo("1 of 1: 2.5, 2.5, 2.5");
  }

  @Test
  void only_the_newest_count() {
    times.add(9_000_000_000L);
    for (int i = 0; i < 10_000; i++) {
      times.add(1_000_000);
    }

    assertThat(written()).isEqualTo("10000 of 10001: 1.0, 1.0, 1.0");
  }

  private String written() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    times.write(json);
    return "%s of %s: %s, %s, %s"
        .formatted(
            json.get("newest"),
            json.get("requests"),
            json.get("p50_ms"),
            json.get("p99_ms"),
            json.get("max_ms"));
  }
}
