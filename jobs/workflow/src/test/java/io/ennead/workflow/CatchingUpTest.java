package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CatchingUpTest {

  @Test
  void candles_that_are_old_and_come_are_waited_for_and_are_stale_once_they_come_no_more()
      throws Exception {
    try (Stack stack = Stack.started()) {
      stack.database.execute(
          """
          select ensure_month_partition('candles_1m', now() - interval '1 day');
          insert into candles (exchange, symbol, interval, open_time, open, high, low, close, volume,
            trade_count, quality, revision, source)
          values ('binance', 'SOLUSDT', '1m', date_trunc('minute', now()) - interval '1 day', 1, 1, 1,
            1, 1, 1, 'COMPLETE', 0, 'websocket')
          """);
      JsonNode overall = overall(stack, "WAITING");
      assertThat(overall.at("/reasons/0").asText())
          .startsWith("Catching up: the candles of SOLUSDT have come to ");

      stack.database.execute(
          "update candles set written_at = now() - interval '1 hour' where symbol = 'SOLUSDT'");
      assertThat(overall(stack, "STALE").at("/reasons/0").asText())
          .startsWith("SOLUSDT is stale since ");
    }
  }

  private static JsonNode overall(Stack stack, String status) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> stack.client().get("/api/system/workflow").get("overall"),
            overall -> overall.get("status").asText().equals(status));
  }
}
