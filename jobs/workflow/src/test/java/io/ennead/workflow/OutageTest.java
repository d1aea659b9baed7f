package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {

  @Test
  void a_symbol_whose_minutes_close_in_an_outage_is_stale_since_the_last_one_that_is_known()
      throws Exception {
    try (Stack stack = Stack.started()) {
      String since =
          stack.database.value(
              "select date_trunc('minute', now()) - interval '30 minutes 27.5 seconds'");
      stack.database.execute(
          """
          insert into gaps (exchange, symbol, from_id, since, state)
          values ('binance', 'ETHUSDT', 7, '%s', 'open')
          """
              .formatted(since));
      String expected =
          stack.database.value(
              "select to_char(date_trunc('minute', timestamptz '%s') at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                  .formatted(since));

      assertThat(document(stack, "STALE").at("/overall/reasons/0").asText())
          .isEqualTo("ETHUSDT is stale since " + expected + ".");
      JsonNode ages =
          document(stack, "STALE").at("/workflow_status/data_collection/time_since_last_candle");
      assertThat(ages.at("/ETHUSDT/status").asText()).isEqualTo("stale");
      assertThat(ages.at("/BTCUSDT/status").asText()).isEqualTo("realtime");

      stack.database.execute("update gaps set to_id = 9, until = now() where to_id is null");
      assertThat(
              document(stack, "LIVE")
                  .at("/workflow_status/data_collection/time_since_last_candle/ETHUSDT/status")
                  .asText())
          .isEqualTo("realtime");
    }
  }

  private static JsonNode document(Stack stack, String status) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> stack.client().get("/api/system/workflow"),
            document -> document.at("/overall/status").asText().equals(status));
  }
}
