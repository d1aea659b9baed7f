package io.ennead.history;

import static io.ennead.history.Dumps.DAY;
import static io.ennead.history.options.HistoryInput.FRAMES;
import static io.ennead.history.options.HistoryInput.KLINES;
import static io.ennead.history.options.HistoryInput.TRADES;
import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.history.inspect.HistoryReport.Status;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.reader.Replayed;
import io.ennead.records.Candle;
import io.ennead.records.Gap;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.Trade;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which the same rows come; the layouts are those of binance-public-data. */
class FormatsTest {

  private static final Trade AGGREGATED =
      new Trade(
          Instrument.binance("BTCUSDT"),
          26129,
          27781,
          27783,
          1_633_102L,
          470_443_515L,
          1_704_067_212_345_000L,
          false);

  private static final Trade SINGLE =
      new Trade(
          Instrument.binance("BTCUSDT"),
          28457,
          28457,
          28457,
          400_000_200L,
          1_200_000_000L,
          1_704_067_212_345_678L,
          true);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {".csv", ".csv.gz", ".zip"})
  void agg_trades_are_read_from_each_packing(String extension) {
    assertThat(
            trade(
                "BTCUSDT-aggTrades-2024-01-01" + extension,
                "26129,0.01633102,4.70443515,27781,27783,1704067212345,False,True"))
        .isEqualTo(AGGREGATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "26129,0.01633102,4.70443515,27781,27783,1704067212345,false",
        "26129,1.633102E-2,4.70443515,27781,27783,1704067212345000,False,True",
        "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n"
            + "26129,0.01633102,4.70443515,27781,27783,1704067212345,false",
        "a,p,q,f,l,T,m,M\n26129,0.01633102,4.70443515,27781,27783,1704067212345,False,True",
        "T,m,a,q,p,l,f\r\n1704067212345,false,26129,4.70443515,0.01633102,27783,27781\r",
        "\"a\",\"p\",\"q\",\"f\",\"l\",\"T\",\"m\"\n"
            + "\"26129\",\"0.01633102\",\"4.70443515\",\"27781\",\"27783\",\"1704067212345\",\"false\"",
        "\uFEFF26129,0.01633102,4.70443515,27781,27783,2024-01-01T00:00:12.345Z,FALSE,True"
      })
  void agg_trades_are_read_with_and_without_a_header(String text) {
    assertThat(trade("BTCUSDT-aggTrades-2024-01-01.csv", text)).isEqualTo(AGGREGATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "28457,4.00000200,12.00000000,48.00002400,1704067212345678,True,True",
        "id,price,qty,quote_qty,time,is_buyer_maker\n28457,4.000002,12,48.000024,1704067212345678,true",
        "28457,4.00000200,12.00000000,48.00002400,1704067212345678,true"
      })
  void single_trades_are_read_and_told_from_aggregated_ones(String text) {
    assertThat(trade("BTCUSDT-trades-2024-01-01.csv", text)).isEqualTo(SINGLE);
    assertThat(trade("BTCUSDT.csv", text)).isEqualTo(SINGLE);
  }

  @ParameterizedTest
  @CsvSource({
    "1704067200000, 1704067259999",
    "1704067200000000, 1704067259999999",
    "2024-01-01 00:00:00, 2024-01-01 00:00:59.999",
    "2024-01-01T00:00:00Z, 2024-01-01T00:00:59.999999Z",
    "2024-01-01 02:00:00+02:00, 2024-01-01 02:00:59.999000+0200",
    "2023-12-31 19:30:00-04:30, 2023-12-31 19:30:59-04:30"
  })
  void times_are_read_in_each_form(String open, String close) {
    Candle candle =
        candle(
            "BTCUSDT-1m.csv", open + ",100.5,101,99.5,100,2.5," + close + ",250.25,7,1.25,125,0");

    assertThat(candle)
        .isEqualTo(
            new Candle(
                Instrument.binance("BTCUSDT"),
                Interval.M1,
                DAY,
                new BigDecimal("100.5"),
                new BigDecimal("101"),
                new BigDecimal("99.5"),
                new BigDecimal("100"),
                new BigDecimal("2.5"),
                new BigDecimal("250.25"),
                7L,
                new BigDecimal("1.25"),
                new BigDecimal("125"),
                null,
                null,
                Quality.COMPLETE,
                0,
                Origin.HISTORICAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
            + "taker_buy_quote_volume,ignore",
        "timestamp,open,high,low,close,volume,close_time,quote_av,trades,tb_base_av,tb_quote_av,ignore",
        "open_time,open,high,low,close,volume,close_time,quote_volume,trade_count,taker_buy_base,"
            + "taker_buy_quote,ignore",
        "Open time,Open,High,Low,Close,Volume,Close time,Quote asset volume,Number of trades,"
            + "Taker buy base asset volume,Taker buy quote asset volume,Ignore"
      })
  void klines_are_read_under_each_header(String header) {
    Candle candle = candle("BTCUSDT-1m.csv", header + "\n" + Dumps.kline(DAY, "2.5", 7));

    assertThat(candle.tradeCount()).isEqualTo(7);
    assertThat(candle.quoteVolume()).isEqualTo(new BigDecimal("1000.5"));
    assertThat(candle.takerBuyVolume()).isEqualTo(new BigDecimal("1.25"));
    assertThat(candle.takerBuyQuoteVolume()).isEqualTo(new BigDecimal("125.5"));
  }

  @Test
  void json_arrays_have_six_or_twelve_columns() {
    String twelve =
        "[[%d,\"100.5\",\"101\",\"99.5\",\"100\",\"2.5\",%d,\"1000.5\",7,\"1.25\",\"125.5\",\"0\"]]"
            .formatted(DAY, DAY + 59_999);

    assertThat(candle("BTCUSDT-1m.json.gz", twelve))
        .isEqualTo(candle("BTCUSDT-1m.csv", Dumps.kline(DAY, "2.5", 7)));
    Candle six = candle("BTCUSDT-1m.json", " [ [%d, 100.5, 101, 99.5, 1e2, 2.5] ]".formatted(DAY));
    assertThat(six.close()).isEqualTo(new BigDecimal("100"));
    assertThat(six.tradeCount()).isNull();
    assertThat(six.quoteVolume()).isNull();
    assertThat(six.takerBuyVolume()).isNull();
    assertThat(six.takerBuyQuoteVolume()).isNull();
  }

  @Test
  void a_json_row_that_cannot_be_is_set_aside_alone() {
    Path file =
        Dumps.bytes(
            folder,
            "BTCUSDT-1m.json",
            "[[%d,1,1,1,1,5],[%d,NaN,1,1,1,5],[%d,1,1,1,1,5]]"
                .formatted(DAY, DAY + 60_000, DAY + 120_000));

    HistoryPlan plan = Dumps.plan(KLINES, file);

    assertThat(plan.report().files().get(0).examples().get(0).line()).isEqualTo(2);
    assertThat(Replayed.candles(plan, HistoryOptions.DEFAULTS))
        .extracting(Candle::quality)
        .containsExactly(Quality.COMPLETE, Quality.GAP, Quality.COMPLETE);
  }

  @Test
  void a_row_without_trades_is_quiet_at_its_own_price() {
    assertThat(candle("BTCUSDT-1m.csv", DAY + ",9,9,9,9,0,%d,0,0,0,0,0".formatted(DAY + 59_999)))
        .extracting(Candle::quality, Candle::close)
        .containsExactly(Quality.QUIET, new BigDecimal("9"));
    assertThat(candle("BTCUSDT-1m.csv", DAY + ",9,9,9,9,0").quality()).isEqualTo(Quality.QUIET);
  }

  @Test
  void prices_of_1e_8_and_hourly_volumes_of_1e12_are_exact() {
    Candle candle =
        candle(
            "SHIBUSDT-1h.csv",
            "%d,0.00000001,0.00000002,0.00000001,0.00000002,1234567890123.12345678,%d,23456.7890123412345678,9,999999999999.99999999,1.5,0"
                .formatted(DAY, DAY + 3_599_999));
    assertThat(candle.open()).isEqualTo(new BigDecimal("0.00000001"));
    assertThat(candle.volume()).isEqualTo(new BigDecimal("1234567890123.12345678"));
    assertThat(candle.quoteVolume()).isEqualTo(new BigDecimal("23456.7890123412345678"));
    assertThat(candle.takerBuyVolume()).isEqualTo(new BigDecimal("999999999999.99999999"));

    Trade trade =
        trade(
            "SHIBUSDT-aggTrades-2024-01-01.csv",
            Dumps.aggTrade(1, DAY, "0.00000001", "92233720368.54775807"));
    assertThat(trade.price()).isEqualTo(1);
    assertThat(trade.quantity()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void frames_of_several_symbols_are_told_apart_and_sorted_by_id() {
    String trade =
        "%d {\"stream\":\"x@trade\",\"data\":{\"e\":\"trade\",\"E\":%d,\"s\":\"%s\",\"t\":%d,"
            + "\"p\":\"2.5\",\"q\":\"1\",\"T\":%d,\"m\":true,\"M\":true}}";
    long ns = DAY * 1_000_000L;
    List<String> lines =
        List.of(
            trade.formatted(ns, DAY, "BTCUSDT", 1, DAY),
            trade.formatted(ns, DAY, "ETHUSDT", 9, DAY),
            trade.formatted(ns, DAY + 2, "BTCUSDT", 3, DAY + 2),
            "not a frame",
            trade.formatted(ns, DAY + 1, "BTCUSDT", 2, DAY + 1),
            trade.formatted(ns, DAY + 5, "BTCUSDT", 3, DAY + 2),
            trade.formatted(ns, DAY + 9, "BTCUSDT", 5, DAY + 9));

    HistoryPlan plan = Dumps.plan(FRAMES, Dumps.write(folder, "session.ndjson.gz", lines));

    assertThat(plan.report().status()).isEqualTo(Status.DEFECTS);
    assertThat(plan.report().files().get(0).examples().get(0).line()).isEqualTo(4);
    assertThat(Replayed.events(plan, HistoryOptions.DEFAULTS))
        .extracting(
            event ->
                event instanceof Trade one
                    ? one.instrument().symbol() + one.id()
                    : event instanceof Gap gap ? "gap" + gap.fromId() : "?")
        .containsExactly("BTCUSDT1", "BTCUSDT2", "BTCUSDT3", "gap4", "BTCUSDT5", "ETHUSDT9");
    HistoryDefaults bitcoin = HistoryDefaults.of(FRAMES).withSymbol("BTCUSDT");
    assertThat(Dumps.plan(bitcoin, folder.resolve("session.ndjson.gz")).splits())
        .extracting(split -> split.instrument().symbol())
        .containsExactly("BTCUSDT");
  }

  @Test
  void files_that_end_before_a_cut_are_left_out_but_for_the_last() {
    List<Path> files =
        List.of(0, 1, 2).stream()
            .map(
                day ->
                    Dumps.write(
                        folder,
                        "BTCUSDT-1m-2024-01-0%d.csv".formatted(day + 1),
                        Dumps.klines(DAY + day * 86_400_000L, day == 1 ? 1_000 : 1_440)))
            .collect(Collectors.toList());
    HistoryPlan plan = Dumps.plan(KLINES, files.toArray(Path[]::new));

    assertThat(plan.splits().get(0).filesFrom(DAY + 2 * 86_400_000L, 0))
        .extracting(file -> file.toPath())
        .containsExactly(files.get(1), files.get(2));
    assertThat(
            Replayed.candles(
                plan,
                HistoryOptions.DEFAULTS.cut(
                    DAY + 2 * 86_400_000L - 120_000, DAY + 2 * 86_400_000L + 60_000)))
        .extracting(Candle::quality)
        .containsExactly(Quality.GAP, Quality.GAP, Quality.COMPLETE);
    assertThat(plan.report().summary())
        .anyMatch(line -> line.contains("its name says that it lasts until 2024-01-03T00:00:00Z"));
  }

  private Trade trade(String name, String text) {
    return (Trade)
        Replayed.events(clean(TRADES, name, text), HistoryOptions.DEFAULTS).stream()
            .filter(Trade.class::isInstance)
            .collect(Collectors.collectingAndThen(Collectors.toList(), FormatsTest::only));
  }

  private Candle candle(String name, String text) {
    return only(Replayed.candles(clean(KLINES, name, text), HistoryOptions.DEFAULTS));
  }

  private HistoryPlan clean(HistoryInput input, String name, String text) {
    HistoryPlan plan = Dumps.plan(input, Dumps.bytes(folder, name, text));
    assertThat(plan.report().status())
        .as(() -> String.join("\n", plan.report().summary()))
        .isEqualTo(Status.CLEAN);
    return plan;
  }

  private static <T> T only(List<T> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}
