package io.ennead.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.binance.connector.client.SpotClient;
import com.binance.connector.client.WebSocketStreamClient;
import com.binance.connector.client.exceptions.BinanceClientException;
import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.WebSocketStreamClientImpl;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/**
 * Whether io.github.binance:binance-connector-java, which is not ours, takes the simulator for
 * Binance.
 */
class PublishedClientTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void its_streams_bring_trades_and_klines() throws Exception {
    try (Session session = new Session(b -> b)) {
      WebSocketStreamClient client =
          new WebSocketStreamClientImpl(session.simulator.webSocketUri().toString());
      List<String> aggregates = new CopyOnWriteArrayList<>();
      List<String> trades = new CopyOnWriteArrayList<>();
      List<String> combined = new CopyOnWriteArrayList<>();
      client.aggTradeStream("btcusdt", aggregates::add);
      client.tradeStream("btcusdt", trades::add);
      client.combineStreams(
          new ArrayList<>(List.of("ethusdt@kline_1m", "ethusdt@miniTicker")), combined::add);
      await().until(() -> session.simulator.connections() == 3);
      session.advance("PT70S");
      await().until(() -> combined.size() == 105);
      assertContiguous(aggregates, n -> n.get("a").asLong());
      await().until(() -> trades.size() > aggregates.size());
      assertContiguous(trades, n -> n.get("t").asLong());
      JsonNode closed = null;
      for (String frame : combined) {
        JsonNode data = JSON.readTree(frame).get("data");
        closed = data.at("/k/x").asBoolean() ? data.get("k") : closed;
      }
      assertThat(closed).isNotNull();
      JsonNode rest =
          JSON.readTree(
              spot(session)
                  .createMarket()
                  .klines(
                      new LinkedHashMap<>(
                          Map.of("symbol", "ETHUSDT", "interval", "1m", "limit", 2))));
      assertThat(rest.get(0).get(4).asText()).isEqualTo(closed.get("c").asText());
      assertThat(rest.get(0).get(8).asLong()).isEqualTo(closed.get("n").asLong());
      client.closeAllConnections();
      await().until(() -> session.simulator.connections() == 0);
    }
  }

  @Test
  void its_rest_client_reads_market_data() throws Exception {
    try (Session session = new Session(b -> b)) {
      var market = spot(session).createMarket();
      assertThat(market.ping()).isEqualTo("{}");
      assertThat(JSON.readTree(market.time()).get("serverTime").asLong())
          .isEqualTo(Session.START.toEpochMilli());
      assertThat(
              JSON.readTree(market.exchangeInfo(parameters("symbol", "BTCUSDT")))
                  .at("/symbols/0/status")
                  .asText())
          .isEqualTo("TRADING");
      assertThat(JSON.readTree(market.aggTrades(parameters("symbol", "BTCUSDT")))).hasSize(500);
      assertThat(JSON.readTree(market.trades(parameters("symbol", "BTCUSDT")))).hasSize(500);
      assertThat(JSON.readTree(market.historicalTrades(parameters("symbol", "BTCUSDT"))))
          .hasSize(500);
    }
  }

  @Test
  void its_rest_client_understands_what_is_refused() {
    try (Session session = new Session(b -> b)) {
      assertThatThrownBy(
              () -> spot(session).createMarket().aggTrades(parameters("symbol", "XYZUSDT")))
          .isInstanceOfSatisfying(
              BinanceClientException.class,
              e -> {
                assertThat(e.getHttpStatusCode()).isEqualTo(400);
                assertThat(e.getErrorCode()).isEqualTo(-1121);
                assertThat(e.getErrMsg()).isEqualTo("Invalid symbol.");
              });
    }
  }

  private static SpotClient spot(Session session) {
    return new SpotClientImpl("key", "secret", session.simulator.restUri().toString());
  }

  private static Map<String, Object> parameters(String name, Object value) {
    return new LinkedHashMap<>(Map.of(name, value));
  }

  private static void assertContiguous(List<String> frames, ToLongFunction<JsonNode> id)
      throws JsonProcessingException {
    assertThat(frames).hasSizeGreaterThan(20);
    for (int i = 1; i < frames.size(); i++) {
      assertThat(id.applyAsLong(JSON.readTree(frames.get(i))))
          .isEqualTo(id.applyAsLong(JSON.readTree(frames.get(i - 1))) + 1);
    }
  }
}
