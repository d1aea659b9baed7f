package io.ennead.simulator.binance;

import static io.ennead.simulator.binance.faults.FaultKind.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.simulator.binance.faults.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestFaultTest {
  private static final String TRADES = "/api/v3/aggTrades?symbol=BTCUSDT&limit=1000";

  @Test
  void a_lagging_rest_does_not_know_the_newest_trades_yet() throws IOException {
    Fault fault =
        Fault.of(REST_LAG).by(Duration.ofSeconds(30)).lasts(Duration.ofMinutes(1)).build();
    try (Session session = Session.of(fault)) {
      JsonNode lagging = session.json(TRADES);
      session.advance("PT30S");
      long newest = last(lagging);
      assertThat(newest).isLessThan(last(session.json(TRADES)));
      session.advance("PT30S");
      assertThat(last(session.json(TRADES)) - newest).isGreaterThan(10);
    }
  }

  @Test
  void from_id_can_answer_from_a_later_id() throws IOException {
    try (Session session = Session.of(Fault.of(LATE_FIRST_ID).skip(50).build())) {
      long id =
          session.simulator.market().firstIdFrom("BTCUSDT", Session.START.getEpochSecond() / 60)
              - 500;
      session.json(TRADES);
      assertThat(session.json(TRADES + "&fromId=" + id).get(0).get("a").asLong())
          .isEqualTo(id + 50);
      assertThat(session.json(TRADES + "&fromId=" + id).get(0).get("a").asLong()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @CsvSource({"TOO_MANY_REQUESTS,429", "BANNED,418"})
  void a_ban_lasts_until_retry_after_is_over(String kind, int status) throws IOException {
    Fault fault = Fault.of(valueOf(kind)).after(1).retryAfter(Duration.ofSeconds(45)).build();
    try (Session session = Session.of(fault)) {
      assertThat(session.get(TRADES).statusCode()).isEqualTo(200);
      HttpResponse<String> refused = session.get(TRADES);
      assertThat(refused.statusCode()).isEqualTo(status);
      assertThat(refused.headers().firstValue("Retry-After")).contains("45");
      assertThat(Session.json(refused).get("code").asInt()).isEqualTo(-1003);
      session.advance("PT44S");
      assertThat(session.get("/api/v3/ping").statusCode()).isEqualTo(status);
      session.advance("PT1S");
      assertThat(session.get(TRADES).statusCode()).isEqualTo(200);
      assertThat(session.simulator.usage().requestsWhileBanned()).isEqualTo(1);
    }
  }

  @Test
  void a_used_up_weight_is_429_until_the_next_minute_and_who_goes_on_is_banned()
      throws IOException {
    try (Session session = new Session(b -> b.weightPerMinute(100))) {
      for (int i = 0; i < 25; i++) {
        assertThat(session.get(TRADES).statusCode()).isEqualTo(200);
      }
      session.advance("PT20S");
      HttpResponse<String> refused = session.get(TRADES);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("40");
      assertThat(refused.headers().firstValue("X-MBX-USED-WEIGHT-1M")).contains("100");
      assertThat(session.simulator.usage().mostWeight()).isEqualTo(100);
      assertThat(session.simulator.usage().refusedForWeight()).isEqualTo(1);
      for (int i = 0; i < 21; i++) {
        session.get(TRADES);
      }
      assertThat(session.get(TRADES).statusCode()).isEqualTo(418);
      session.advance("PT2M");
      assertThat(session.get(TRADES).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"500,-1001", "503,-1008", "504,-1007", "502,-1000"})
  void an_error_answer_can_be_ordered(int status, int code) throws IOException {
    try (Session session =
        Session.of(Fault.of(REST_ERROR).symbol("BTCUSDT").code(status).build())) {
      assertThat(session.get("/api/v3/ping").statusCode()).isEqualTo(200);
      HttpResponse<String> response = session.get(TRADES);
      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(Session.json(response).get("code").asInt()).isEqualTo(code);
      assertThat(session.get(TRADES).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void an_answer_can_take_longer() {
    try (Session session = Session.of(Fault.of(REST_DELAY).by(Duration.ofSeconds(8)).build())) {
      CompletableFuture<Integer> status =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return session.get(TRADES).statusCode();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      await().until(() -> session.simulator.usage().requests() == 1);
      session.advance("PT7S");
      assertThat(status).isNotDone();
      await()
          .until(
              () -> {
                session.advance("PT1S");
                return status.isDone();
              });
      assertThat(status).isCompletedWithValue(200);
    }
  }

  private static long last(JsonNode trades) {
    return trades.get(trades.size() - 1).get("a").asLong();
  }
}
