package io.ennead.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.Amounts;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.NaiveKlines;
import io.ennead.simulator.market.TradeHistory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestConformanceTest {
  private static final long NOW_MS = Session.START.toEpochMilli();
  private static Session session;
  private static TradeHistory history;

  @BeforeAll
  static void open() {
    session = new Session(b -> b.status("ADAUSDT", "BREAK"));
    history = new TradeHistory(session.simulator.market());
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @Test
  void aggregate_trades_have_the_documented_fields() throws IOException {
    AggregateTrade newest = history.newest("BTCUSDT", now() + 1, 1).get(0);
    assertThat(session.json("/api/v3/aggTrades?symbol=BTCUSDT&limit=1"))
        .singleElement()
        .hasToString(
            """
            {"a":%d,"p":"%s","q":"%s","f":%d,"l":%d,"T":%d,"m":%s,"M":true}"""
                .formatted(
                    newest.id(),
                    Amounts.format(newest.price()),
                    Amounts.format(newest.quantity()),
                    newest.firstTradeId(),
                    newest.lastTradeId(),
                    newest.timeMicros() / 1000,
                    newest.buyerMaker()));
  }

  @Test
  void paging_by_id_reaches_the_newest_trade_without_a_gap() throws IOException {
    long first = history.newest("BTCUSDT", now() + 1, 2500).get(0).id();
    List<Long> ids = new ArrayList<>();
    JsonNode page;
    do {
      page =
          session.json(
              "/api/v3/aggTrades?symbol=BTCUSDT&limit=1000&fromId=" + (first + ids.size()));
      page.forEach(t -> ids.add(t.get("a").asLong()));
    } while (page.size() == 1000);
    assertThat(ids).hasSize(2500).first().isEqualTo(first);
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(ids.get(2499) - ids.get(0)).isEqualTo(2499);
    assertThat(session.json("/api/v3/aggTrades?symbol=BTCUSDT&fromId=" + (first + 2500))).isEmpty();
  }

  @Test
  void a_time_range_is_inclusive_and_may_be_in_microseconds() throws IOException {
    long start = NOW_MS - 3_600_000;
    long end = NOW_MS - 3_540_000;
    List<Long> expected =
        history.between("ETHUSDT", start * 1000, (end + 1) * 1000).stream()
            .map(AggregateTrade::id)
            .toList();
    assertThat(expected).hasSizeBetween(2, 499);
    String query = "/api/v3/aggTrades?symbol=ETHUSDT&startTime=%d&endTime=%d";
    assertThat(ids(session.json(query.formatted(start, end)))).isEqualTo(expected);
    assertThat(ids(session.json(query.formatted(start * 1000, (end + 1) * 1000 - 1))))
        .isEqualTo(expected);
  }

  @Test
  void a_start_gives_the_oldest_and_an_end_the_newest_always_ascending() throws IOException {
    long instant = NOW_MS - 3_600_000;
    List<Long> oldest =
        ids(session.json("/api/v3/aggTrades?symbol=ETHUSDT&limit=7&startTime=" + instant));
    List<Long> newest =
        ids(session.json("/api/v3/aggTrades?symbol=ETHUSDT&limit=7&endTime=" + (instant - 1)));
    assertThat(oldest).hasSize(7).isSorted();
    assertThat(newest).hasSize(7).isSorted();
    assertThat(newest.get(6) + 1).isEqualTo(oldest.get(0));
    assertThat(
            session.json(
                "/api/v3/aggTrades?symbol=ETHUSDT&startTime=%d&endTime=%d"
                    .formatted(instant, instant)))
        .isNotNull();
  }

  @Test
  void output_times_are_microseconds_if_the_header_asks_for_them() throws IOException {
    String path = "/api/v3/aggTrades?symbol=BTCUSDT&limit=1";
    long micros = session.json(path, "X-MBX-TIME-UNIT", "MICROSECOND").get(0).get("T").asLong();
    assertThat(session.json(path).get(0).get("T").asLong()).isEqualTo(micros / 1000);
  }

  @Test
  void single_trades_are_served_newest_or_from_an_id() throws IOException {
    JsonNode newest = session.json("/api/v3/trades?symbol=SOLUSDT&limit=30");
    assertThat(newest).hasSize(30);
    assertThat(newest.get(0).fieldNames())
        .toIterable()
        .containsExactly("id", "price", "qty", "quoteQty", "time", "isBuyerMaker", "isBestMatch");
    long from = newest.get(10).get("id").asLong();
    JsonNode later =
        session.json("/api/v3/historicalTrades?symbol=SOLUSDT&limit=1000&fromId=" + from);
    assertThat(later).hasSize(20);
    for (int i = 0; i < 20; i++) {
      assertThat(later.get(i)).isEqualTo(newest.get(10 + i));
    }
  }

  @Test
  void klines_are_the_fold_of_the_trades_and_the_last_one_is_still_forming() throws IOException {
    session.advance("PT30S");
    long now = now();
    JsonNode rows = session.json("/api/v3/klines?symbol=BTCUSDT&interval=5m&limit=4");
    long open = KlineInterval.MINUTES_5.openTime(now) - 900_000_000;
    List<Kline> expected =
        new NaiveKlines(session.simulator.market())
            .between("BTCUSDT", open, now + 1, KlineInterval.MINUTES_5, now + 1);
    assertThat(rows).hasSize(4);
    for (int i = 0; i < 4; i++) {
      Kline k = expected.get(i);
      assertThat(rows.get(i).toString())
          .isEqualTo(
              """
              [%d,"%s","%s","%s","%s","%s",%d,"%s",%d,"%s","%s","0"]"""
                  .formatted(
                      k.openTime() / 1000,
                      k.open().toPlainString(),
                      k.high().toPlainString(),
                      k.low().toPlainString(),
                      k.close().toPlainString(),
                      k.volume().toPlainString(),
                      k.closeTime() / 1000 - 1,
                      k.quoteVolume().toPlainString(),
                      k.trades(),
                      k.takerBuyVolume().toPlainString(),
                      k.takerBuyQuoteVolume().toPlainString()));
    }
    assertThat(expected.get(3).trades()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"1s,60", "1m,60", "3m,60", "15m,20", "1h,24", "4h,6", "1d,3", "3d,2", "1w,2"})
  void klines_exist_for_every_interval_and_touch_each_other(String interval, int limit)
      throws IOException {
    JsonNode rows =
        session.json(
            "/api/v3/klines?symbol=ADAUSDT&interval=%s&limit=%d&startTime=%d"
                .formatted(interval, limit, NOW_MS - 60L * 86_400_000));
    assertThat(rows).hasSize(limit);
    for (int i = 1; i < limit; i++) {
      assertThat(rows.get(i).get(0).asLong()).isEqualTo(rows.get(i - 1).get(6).asLong() + 1);
    }
  }

  @Test
  void exchange_info_tells_limits_symbols_steps_and_status() throws IOException {
    JsonNode info = session.json("/api/v3/exchangeInfo");
    assertThat(info.at("/rateLimits/0/limit").asInt()).isEqualTo(6000);
    assertThat(info.at("/rateLimits/1/rateLimitType").asText()).isEqualTo("RAW_REQUESTS");
    assertThat(info.get("symbols")).hasSize(5);
    assertThat(info.at("/symbols/0/filters/0/tickSize").asText()).isEqualTo("0.01000000");
    assertThat(info.at("/symbols/0/filters/1/stepSize").asText()).isEqualTo("0.00001000");
    assertThat(
            session
                .json("/api/v3/exchangeInfo?symbols=%5B%22BTCUSDT%22,%22ADAUSDT%22%5D")
                .findValuesAsText("status"))
        .containsExactly("TRADING", "BREAK");
    assertThat(session.json("/api/v3/exchangeInfo?symbolStatus=BREAK").get("symbols")).hasSize(1);
  }

  @Test
  void time_and_ping_answer_and_every_answer_carries_the_weight() throws IOException {
    assertThat(session.json("/api/v3/time").get("serverTime").asLong())
        .isEqualTo(session.simulator.now().toEpochMilli());
    session.advance("PT1M");
    assertThat(weight(session.get("/api/v3/ping"))).isEqualTo(1);
    assertThat(weight(session.get("/api/v3/aggTrades?symbol=BTCUSDT"))).isEqualTo(5);
    assertThat(weight(session.get("/api/v3/klines?symbol=BTCUSDT&interval=1m"))).isEqualTo(7);
    assertThat(weight(session.get("/api/v3/trades?symbol=BTCUSDT"))).isEqualTo(32);
    assertThat(weight(session.get("/api/v3/exchangeInfo"))).isEqualTo(52);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v3/aggTrades|-1102",
        "/api/v3/aggTrades?symbol=|-1105",
        "/api/v3/aggTrades?symbol=btcusdt|-1100",
        "/api/v3/aggTrades?symbol=XYZUSDT|-1121",
        "/api/v3/aggTrades?symbol=BTCUSDT&fromId=abc|-1100",
        "/api/v3/aggTrades?symbol=BTCUSDT&fromId=1&startTime=1|-1128",
        "/api/v3/aggTrades?symbol=BTCUSDT&fromId=1&endTime=1|-1128",
        "/api/v3/aggTrades?symbol=BTCUSDT&startTime=2&endTime=1|-1128",
        "/api/v3/aggTrades?symbol=BTCUSDT&limit=1001|-1130",
        "/api/v3/aggTrades?symbol=BTCUSDT&limit=0|-1130",
        "/api/v3/aggTrades?symbol=BTCUSDT&symbol=ETHUSDT|-1101",
        "/api/v3/ping?symbol=BTCUSDT|-1101",
        "/api/v3/klines?symbol=BTCUSDT|-1102",
        "/api/v3/klines?symbol=BTCUSDT&interval=7m|-1120",
        "/api/v3/klines?symbol=BTCUSDT&interval=1H|-1120",
        "/api/v3/exchangeInfo?symbol=BTCUSDT&symbols=%5B%22BTCUSDT%22%5D|-1128",
        "/api/v3/exchangeInfo?symbols=BTCUSDT|-1100",
      })
  void what_binance_refuses_is_refused_with_its_code(String path, int code) throws IOException {
    HttpResponse<String> response = session.get(path);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Session.json(response).get("code").asInt()).isEqualTo(code);
    assertThat(Session.json(response).get("msg").asText()).isNotEmpty();
  }

  @Test
  void what_is_not_there_is_404_and_sql_words_meet_the_firewall() throws IOException {
    assertThat(session.get("/api/v3/depth?symbol=BTCUSDT").statusCode()).isEqualTo(404);
    assertThat(session.get("/api/v3/aggTrades?symbol=SELECT").statusCode()).isEqualTo(403);
  }

  @Test
  void what_takes_the_exchange_too_long_ends_with_a_timeout() throws IOException {
    HttpResponse<String> response =
        session.get("/api/v3/klines?symbol=BTCUSDT&interval=1M&startTime=0");
    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(Session.json(response).get("code").asInt()).isEqualTo(-1007);
  }

  private static long now() {
    return session.simulator.now().toEpochMilli() * 1000;
  }

  private static int weight(HttpResponse<String> response) {
    return Integer.parseInt(response.headers().firstValue("X-MBX-USED-WEIGHT-1M").orElseThrow());
  }

  private static List<Long> ids(JsonNode trades) {
    List<Long> ids = new ArrayList<>();
    trades.forEach(t -> ids.add(t.get("a").asLong()));
    return ids;
  }
}
