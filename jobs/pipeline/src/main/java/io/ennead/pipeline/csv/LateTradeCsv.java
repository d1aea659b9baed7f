package io.ennead.pipeline.csv;

import io.ennead.records.Decimals;
import io.ennead.records.LateTrade;
import io.ennead.records.Trade;
import java.util.List;

/** The table {@code late_trades} as CSV. */
public final class LateTradeCsv implements CsvTable<LateTrade> {

  private static final long serialVersionUID = 1L;

  private static final List<String> COLUMNS =
      List.of(
          "exchange",
          "symbol",
          "trade_id",
          "first_trade_id",
          "last_trade_id",
          "traded_at",
          "price",
          "quantity",
          "buyer_is_maker",
          "complete_until");

  @Override
  public String name() {
    return "late_trades";
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> fields(LateTrade late) {
    Trade trade = late.trade();
    return List.of(
        trade.instrument().exchange(),
        trade.instrument().symbol(),
        Long.toString(trade.id()),
        Long.toString(trade.firstTradeId()),
        Long.toString(trade.lastTradeId()),
        Long.toString(trade.timeMillis()),
        Decimals.format(trade.price()),
        Decimals.format(trade.quantity()),
        Boolean.toString(trade.buyerIsMaker()),
        Long.toString(late.completeUntil()));
  }

  @Override
  public String group(LateTrade late) {
    return late.instrument().exchange() + "~" + late.instrument().symbol();
  }

  @Override
  public String orderColumn() {
    return "trade_id";
  }

  @Override
  public String revisionColumn() {
    return "complete_until";
  }
}
