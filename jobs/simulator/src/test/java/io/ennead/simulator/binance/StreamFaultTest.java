package io.ennead.simulator.binance;

import static io.ennead.simulator.binance.faults.FaultKind.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.TradeHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamFaultTest {
  private static final String TRADES = "/ws/btcusdt@aggTrade";

  @Test
  void dropped_messages_never_come() {
    try (Session session = Session.of(Fault.of(DROP).after(10).count(3).build())) {
      List<Long> ids = ids(session);
      List<Long> expected = expected(session);
      expected.subList(10, 13).clear();
      assertThat(ids).isEqualTo(expected);
    }
  }

  @Test
  void a_drop_can_last_for_a_time_and_leave_other_symbols_alone() {
    Fault fault =
        Fault.of(DROP)
            .symbol("BTCUSDT")
            .at(Duration.ofSeconds(20))
            .lasts(Duration.ofSeconds(20))
            .build();
    try (Session session = Session.of(fault)) {
      StreamClient client = session.connect("/stream?streams=btcusdt@aggTrade/ethusdt@aggTrade");
      session.advance("PT1M");
      client.settle();
      long start = Session.START.toEpochMilli();
      assertThat(times(client, "btcusdt@aggTrade", start))
          .isNotEmpty()
          .allMatch(t -> t < 20_000 || t >= 40_000);
      assertThat(times(client, "ethusdt@aggTrade", start)).anyMatch(t -> t > 20_000 && t < 40_000);
    }
  }

  @Test
  void duplicated_messages_come_twice() {
    try (Session session = Session.of(Fault.of(DUPLICATE).after(5).count(2).build())) {
      List<Long> ids = ids(session);
      List<Long> expected = expected(session);
      expected.add(6, expected.get(5));
      expected.add(8, expected.get(7));
      assertThat(ids).isEqualTo(expected);
    }
  }

  @Test
  void reordered_messages_come_in_reverse() {
    try (Session session = Session.of(Fault.of(REORDER).after(5).count(4).build())) {
      List<Long> ids = ids(session);
      List<Long> expected = expected(session);
      Collections.reverse(expected.subList(5, 9));
      assertThat(ids).isEqualTo(expected);
    }
  }

  @Test
  void a_delayed_message_comes_after_younger_ones() {
    Fault fault = Fault.of(DELAY).after(5).by(Duration.ofSeconds(30)).build();
    try (Session session = Session.of(fault)) {
      List<Long> ids = ids(session);
      List<Long> expected = expected(session);
      assertThat(ids).isNotEqualTo(expected).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(ids.indexOf(expected.get(5))).isGreaterThan(6);
    }
  }

  @Test
  void a_connection_breaks_or_is_closed_with_a_code() {
    try (Session session =
        Session.of(
            Fault.of(DISCONNECT).after(10).connection(1).build(),
            Fault.of(DISCONNECT).at(Duration.ofSeconds(90)).code(1012).build())) {
      StreamClient first = session.connect(TRADES);
      session.advance("PT1M");
      await().until(first::broken);
      assertThat(session.simulator.connections()).isZero();
      StreamClient second = session.connect(TRADES);
      session.advance("PT29S");
      second.settle();
      assertThat(second.ended()).isFalse();
      session.advance("PT1S");
      await().until(second::ended);
      assertThat(second.closeCode()).isEqualTo(1012);
    }
  }

  @Test
  void a_connection_can_break_as_soon_as_it_opens() {
    try (Session session = Session.of(Fault.of(DISCONNECT).count(2).build())) {
      for (int i = 0; i < 2; i++) {
        StreamClient client = session.dial(TRADES);
        await().until(client::ended);
      }
      StreamClient third = session.connect(TRADES);
      session.advance("PT1M");
      third.settle();
      assertThat(third.received()).isNotEmpty();
    }
  }

  @Test
  void a_half_open_connection_stays_and_says_nothing() {
    try (Session session = Session.of(Fault.of(HALF_OPEN).connection(1).after(10).build())) {
      StreamClient client = session.connect(TRADES);
      StreamClient other = session.connect(TRADES);
      session.advance("PT10M");
      other.settle();
      await().until(() -> client.received().size() == 10);
      assertThat(other.received()).hasSizeGreaterThan(100);
      assertThat(client.pings()).isZero();
      assertThat(client.received()).hasSize(10);
      assertThat(client.ended()).isFalse();
    }
  }

  @Test
  void a_silent_connection_acknowledges_and_pings_but_brings_nothing() {
    try (Session session = Session.of(Fault.of(ACK_BUT_SILENT).build())) {
      StreamClient silent = session.connect("/ws");
      assertThat(
              silent.ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\"],\"id\":1}"))
          .hasToString("{\"result\":null,\"id\":1}");
      StreamClient healthy = session.connect(TRADES);
      session.advance("PT1M");
      silent.settle();
      healthy.settle();
      assertThat(silent.received()).hasSize(1);
      assertThat(silent.pings()).isPositive();
      assertThat(healthy.received()).isNotEmpty();
    }
  }

  @Test
  void one_stream_can_be_silent_alone() {
    try (Session session =
        Session.of(Fault.of(ACK_BUT_SILENT).stream("btcusdt@aggTrade").build())) {
      StreamClient client = session.connect("/ws/btcusdt@aggTrade/btcusdt@kline_1m");
      session.advance("PT1M");
      client.settle();
      assertThat(client.received("aggTrade")).isEmpty();
      assertThat(client.received("kline")).hasSize(30);
    }
  }

  @Test
  void a_shutdown_is_announced_and_then_happens() {
    Fault fault =
        Fault.of(SERVER_SHUTDOWN).at(Duration.ofSeconds(30)).by(Duration.ofSeconds(5)).build();
    try (Session session = Session.of(fault)) {
      StreamClient raw = session.connect("/ws");
      StreamClient combined = session.connect("/stream");
      session.advance("PT34S");
      raw.settle();
      combined.settle();
      long at = Session.START.toEpochMilli() + 30_000;
      assertThat(raw.received())
          .singleElement()
          .hasToString("{\"e\":\"serverShutdown\",\"E\":%d}".formatted(at));
      assertThat(combined.received())
          .singleElement()
          .hasToString(
              "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":%d}}"
                  .formatted(at));
      assertThat(raw.ended()).isFalse();
      session.advance("PT1S");
      await().until(() -> raw.ended() && combined.ended());
    }
  }

  @Test
  void connections_are_refused_for_a_while() {
    try (Session session = Session.of(Fault.of(REFUSE_CONNECTIONS).count(2).build())) {
      assertThatThrownBy(() -> session.dial(TRADES)).hasStackTraceContaining("503");
      assertThatThrownBy(() -> session.dial(TRADES)).hasStackTraceContaining("503");
      assertThat(session.dial(TRADES).ended()).isFalse();
    }
  }

  @Test
  void a_kline_can_close_late_or_never() {
    try (Session session =
        Session.of(
            Fault.of(KLINE_WITHOUT_CLOSE).after(0).build(),
            Fault.of(KLINE_LATE_CLOSE).after(1).by(Duration.ofSeconds(30)).build())) {
      StreamClient client = session.connect("/ws/btcusdt@kline_1m");
      session.advance("PT4M");
      client.settle();
      List<JsonNode> events = client.received("kline");
      List<Long> closed =
          events.stream()
              .filter(e -> e.at("/k/x").asBoolean())
              .map(e -> (e.at("/k/t").asLong() - Session.START.toEpochMilli()) / 60_000)
              .toList();
      assertThat(closed).containsExactly(1L, 2L, 3L);
      int late =
          events.indexOf(
              events.stream().filter(e -> e.at("/k/x").asBoolean()).findFirst().orElseThrow());
      assertThat(events.get(late - 1).at("/k/t").asLong())
          .isGreaterThan(events.get(late).at("/k/t").asLong());
    }
  }

  @Test
  void a_halt_has_quiet_klines_and_contiguous_ids() {
    Fault fault = Fault.of(HALT).at(Duration.ofMinutes(2)).lasts(Duration.ofHours(2)).build();
    try (Session session = Session.of(fault)) {
      StreamClient client = session.connect("/ws/btcusdt@aggTrade/btcusdt@kline_1m");
      session.advance("PT2H4M");
      client.settle();
      List<JsonNode> trades = client.received("aggTrade");
      for (int i = 1; i < trades.size(); i++) {
        assertThat(trades.get(i).get("a").asLong())
            .isEqualTo(trades.get(i - 1).get("a").asLong() + 1);
      }
      assertThat(
              client.received("kline").stream()
                  .filter(e -> e.at("/k/x").asBoolean() && e.at("/k/n").asLong() == 0))
          .hasSize(120);
      assertThat(trades.get(trades.size() - 1).get("T").asLong())
          .isGreaterThan(Session.START.toEpochMilli() + 122 * 60_000);
    }
  }

  private static List<Long> times(StreamClient client, String stream, long start) {
    return client.received().stream()
        .filter(n -> n.path("stream").asText().equals(stream))
        .map(n -> n.at("/data/T").asLong() - start)
        .toList();
  }

  /** Ids of two minutes as the client saw them. */
  private static List<Long> ids(Session session) {
    StreamClient client = session.connect(TRADES);
    session.advance("PT2M");
    client.settle();
    return client.received("aggTrade").stream().map(n -> n.get("a").asLong()).toList();
  }

  private static List<Long> expected(Session session) {
    long start = Session.START.getEpochSecond() * 1_000_000;
    return new ArrayList<>(
        new TradeHistory(session.simulator.market())
            .between("BTCUSDT", start + 1, start + 120_000_001).stream()
                .map(AggregateTrade::id)
                .toList());
  }
}
