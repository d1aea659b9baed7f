package io.ennead.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the futures say over REST, in the form of their documents. */
class FuturesConformanceTest {

  private static final long NOW = Session.START.toEpochMilli();
  private static final long HOUR = 3_600_000L;
  private static Session session;

  @BeforeAll
  static void open() {
    session = new Session(builder -> builder);
  }

  @AfterAll
  static void close() {
    session.close();
  }

  @Test
  void klines_of_each_interval_are_rolled_up_from_those_of_a_minute() throws IOException {
    JsonNode minutes = klines("klines?symbol=BTCUSDT&interval=1m", NOW - HOUR, NOW - 1);
    JsonNode hour = klines("klines?symbol=BTCUSDT&interval=1h", NOW - HOUR, NOW - 1);
    assertThat(minutes).hasSize(60);
    assertThat(hour).hasSize(1);
    assertThat(hour.get(0).get(0).asLong()).isEqualTo(NOW - HOUR);
    assertThat(hour.get(0).get(6).asLong()).isEqualTo(NOW - 1);
    assertThat(hour.get(0).get(1)).isEqualTo(minutes.get(0).get(1));
    assertThat(hour.get(0).get(4)).isEqualTo(minutes.get(59).get(4));
    for (int column : new int[] {5, 9}) {
      double sum = 0;
      for (JsonNode minute : minutes) {
        sum += minute.get(column).asDouble();
        assertThat(minute.get(9).asDouble()).isBetween(0., minute.get(5).asDouble());
      }
      assertThat(hour.get(0).get(column).asDouble()).isCloseTo(sum, within(1e-6));
    }
  }

  @Test
  void the_mark_price_wanders_about_the_index_and_the_index_is_the_spot_price() throws IOException {
    JsonNode marks = klines("markPriceKlines?symbol=ETHUSDT&interval=1m", NOW - 8 * HOUR, NOW - 1);
    JsonNode indices = klines("indexPriceKlines?pair=ETHUSDT&interval=1m", NOW - 8 * HOUR, NOW - 1);
    JsonNode spot =
        session.json(
            "/api/v3/klines?symbol=ETHUSDT&interval=1m&limit=480&startTime=%d&endTime=%d"
                .formatted(NOW - 8 * HOUR, NOW - 1));
    assertThat(marks).hasSize(480);
    int above = 0;
    for (int i = 0; i < 480; i++) {
      double index = indices.get(i).get(4).asDouble();
      assertThat(indices.get(i).get(4)).isEqualTo(spot.get(i).get(4));
      double premium = marks.get(i).get(4).asDouble() / index - 1;
      assertThat(Math.abs(premium)).isLessThan(.002);
      above += premium > 0 ? 1 : 0;
    }
    assertThat(above).isBetween(1, 479);
  }

  @Test
  void statistics_come_in_steps_of_their_period_and_are_the_same_when_asked_again()
      throws IOException {
    String interest =
        "/futures/data/openInterestHist?symbol=BTCUSDT&period=5m&startTime=%d&endTime=%d&limit=13"
            .formatted(NOW - HOUR, NOW);
    JsonNode rows = session.json(interest);
    assertThat(rows).hasSize(13);
    assertThat(rows.get(12).get("timestamp").asLong()).isEqualTo(NOW);
    assertThat(rows.get(0).get("sumOpenInterest").asDouble()).isPositive();
    assertThat(session.json(interest)).isEqualTo(rows);

    JsonNode ratio =
        session
            .json(
                "/futures/data/globalLongShortAccountRatio?symbol=BTCUSDT&period=5m&startTime=%d&limit=1"
                    .formatted(NOW - HOUR))
            .get(0);
    assertThat(ratio.get("longAccount").asDouble() + ratio.get("shortAccount").asDouble())
        .isCloseTo(1, within(1e-9));
    assertThat(ratio.get("longShortRatio").asDouble())
        .isCloseTo(
            ratio.get("longAccount").asDouble() / ratio.get("shortAccount").asDouble(),
            within(1e-4));
  }

  @Test
  void funding_is_settled_every_eight_hours() throws IOException {
    JsonNode rates =
        session.json(
            "/fapi/v1/fundingRate?symbol=BTCUSDT&limit=100&startTime=%d&endTime=%d"
                .formatted(NOW - 24 * HOUR, NOW));
    assertThat(rates).hasSize(3);
    assertThat(rates).allMatch(rate -> rate.get("fundingTime").asLong() % (8 * HOUR) == 0);
    JsonNode now = session.json("/fapi/v1/premiumIndex?symbol=BTCUSDT");
    assertThat(now.get("lastFundingRate")).isEqualTo(rates.get(2).get("fundingRate"));
    assertThat(now.get("time").asLong()).isEqualTo(NOW);
    assertThat(session.json("/fapi/v1/openInterest?symbol=BTCUSDT").has("openInterest")).isTrue();
  }

  @Test
  void their_request_weight_counts_apart_from_that_of_spot() throws IOException {
    long spot = session.simulator.usage().mostWeight();
    long futures = session.simulator.futuresUsage().mostWeight();
    var answer = session.get("/fapi/v1/klines?symbol=BTCUSDT&interval=1m&limit=500");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(session.simulator.futuresUsage().mostWeight()).isEqualTo(futures + 5);
    assertThat(session.simulator.usage().mostWeight()).isEqualTo(spot);
    assertThat(Session.json(session.get("/fapi/v1/klines?symbol=NONE&interval=1m")).get("code"))
        .hasToString("-1121");
  }

  private static JsonNode klines(String endpoint, long from, long to) throws IOException {
    return session.json(
        "/fapi/v1/%s&startTime=%d&endTime=%d&limit=480".formatted(endpoint, from, to));
  }
}
