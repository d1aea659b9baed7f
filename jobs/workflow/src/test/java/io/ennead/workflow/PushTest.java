package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PushTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void a_client_is_sent_the_state_at_once_and_then_what_happens() throws Exception {
    try (Stack stack = Stack.started();
        Reader reader = new Reader(stack.service().address())) {
      await().atMost(PATIENCE).until(() -> !reader.types().isEmpty());
      assertThat(reader.types().get(0)).isEqualTo("workflow_status");
      awaitListening(stack, reader);

      Market.candles(stack.database, "date_trunc('minute', now())", 1);
      await().atMost(PATIENCE).until(() -> reader.all("candle_complete").size() == 2);
      JsonNode candle = reader.all("candle_complete").get(0).data();
      assertThat(candle.get("symbol").asText()).isEqualTo("BTCUSDT");
      assertThat(candle.get("low").decimalValue()).isEqualByComparingTo("99.00000001");

      stack.database.execute(
          "update outcomes set status = 'STOP', result_r = -1 where symbol = 'BTCUSDT'");
      await().atMost(PATIENCE).until(() -> !reader.all("signal_resolved").isEmpty());
      assertThat(reader.all("signal_resolved")).hasSize(1);
      assertThat(reader.all("signal_resolved").get(0).data().get("status").asText())
          .isEqualTo("STOP");
    }
  }

  @Test
  void a_scan_is_sent_with_its_nine_votes() throws Exception {
    try (Stack stack = Stack.started();
        Reader reader = new Reader(stack.service().address())) {
      awaitListening(stack, reader);

      stack.database.execute(
          """
          insert into decisions select exchange, symbol, interval, close_time + interval '1 minute',
            verdict, reason, value, threshold, direction, probability, confidence, agreeing, boost,
            votes, gates, now()
          from decisions where symbol = 'BTCUSDT' order by close_time desc limit 1
          """);

      await().atMost(PATIENCE).until(() -> !reader.all("consensus_calculation").isEmpty());
      assertThat(reader.all("consensus_calculation").get(0).data().get("votes")).hasSize(9);
    }
  }

  @Test
  void a_turn_of_the_state_is_an_alert() throws Exception {
    try (Stack stack = Stack.started();
        Reader reader = new Reader(stack.service().address())) {
      await().atMost(PATIENCE).until(() -> reader.all("workflow_status").size() > 1);

      stack.flink.metric("cc", "Write_candles__Writer.blockedMillis", 30_000);

      await().atMost(PATIENCE).until(() -> !reader.all("system_alert").isEmpty());
      JsonNode alert = reader.all("system_alert").get(0).data();
      assertThat(alert.get("status").asText()).isEqualTo("ERROR");
      assertThat(alert.get("message").asText()).contains("Sink blocked");
    }
  }

  @Test
  void what_is_written_or_revised_while_the_connection_is_broken_is_sent_behind_the_break()
      throws Exception {
    try (Stack stack = Stack.started();
        Reader reader = new Reader(stack.service().address())) {
      awaitListening(stack, reader);
      Market.candles(stack.database, "date_trunc('minute', now())", 1);
      await().atMost(PATIENCE).until(() -> reader.all("candle_complete").size() == 2);

      stack.database.execute(
          """
          do $$ begin
            perform pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and application_name = 'ennead'
                and pid <> pg_backend_pid();
            insert into candles (exchange, symbol, interval, open_time, open, high, low, close,
              volume, quality, revision, source)
            values ('binance', 'BTCUSDT', '1m', date_trunc('minute', now()) + interval '1 minute',
              1, 1, 1, 1, 1, 'COMPLETE', 0, 'websocket');
            update candles set revision = 7 where symbol = 'ETHUSDT'
              and open_time = (select min(open_time) from candles);
            update outcomes set status = 'STOP', result_r = -1 where symbol = 'BTCUSDT';
          end $$
          """);

      await().atMost(PATIENCE).until(() -> !reader.all("system_alert").isEmpty());
      assertThat(reader.all("candle_complete").stream().skip(2))
          .extracting(message -> message.data().get("revision").asInt())
          .contains(7);
      assertThat(reader.all("candle_complete").stream().skip(2))
          .extracting(message -> message.data().get("close").asInt())
          .contains(1);
      assertThat(reader.all("signal_resolved")).hasSize(1);
    }
  }

  @Test
  void nothing_that_was_there_before_a_break_comes_again_behind_it() throws Exception {
    try (Stack stack = Stack.started();
        Reader reader = new Reader(stack.service().address())) {
      awaitListening(stack, reader);

      stack.database.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'ennead'
            and pid <> pg_backend_pid()
          """);

      await().atMost(PATIENCE).until(() -> !reader.all("system_alert").isEmpty());
      assertThat(reader.types()).containsOnly("workflow_status", "system_alert");
    }
  }

  @Test
  void a_service_that_stops_says_goodbye() throws Exception {
    Stack stack = Stack.started();
    try (Reader reader = new Reader(stack.service().address())) {
      await().atMost(PATIENCE).until(() -> !reader.types().isEmpty());

      stack.close();

      await().atMost(PATIENCE).until(() -> reader.closeCode() != -1);
      assertThat(reader.closeCode()).isEqualTo(1001);
    }
  }

  /** Until the hub knows the reader, too: what is written before it listens is not for it. */
  private static void awaitListening(Stack stack, Reader reader) {
    await().atMost(PATIENCE).until(() -> !reader.types().isEmpty());
    awaitListening(stack);
  }

  static void awaitListening(Stack stack) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                stack
                    .client()
                    .get("/health")
                    .at("/dependencies/database/notifications")
                    .asText()
                    .equals("listening"));
  }
}
