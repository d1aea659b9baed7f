package io.ennead.pipeline.csv;

import io.ennead.records.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The table {@code candles} as CSV. */
public final class CandleCsv implements CsvTable<Candle> {

  private static final long serialVersionUID = 1L;

  private static final List<String> COLUMNS =
      List.of(
          "exchange",
          "symbol",
          "interval",
          "open_time",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "quote_volume",
          "trade_count",
          "taker_buy_volume",
          "taker_buy_quote_volume",
          "first_trade_id",
          "last_trade_id",
          "quality",
          "revision",
          "source");

  /** The columns that hold integers. */
  public static final Set<String> INTEGERS =
      Set.of("open_time", "trade_count", "first_trade_id", "last_trade_id", "revision");

  @Override
  public String name() {
    return "candles";
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> fields(Candle candle) {
    return Arrays.asList(
        candle.instrument().exchange(),
        candle.instrument().symbol(),
        candle.interval().label(),
        Long.toString(candle.openTime()),
        Texts.of(candle.open()),
        Texts.of(candle.high()),
        Texts.of(candle.low()),
        Texts.of(candle.close()),
        Texts.of(candle.volume()),
        Texts.of(candle.quoteVolume()),
        text(candle.tradeCount()),
        Texts.of(candle.takerBuyVolume()),
        Texts.of(candle.takerBuyQuoteVolume()),
        text(candle.firstTradeId()),
        text(candle.lastTradeId()),
        candle.quality().name(),
        Integer.toString(candle.revision()),
        candle.origin().label());
  }

  @Override
  public String group(Candle candle) {
    return Texts.group(candle.instrument(), candle.interval());
  }

  @Override
  public String orderColumn() {
    return "open_time";
  }

  @Override
  public String revisionColumn() {
    return "revision";
  }

  private static String text(Long value) {
    return Objects.toString(value, "");
  }
}
