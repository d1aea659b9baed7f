package io.ennead.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultKind;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.Amounts;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.simulator.market.NaiveKlines;
import io.ennead.simulator.market.TradeHistory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamConformanceTest {
  private static final long START = Session.START.getEpochSecond() * 1_000_000;

  @Test
  void a_raw_stream_brings_every_aggregate_trade_once_and_in_order() {
    try (Session session = new Session(b -> b)) {
      StreamClient client = session.connect("/ws/btcusdt@aggTrade");
      session.advance("PT2M");
      client.settle();
      List<AggregateTrade> expected =
          new TradeHistory(session.simulator.market())
              .between("BTCUSDT", START + 1, START + 120_000_001);
      assertThat(client.received()).hasSameSizeAs(expected).isNotEmpty();
      for (int i = 0; i < expected.size(); i++) {
        assertSame(client.received().get(i), expected.get(i));
      }
    }
  }

  @Test
  void a_combined_stream_wraps_events_of_several_symbols_in_order_of_time() {
    try (Session session = new Session(b -> b)) {
      StreamClient client =
          session.connect("/stream?streams=btcusdt@aggTrade/ethusdt@aggTrade/ethusdt@trade");
      session.advance("PT1M");
      client.settle();
      assertThat(client.received())
          .isNotEmpty()
          .allMatch(
              n ->
                  n.path("data")
                      .path("s")
                      .asText()
                      .toLowerCase()
                      .startsWith(n.path("stream").asText().substring(0, 7)))
          .isSortedAccordingTo((a, b) -> Long.compare(time(a), time(b)));
      assertThat(client.received().stream().map(n -> n.path("stream").asText()).distinct())
          .containsExactlyInAnyOrder("btcusdt@aggTrade", "ethusdt@aggTrade", "ethusdt@trade");
    }
  }

  @Test
  void single_trades_have_contiguous_ids_and_add_up_to_the_aggregates() {
    try (Session session = new Session(b -> b)) {
      StreamClient client = session.connect("/ws/solusdt@trade");
      session.advance("PT3M");
      client.settle();
      List<JsonNode> trades = client.received("trade");
      assertThat(trades).isNotEmpty();
      for (int i = 1; i < trades.size(); i++) {
        assertThat(trades.get(i).get("t").asLong())
            .isEqualTo(trades.get(i - 1).get("t").asLong() + 1);
      }
      long quantity =
          new TradeHistory(session.simulator.market())
              .between("SOLUSDT", START + 1, START + 180_000_001).stream()
                  .mapToLong(AggregateTrade::quantity)
                  .sum();
      assertThat(trades.stream().mapToLong(t -> Amounts.parse(t.get("q").asText())).sum())
          .isEqualTo(quantity);
    }
  }

  @Test
  void times_are_microseconds_if_the_url_asks_for_them() {
    try (Session session = new Session(b -> b)) {
      StreamClient millis = session.connect("/ws/btcusdt@aggTrade");
      StreamClient micros = session.connect("/ws/btcusdt@aggTrade?timeUnit=MICROSECOND");
      session.advance("PT30S");
      millis.settle();
      micros.settle();
      assertThat(micros.received()).isNotEmpty().hasSameSizeAs(millis.received());
      long precise = micros.received().get(0).get("T").asLong();
      assertThat(millis.received().get(0).get("T").asLong()).isEqualTo(precise / 1000);
    }
  }

  @Test
  void klines_come_every_two_seconds_and_their_closing_event_is_the_fold_of_the_trades() {
    try (Session session = new Session(b -> b)) {
      StreamClient client = session.connect("/ws/btcusdt@kline_1m");
      session.advance("PT5M");
      client.settle();
      List<JsonNode> events = client.received("kline");
      assertThat(events).hasSize(150);
      assertThat(events).allMatch(e -> e.get("E").asLong() % 2000 == 0);
      List<JsonNode> closed = events.stream().filter(e -> e.at("/k/x").asBoolean()).toList();
      List<Kline> expected =
          new NaiveKlines(session.simulator.market())
              .between("BTCUSDT", START, START + 300_000_000, KlineInterval.MINUTE_1);
      assertThat(closed).hasSize(5);
      for (int i = 0; i < 5; i++) {
        assertSame(closed.get(i).get("k"), expected.get(i));
      }
    }
  }

  @Test
  void a_minute_without_trades_still_has_a_kline_with_ids_of_minus_one() {
    try (Session session =
        new Session(
            b -> b.symbols(List.of(MarketSymbol.defaults().get(4).withTradesPerMinute(1))))) {
      StreamClient client = session.connect("/ws/adausdt@kline_1m");
      session.advance("PT10M");
      client.settle();
      List<JsonNode> quiet =
          client.received("kline").stream()
              .map(e -> e.get("k"))
              .filter(k -> k.get("x").asBoolean() && k.get("n").asLong() == 0)
              .toList();
      assertThat(quiet).isNotEmpty();
      assertThat(quiet)
          .allSatisfy(
              k -> {
                assertThat(k.get("f").asLong()).isEqualTo(-1);
                assertThat(k.get("L").asLong()).isEqualTo(-1);
                assertThat(k.get("v").asText()).isEqualTo("0.00000000");
                assertThat(k.get("o").asText()).isEqualTo(k.get("c").asText());
              });
    }
  }

  @Test
  void the_mini_ticker_comes_every_second_with_the_last_price() {
    try (Session session = new Session(b -> b)) {
      StreamClient client = session.connect("/ws/btcusdt@miniTicker/!miniTicker@arr");
      session.advance("PT5S");
      client.settle();
      List<JsonNode> tickers = client.received("24hrMiniTicker");
      assertThat(tickers).hasSize(5);
      List<AggregateTrade> last =
          new TradeHistory(session.simulator.market()).newest("BTCUSDT", START + 5_000_000, 1);
      assertThat(tickers.get(4).get("c").asText()).isEqualTo(Amounts.format(last.get(0).price()));
      assertThat(client.received()).anyMatch(JsonNode::isArray);
    }
  }

  @Test
  void control_messages_are_answered_as_documented() {
    try (Session session = new Session(b -> b)) {
      StreamClient client = session.connect("/ws");
      assertThat(
              client.ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\"],\"id\":1}"))
          .hasToString("{\"result\":null,\"id\":1}");
      assertThat(client.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":\"a1\"}"))
          .hasToString("{\"result\":[\"btcusdt@aggTrade\"],\"id\":\"a1\"}");
      assertThat(client.ask("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":2}"))
          .hasToString("{\"result\":false,\"id\":2}");
      session.advance("PT2S");
      client.ask("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":5}");
      assertThat(client.ask("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":null}"))
          .isNotNull();
      session.advance("PT20S");
      client.settle();
      assertThat(client.received())
          .anyMatch(n -> n.path("stream").asText().equals("btcusdt@aggTrade"));
      client.ask("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\"],\"id\":6}");
      int before = client.received().size();
      session.advance("PT10S");
      client.settle();
      assertThat(client.received()).hasSize(before);
    }
  }

  @Test
  void errors_to_control_messages_come_in_the_documented_shape() {
    try (Session session = new Session(b -> b)) {
      StreamClient client = session.connect("/ws");
      assertThat(client.ask("no json"))
          .hasToString("{\"code\":3,\"msg\":\"Invalid JSON: expected value at line 1 column 1\"}");
      assertThat(client.ask("{\"method\":\"GET_PROPERTY\",\"params\":[\"size\"],\"id\":7}"))
          .hasToString("{\"code\":0,\"msg\":\"Unknown property\",\"id\":7}");
      assertThat(client.ask("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",1],\"id\":8}"))
          .hasToString("{\"code\":1,\"msg\":\"Invalid value type: expected Boolean\",\"id\":8}");
      session.advance("PT2S");
      assertThat(message(client.ask("{\"method\":\"HELLO\",\"id\":9}")))
          .startsWith("Invalid request: unknown variant `HELLO`, expected one of `SUBSCRIBE`");
      assertThat(message(client.ask("{\"id\":9}")))
          .startsWith("Invalid request: missing field `method`");
      assertThat(message(client.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1.5}")))
          .isEqualTo("Invalid request: request ID must be an unsigned integer");
      session.advance("PT2S");
      assertThat(message(client.ask("{\"method\":\"GET_PROPERTY\",\"params\":[1],\"id\":1}")))
          .isEqualTo("Invalid request: property name must be a string");
      assertThat(
              message(
                  client.ask("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\",2],\"id\":1}")))
          .isEqualTo("Invalid request: too many parameters");
    }
  }

  @Test
  void more_than_1024_streams_are_refused_in_the_observed_shape() {
    try (Session session = new Session(b -> b.wrappedErrors())) {
      StreamClient client = session.connect("/ws");
      String many =
          String.join(
              ",",
              IntStream.range(0, 1025).mapToObj(i -> "\"s%dusdt@trade\"".formatted(i)).toList());
      assertThat(client.ask("{\"method\":\"SUBSCRIBE\",\"params\":[%s],\"id\":19}".formatted(many)))
          .hasToString("{\"error\":{\"code\":4,\"msg\":\"Too many subscriptions\"},\"id\":19}");
      assertThat(client.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}"))
          .hasToString("{\"result\":[],\"id\":3}");
    }
  }

  @Test
  void an_unknown_stream_is_acknowledged_and_stays_mute() {
    try (Session session = new Session(b -> b)) {
      StreamClient client = session.connect("/ws/BTCUSDT@aggTrade/xyzusdt@trade/btcusdt@nothing");
      session.advance("PT30S");
      client.settle();
      assertThat(client.received()).isEmpty();
    }
  }

  @Test
  void the_sixth_message_in_a_second_ends_the_connection_with_1008() {
    try (Session session = new Session(b -> b)) {
      StreamClient client = session.connect("/ws/btcusdt@aggTrade");
      for (int i = 0; i < 6; i++) {
        client.sendPong("");
      }
      await().until(client::ended);
      assertThat(client.closeCode()).isEqualTo(1008);
      assertThat(client.closeReason()).isEqualTo("Too many requests");
      assertThat(session.simulator.usage().mostMessages()).isEqualTo(6);
      assertThat(session.simulator.usage().cutForMessages()).isEqualTo(1);
    }
  }

  @Test
  void a_client_that_answers_pings_lives_until_24_hours_are_over() {
    try (Session session = new Session(b -> b)) {
      StreamClient client = session.connect("/ws");
      for (int i = 0; i < 40; i++) {
        session.advance("PT20S");
        int expected = i + 1;
        await().until(() -> client.pings() == expected);
      }
      assertThat(client.ended()).isFalse();
      session.advance("PT23H46M39S");
      client.settle();
      assertThat(client.ended()).isFalse();
      session.advance("PT1S");
      await().until(client::ended);
      assertThat(client.closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void a_client_that_does_not_pong_is_cut_off_after_a_minute() throws Exception {
    try (Session session = new Session(b -> b);
        DeafClient client = new DeafClient(session.simulator.webSocketUri(), "/ws")) {
      await().until(() -> session.simulator.connections() == 1);
      session.advance("PT79S");
      assertThat(session.simulator.connections()).isEqualTo(1);
      session.advance("PT1S");
      await().until(() -> session.simulator.connections() == 0);
      assertThat(client.bytesUntilTheEnd()).contains("Pong timeout");
    }
  }

  @Test
  void an_unsolicited_pong_does_not_keep_a_client_alive() throws Exception {
    try (Session session = new Session(b -> b);
        DeafClient client = new DeafClient(session.simulator.webSocketUri(), "/ws")) {
      await().until(() -> session.simulator.connections() == 1);
      session.advance("PT30S");
      client.sendEmptyPong();
      session.advance("PT50S");
      await().until(() -> session.simulator.connections() == 0);
      assertThat(session.simulator.usage().mostMessages()).isEqualTo(1);
    }
  }

  @Test
  void a_client_that_does_not_read_is_cut_off() throws Exception {
    List<MarketSymbol> busy = MarketSymbol.synthetic(4, 60_000);
    try (Session session = new Session(b -> b.symbols(busy));
        DeafClient client =
            new DeafClient(
                session.simulator.webSocketUri(),
                "/stream?streams=s00usdt@trade/s01usdt@trade/s02usdt@trade/s03usdt@trade")) {
      await().until(() -> session.simulator.connections() == 1);
      session.advance("PT5S");
      assertThat(session.simulator.connections()).isEqualTo(1);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                session.advance("PT2S");
                return session.simulator.connections() == 0;
              });
      assertThatThrownBy(client::bytesUntilTheEnd).isInstanceOf(IOException.class);
    }
  }

  @Test
  void the_301st_connection_attempt_in_five_minutes_is_refused() {
    try (Session session = new Session(b -> b)) {
      List<StreamClient> clients = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        clients.add(session.dial("/ws"));
      }
      assertThatThrownBy(() -> session.dial("/ws")).hasStackTraceContaining("429");
      session.advance("PT5M");
      assertThat(session.dial("/ws").ended()).isFalse();
      assertThat(session.simulator.usage().attempts()).isEqualTo(302);
      assertThat(session.simulator.usage().mostAttempts()).isEqualTo(301);
    }
  }

  @Test
  void what_is_no_endpoint_is_no_websocket() {
    try (Session session = new Session(b -> b)) {
      assertThatThrownBy(() -> session.dial("/market/ws")).hasStackTraceContaining("400");
      assertThatThrownBy(() -> session.dial("/ws/btcusdt@trade?timeUnit=HOUR"))
          .hasStackTraceContaining("400");
    }
  }

  @Test
  void time_can_run_faster_than_the_clock() {
    try (Session session =
        new Session(b -> b.clock(null).start(Session.START).speed(600).waitForClient())) {
      assertThat(session.simulator.now()).isEqualTo(Session.START);
      StreamClient client = session.connect("/ws/btcusdt@kline_1m");
      await().until(() -> client.received("kline").size() > 60);
      assertThat(session.simulator.now()).isAfter(Instant.parse("2025-08-01T12:02:00Z"));
      assertThatThrownBy(() -> session.advance("PT1S")).hasMessageContaining("ManualClock");
    }
  }

  @Test
  void the_same_seed_and_script_send_the_same_frames_however_time_is_stepped() {
    assertThat(frames(3, 120)).isEqualTo(frames(3, 1, 50, 7, 62)).isNotEqualTo(frames(4, 120));
  }

  private static List<JsonNode> frames(long seed, int... steps) {
    FaultScript script =
        FaultScript.of(
            Fault.of(FaultKind.REORDER).after(7).count(3).build(),
            Fault.of(FaultKind.DELAY).after(20).count(5).by(Duration.ofSeconds(3)).build(),
            Fault.of(FaultKind.DROP)
                .at(Duration.ofSeconds(40))
                .lasts(Duration.ofSeconds(5))
                .build());
    try (Session session = new Session(b -> b.seed(seed).faults(script))) {
      StreamClient client =
          session.connect("/stream?streams=btcusdt@aggTrade/ethusdt@trade/bnbusdt@kline_1m");
      for (int step : steps) {
        session.advance(Duration.ofSeconds(step).toString());
      }
      client.settle();
      return client.received();
    }
  }

  private static long time(JsonNode frame) {
    return frame.path("data").path("T").asLong();
  }

  private static String message(JsonNode error) {
    assertThat(error.get("code").asInt()).isEqualTo(2);
    return error.get("msg").asText();
  }

  private static void assertSame(JsonNode event, AggregateTrade trade) {
    assertThat(event.toString())
        .isEqualTo(
            """
            {"e":"aggTrade","E":%1$d,"s":"BTCUSDT","a":%2$d,"p":"%3$s","q":"%4$s","f":%5$d,"l":%6$d,\
            "T":%1$d,"m":%7$s,"M":true}"""
                .formatted(
                    trade.timeMicros() / 1000,
                    trade.id(),
                    Amounts.format(trade.price()),
                    Amounts.format(trade.quantity()),
                    trade.firstTradeId(),
                    trade.lastTradeId(),
                    trade.buyerMaker()));
  }

  private static void assertSame(JsonNode k, Kline kline) {
    assertThat(k.get("t").asLong()).isEqualTo(kline.openTime() / 1000);
    assertThat(k.get("T").asLong()).isEqualTo(kline.closeTime() / 1000 - 1);
    assertThat(k.get("f").asLong()).isEqualTo(kline.firstTradeId());
    assertThat(k.get("L").asLong()).isEqualTo(kline.lastTradeId());
    assertThat(k.get("n").asLong()).isEqualTo(kline.trades());
    assertThat(k.get("o").asText()).isEqualTo(kline.open().toPlainString());
    assertThat(k.get("h").asText()).isEqualTo(kline.high().toPlainString());
    assertThat(k.get("l").asText()).isEqualTo(kline.low().toPlainString());
    assertThat(k.get("c").asText()).isEqualTo(kline.close().toPlainString());
    assertThat(k.get("v").asText()).isEqualTo(kline.volume().toPlainString());
    assertThat(k.get("q").asText()).isEqualTo(kline.quoteVolume().toPlainString());
    assertThat(k.get("V").asText()).isEqualTo(kline.takerBuyVolume().toPlainString());
    assertThat(k.get("Q").asText()).isEqualTo(kline.takerBuyQuoteVolume().toPlainString());
  }
}
