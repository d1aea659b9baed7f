package io.ennead.pipeline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.pipeline.tables.Tables;
import io.ennead.records.Candle;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.Regime;
import io.ennead.records.Signal;
import java.math.BigDecimal;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class RowJsonTest {

  private static final Instrument BTC = new Instrument("binance", "BTCUSDT");
  private static final Signal SIGNAL =
      new Signal(
          "binance:BTCUSDT:1m:1767600060000:LONG",
          BTC,
          Interval.M1,
          Direction.LONG,
          1_767_600_060_000L,
          new BigDecimal("100.5"),
          new BigDecimal("99.25"),
          new BigDecimal("104"),
          new BigDecimal("2.8"),
          .61,
          .4,
          new BigDecimal("0.6"),
          Regime.values()[0],
          List.of(HeadName.TECHNICAL, HeadName.CRYPTO),
          .05,
          List.of("RSI 31; rising", "4 LONG"),
          List.of(HeadVote.abstain(HeadName.TECHNICAL, "nothing")));

  @Test
  void a_row_has_the_columns_of_its_table_with_numbers_texts_times_and_lists() throws Exception {
    JsonNode json = new ObjectMapper().readTree(new RowJson<>(Tables.SIGNALS).value(SIGNAL));

    assertThat(json.fieldNames()).toIterable().containsExactlyElementsOf(Tables.SIGNALS.columns());
    assertThat(json.get("close_time").asText()).isEqualTo("2026-01-05T08:01:00Z");
    assertThat(json.get("direction").asText()).isEqualTo("LONG");
    assertThat(json.get("entry").decimalValue()).isEqualByComparingTo("100.5");
    assertThat(json.get("probability").doubleValue()).isEqualTo(.61);
    assertThat(json.get("agreeing"))
        .extracting(JsonNode::asText)
        .containsExactly("technical", "crypto");
    assertThat(json.get("votes").get(0).get("head").asText()).isEqualTo("technical");
  }

  @Test
  void a_reason_stays_one_whatever_it_is_made_of() throws Exception {
    JsonNode json = new ObjectMapper().readTree(new RowJson<>(Tables.SIGNALS).value(SIGNAL));

    assertThat(json.get("reasons"))
        .extracting(JsonNode::asText)
        .containsExactly("RSI 31; rising", "4 LONG");
  }

  @Test
  void a_row_goes_by_its_instrument_and_its_time() {
    RowJson<Signal> text = new RowJson<>(Tables.SIGNALS);

    assertThat(text.key(SIGNAL)).isEqualTo("binance:BTCUSDT");
    assertThat(text.timestamp(SIGNAL)).isEqualTo(1_767_600_060_000L);
  }

  @Test
  void what_is_not_known_is_null_and_it_travels_to_the_tasks() throws Exception {
    Candle quiet =
        Candle.empty(
            BTC,
            Interval.M1,
            1_767_600_000_000L,
            BigDecimal.TEN,
            Quality.QUIET,
            0,
            Origin.WEBSOCKET);
    RowJson<Candle> travelled = InstantiationUtil.clone(new RowJson<>(Tables.CANDLES));

    JsonNode json = new ObjectMapper().readTree(travelled.value(quiet));

    assertThat(json.get("first_trade_id").isNull()).isTrue();
    assertThat(json.get("quality").asText()).isEqualTo("QUIET");
    assertThat(json.get("close").decimalValue()).isEqualByComparingTo("10");
  }
}
