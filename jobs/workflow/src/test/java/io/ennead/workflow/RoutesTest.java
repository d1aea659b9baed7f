package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

  private static Stack stack;

  @BeforeAll
  static void start() throws Exception {
    stack = Stack.started();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void candles_come_oldest_first_with_their_quality_and_exact_prices() throws Exception {
    JsonNode answer = stack.client().get("/api/candles/BTCUSDT/1m?count=10");

    assertThat(answer.get("count").asInt()).isEqualTo(10);
    assertThat(answer.get("candles").findValuesAsText("timestamp")).isSorted();
    assertThat(answer.get("candles").findValuesAsText("quality")).contains("GAP", "COMPLETE");
    assertThat(answer.at("/candles/0/low").decimalValue()).isEqualByComparingTo("99.00000001");
  }

  @Test
  void candles_before_a_time_open_before_it() throws Exception {
    String newest =
        stack.client().get("/api/candles/BTCUSDT/1m?count=1").at("/candles/0/timestamp").asText();

    JsonNode answer = stack.client().get("/api/candles/BTCUSDT/1m?count=1&before=" + newest);

    assertThat(answer.at("/candles/0/timestamp").asText())
        .isEqualTo(Instant.parse(newest).minusSeconds(60).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/candles/BTCUSDT/2m            | '2m' | 1m, 5m, 15m, 1h",
        "/api/candles/BTC+USDT/1m           | 'BTC+USDT' | BTCUSDT",
        "/api/candles/BTCUSDT/1m?count=many | 'many' | from 1 to",
        "/api/candles/BTCUSDT/1m?count=0    | '0' | from 1 to",
        "/api/candles/BTCUSDT/1m?count=9999 | '9999' | from 1 to",
        "/api/candles/BTCUSDT/1m?before=now | 'now' | 2026-01-31T12:00:00Z",
        "/api/signals?status=open           | 'open' | active, resolved, all",
        "/api/indicators/BTCUSDT/1m         | name the indicators | /api/indicators",
        "/api/indicators/BTCUSDT/1m?names=x | 'x' | /api/indicators",
        "/api/decisions/BTCUSDT/1m?at=-5    | '-5' | epoch milliseconds",
      })
  void a_wrong_parameter_is_refused_with_its_value_and_the_remedy(
      String path, String value, String remedy) throws Exception {
    Client.Answer answer = stack.client().ask(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("error").asText())
        .contains(value.replace("'", ""))
        .contains(remedy);
  }

  @Test
  void a_signal_comes_with_its_nine_votes_and_its_outcome() throws Exception {
    JsonNode signal = stack.client().get("/api/signals/binance:ETHUSDT:1m:1:LONG");

    assertThat(signal.get("votes")).hasSize(9);
    assertThat(signal.get("status").asText()).isEqualTo("TARGET");
    assertThat(signal.get("result_r").decimalValue()).isEqualByComparingTo("2.7");
    assertThat(signal.get("agreeing_heads").asInt()).isEqualTo(5);
  }

  @Test
  void signals_have_the_figures_of_their_rows_and_of_their_outcomes() throws Exception {
    List<String> signals = new ArrayList<>();
    for (JsonNode signal : stack.client().get("/api/signals").get("signals")) {
      signals.add(
          Stream.of(
                  "id",
                  "direction",
                  "entry",
                  "stop",
                  "target",
                  "risk_reward",
                  "confidence",
                  "agreeing_heads",
                  "status",
                  "result_r")
              .map(field -> signal.get(field).asText())
              .collect(Collectors.joining("|")));
    }

    assertThat(signals)
        .hasSize(2)
        .containsExactlyInAnyOrderElementsOf(
            stack.database.rows(
                """
                select id, s.direction, trim_scale(s.entry), trim_scale(s.stop),
                  trim_scale(s.target), s.risk_reward, confidence, cardinality(agreeing), status,
                  coalesce(result_r::text, 'null')
                from signals s join outcomes o using (id)
                """));
  }

  @Test
  void active_signals_are_those_without_an_outcome_also_under_the_seed_s_name() throws Exception {
    for (String path : new String[] {"/api/signals?status=active", "/api/signals/active"}) {
      assertThat(stack.client().get(path).get("signals").findValuesAsText("symbol"))
          .containsExactly("BTCUSDT");
    }
    assertThat(stack.client().get("/api/signals/latest").get("count").asInt()).isEqualTo(2);
  }

  @Test
  void what_is_not_there_is_said_with_where_to_look() throws Exception {
    Client.Answer signal = stack.client().ask("/api/signals/none");
    Client.Answer decision = stack.client().ask("/api/decisions/NONE/1m");

    assertThat(signal.status()).isEqualTo(404);
    assertThat(signal.json().get("error").asText()).contains("none").contains("/api/signals");
    assertThat(decision.status()).isEqualTo(404);
    assertThat(decision.json().get("error").asText()).contains("/api/database/status");
  }

  @Test
  void a_decision_explains_itself() throws Exception {
    JsonNode decision = stack.client().get("/api/decisions/BTCUSDT/1m");

    assertThat(decision.get("verdict").asText()).isEqualTo("EMITTED");
    assertThat(decision.at("/gates/0/finding").asText()).isEqualTo("5 LONG");
    assertThat(decision.at("/votes/0/reasons/0").asText()).isEqualTo("reason of technical");
  }

  @Test
  void the_newest_indicators_and_a_series_of_some_come_from_the_rows() throws Exception {
    assertThat(stack.client().get("/api/indicators/BTCUSDT/1m/latest").get("rsi").asDouble())
        .isEqualTo(55.5);
    JsonNode rows = stack.client().get("/api/indicators/BTCUSDT/1m?names=macd,rsi&count=5");
    assertThat(rows.get("rows")).hasSize(5);
    assertThat(stack.client().get("/api/indicators")).hasSize(69);
  }

  @Test
  void the_database_says_what_it_holds() throws Exception {
    JsonNode status = stack.client().get("/api/database/status");

    assertThat(status.get("total_records").asInt()).isEqualTo(120);
    assertThat(status.get("symbols")).hasSize(2);
    assertThat(status.at("/rows_per_timeframe/1m").asInt()).isEqualTo(120);
    for (String quality : new String[] {"GAP", "COMPLETE"}) {
      assertThat(status.at("/rows_per_quality/" + quality).asText())
          .isEqualTo(
              stack.database.value(
                  "select count(*) from candles where quality = '%s'".formatted(quality)));
    }
    assertThat(status.at("/rows_per_source/websocket").asInt()).isEqualTo(120);
    assertThat(status.get("late_trades").asInt()).isZero();
    assertThat(
            Instant.parse(status.at("/date_range/from").asText()).getEpochSecond()
                + " "
                + Instant.parse(status.at("/date_range/to").asText()).getEpochSecond())
        .isEqualTo(
            stack.database.value(
                """
                select extract(epoch from min(open_time))::bigint || ' '
                  || extract(epoch from max(open_time))::bigint + 60
                from candles
                """));
    assertThat(status.get("bytes_on_disk").asLong()).isPositive();
  }

  @Test
  void the_document_of_the_routes_names_routes_that_answer() throws Exception {
    JsonNode paths = stack.client().get("/openapi.json").get("paths");

    assertThat(paths.fieldNames()).toIterable().hasSizeGreaterThan(10);
    for (var path : paths.properties()) {
      String asked =
          path.getKey()
              .replace("{symbol}", "BTCUSDT")
              .replace("{interval}", "1m")
              .replace("{id}", "binance:BTCUSDT:1m:1:LONG");
      boolean named = path.getValue().toString().contains("\"names\"");
      Client.Answer answer = stack.client().ask(named ? asked + "?names=rsi" : asked);
      assertThat(answer.status()).as(asked).isEqualTo(200);
    }
  }

  @Test
  void nothing_can_be_written() throws Exception {
    assertThat(stack.database.value("select count(*) from candles")).isEqualTo("120");
    for (String route : new String[] {"/api/signals", "/api/system/workflow"}) {
      var response =
          java.net.http.HttpClient.newHttpClient()
              .send(
                  java.net.http.HttpRequest.newBuilder(stack.service().address().resolve(route))
                      .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                      .build(),
                  java.net.http.HttpResponse.BodyHandlers.discarding());
      assertThat(response.statusCode()).isIn(404, 405);
    }
  }
}
