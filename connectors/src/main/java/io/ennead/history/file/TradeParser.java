package io.ennead.history.file;

import io.ennead.records.Instrument;
import io.ennead.records.Trade;

/** Rows of the exchange's {@code trades} and {@code aggTrades} dumps. */
final class TradeParser implements RowParser<Trade> {

  private final Instrument instrument;
  private final boolean aggregated;
  private final int id;
  private final int price;
  private final int quantity;
  private final int firstId;
  private final int lastId;
  private final int time;
  private final int buyerIsMaker;

  TradeParser(Instrument instrument, FileKind kind, Layout layout) {
    this.instrument = instrument;
    this.aggregated = kind.isAggregated();
    this.id = layout.of(Column.ID);
    this.price = layout.of(Column.PRICE);
    this.quantity = layout.of(Column.QUANTITY);
    this.firstId = layout.of(Column.FIRST_ID);
    this.lastId = layout.of(Column.LAST_ID);
    this.time = layout.of(Column.TIME);
    this.buyerIsMaker = layout.of(Column.BUYER_IS_MAKER);
  }

  @Override
  public Trade parse(Fields row) throws RowRejected {
    long number = Values.count(row.get(id), "id");
    long first = aggregated ? Values.count(row.get(firstId), "first trade id") : number;
    long last = aggregated ? Values.count(row.get(lastId), "last trade id") : number;
    if (last < first) {
      throw new RowRejected("last trade id " + last + " lies before the first, " + first);
    }
    return new Trade(
        instrument,
        number,
        first,
        last,
        Values.units(row.get(price), "price"),
        Values.units(row.get(quantity), "quantity"),
        Stamps.micros(row.get(time)),
        Values.flag(row.get(buyerIsMaker), "buyer is maker"));
  }
}
