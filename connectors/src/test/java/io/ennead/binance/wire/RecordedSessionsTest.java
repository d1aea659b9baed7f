package io.ennead.binance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.records.Decimals;
import io.ennead.records.Instrument;
import io.ennead.records.Trade;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What real venues sent; origins: hftbacktest, cryptofeed and gocryptotrader. */
class RecordedSessionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void all_recorded_trade_frames_are_read_and_their_ids_are_gapless() {
    List<VenueTrade> trades =
        Recordings.lines("binance-frames/btcusdt_spot_trade_frames.ndjson.gz").stream()
            .map(line -> parse(line.substring(line.indexOf(' ') + 1)))
            .map(frame -> (VenueTrade) frame.message())
            .toList();

    assertThat(trades).hasSize(19_904);
    assertThat(trades.get(0).id()).isEqualTo(3_735_683_259L);
    for (int i = 1; i < trades.size(); i++) {
      assertThat(trades.get(i).id()).isEqualTo(trades.get(i - 1).id() + 1);
    }
  }

  @Test
  void the_spot_session_holds_what_a_generic_reader_counts() {
    assertThat(kinds(session("BINANCE_US")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("VenueTrade", 11L, "VenueKline", 5L, "Unrelated", 464L));
  }

  @Test
  void the_futures_session_holds_what_a_generic_reader_counts() {
    assertThat(kinds(session("BINANCE_FUTURES")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("VenueTrade", 91L, "VenueKline", 67L, "Unrelated", 613L + 764L));
  }

  @Test
  void every_field_of_the_recorded_trades_and_klines_is_the_one_on_the_wire() throws IOException {
    for (String name : List.of("BINANCE_US", "BINANCE_FUTURES")) {
      for (String text : texts(name)) {
        JsonNode data = JSON.readTree(text).get("data");
        VenueMessage message = parse(text).message();
        if (message instanceof VenueTrade trade) {
          assertThat(trade.id()).isEqualTo(data.get("a").longValue());
          assertThat(trade.firstTradeId()).isEqualTo(data.get("f").longValue());
          assertThat(trade.lastTradeId()).isEqualTo(data.get("l").longValue());
          assertThat(Decimals.decimal(trade.price()))
              .isEqualByComparingTo(data.get("p").textValue());
          assertThat(Decimals.decimal(trade.quantity()))
              .isEqualByComparingTo(data.get("q").textValue());
          assertThat(trade.timeMicros()).isEqualTo(data.get("T").longValue() * 1_000);
          assertThat(trade.buyerIsMaker()).isEqualTo(data.get("m").booleanValue());
        } else if (message instanceof VenueKline kline) {
          JsonNode k = data.get("k");
          assertThat(kline.lastTradeId()).isEqualTo(k.get("L").longValue());
          assertThat(kline.tradeCount()).isEqualTo(k.get("n").longValue());
          assertThat(Decimals.decimal(kline.high())).isEqualByComparingTo(k.get("h").textValue());
          assertThat(kline.volume()).isEqualByComparingTo(k.get("v").textValue());
          assertThat(kline.takerBuyQuoteVolume()).isEqualByComparingTo(k.get("Q").textValue());
          assertThat(kline.closed()).isEqualTo(k.get("x").booleanValue());
        }
      }
    }
  }

  @Test
  void closed_klines_count_the_ids_between_their_first_and_last() {
    List<VenueKline> closed = new ArrayList<>();
    for (String name : List.of("BINANCE_US", "BINANCE_FUTURES")) {
      session(name).stream()
          .map(StreamFrame::message)
          .filter(VenueKline.class::isInstance)
          .map(VenueKline.class::cast)
          .filter(VenueKline::closed)
          .forEach(closed::add);
    }

    assertThat(closed).hasSize(5);
    assertThat(closed)
        .extracting(VenueKline::symbol, VenueKline::tradeCount)
        .contains(tuple("OMGBUSD", 14L));
    assertThat(closed)
        .allSatisfy(
            kline ->
                assertThat(kline.lastTradeId() - kline.firstTradeId() + 1)
                    .isEqualTo(kline.tradeCount()));
  }

  @Test
  void a_recorded_page_of_a_thousand_rows_is_read() throws IOException {
    List<JsonNode> pages = answers("/api/v3/aggTrades");
    JsonNode full = pages.stream().filter(page -> page.size() == 1_000).findFirst().orElseThrow();

    List<Trade> trades = RestBodies.trades(TradeKind.AGG_TRADE, btc(), full.toString());

    assertThat(trades).hasSize(1_000);
    assertThat(trades.get(0).id()).isEqualTo(202_790_190L);
    assertThat(trades.get(999).id()).isEqualTo(202_791_189L);
    assertThat(sum(trades)).isEqualByComparingTo(sum(full));
  }

  @Test
  void a_recorded_page_is_read_as_the_generic_reader_reads_it_or_refused_for_a_lost_field()
      throws IOException {
    int read = 0;
    int refused = 0;
    for (JsonNode page : answers("/api/v3/aggTrades")) {
      boolean whole = StreamSupport.stream(page.spliterator(), false).allMatch(r -> r.has("m"));
      if (whole) {
        assertThat(RestBodies.trades(TradeKind.AGG_TRADE, btc(), page.toString()))
            .hasSize(page.size());
        read++;
      } else {
        assertThatThrownBy(() -> RestBodies.trades(TradeKind.AGG_TRADE, btc(), page.toString()))
            .isInstanceOf(MalformedFrameException.class)
            .hasMessageContaining("field m is missing");
        refused++;
      }
    }
    assertThat(read).isEqualTo(19);
    assertThat(refused).isEqualTo(4);
  }

  @Test
  void recorded_exchange_information_tells_statuses_and_the_weight_limit() throws IOException {
    ExchangeInfo info = RestBodies.exchangeInfo(answers("/api/v3/exchangeInfo").get(0).toString());

    assertThat(info.weightPerMinute()).isEqualTo(6_000);
    assertThat(info.statuses()).isNotEmpty();
  }

  @Test
  void a_recorded_error_body_is_read() {
    assertThat(RestBodies.error("{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"))
        .isEqualTo(new VenueError(-1121, "Invalid symbol.", null));
    assertThat(RestBodies.error("<html>403</html>").message()).isEqualTo("<html>403</html>");
  }

  @Test
  void recorded_messages_with_stamps_of_1970_are_refused_and_the_others_read() {
    Map<String, Long> outcomes = new HashMap<>();
    for (String line : Recordings.lines("binance-rest/ws_messages.json.gz")) {
      if (line.isBlank()) {
        continue;
      }
      try {
        outcomes.merge(parse(line).message().getClass().getSimpleName(), 1L, Long::sum);
      } catch (MalformedFrameException e) {
        assertThat(e.reason()).contains("is no time between 2009 and 2100");
        outcomes.merge("refused", 1L, Long::sum);
      }
    }
    assertThat(outcomes).containsOnlyKeys("refused", "Unrelated");
    assertThat(outcomes.get("refused")).isEqualTo(2);
  }

  private static List<String> texts(String name) {
    return Recordings.lines("binance-frames/" + name + ".ws.txt.gz").stream()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(line -> line.substring(line.indexOf(": ") + 2))
        .toList();
  }

  private static List<StreamFrame> session(String name) {
    return texts(name).stream().map(RecordedSessionsTest::parse).toList();
  }

  private static StreamFrame parse(String text) {
    return new FrameParser().parse(text);
  }

  private static Map<String, Long> kinds(List<StreamFrame> frames) {
    return frames.stream()
        .collect(
            Collectors.groupingBy(
                frame -> frame.message().getClass().getSimpleName(), Collectors.counting()));
  }

  private static List<JsonNode> answers(String path) throws IOException {
    String text = String.join("\n", Recordings.lines("binance-rest/binance_http.json.gz"));
    List<JsonNode> answers = new ArrayList<>();
    JSON.readTree(text).get("routes").get(path).get("GET").forEach(a -> answers.add(a.get("data")));
    return answers;
  }

  private static Instrument btc() {
    return Instrument.binance("BTCUSDT");
  }

  private static BigDecimal sum(List<Trade> trades) {
    return trades.stream()
        .map(trade -> Decimals.decimal(trade.quantity()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal sum(JsonNode page) {
    return StreamSupport.stream(page.spliterator(), false)
        .map(row -> new BigDecimal(row.get("q").textValue()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
