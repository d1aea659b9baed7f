package io.ennead.history.file;

import java.util.List;

/** The columns of dump files, with the names that headers give them (letters and digits only). */
enum Column {
  ID("aggtradeid", "tradeid", "id", "a"),
  PRICE("price", "p"),
  QUANTITY("quantity", "qty", "q"),
  FIRST_ID("firsttradeid", "firstid", "f"),
  LAST_ID("lasttradeid", "lastid", "l"),
  TIME("transacttime", "timestamp", "time", "t"),
  BUYER_IS_MAKER("isbuyermaker", "buyerismaker", "wasthebuyerthemaker", "m"),
  OPEN_TIME("opentime", "timestamp", "opentimems", "time", "date", "datetime"),
  OPEN("open"),
  HIGH("high"),
  LOW("low"),
  CLOSE("close"),
  VOLUME("volume", "vol"),
  CLOSE_TIME("closetime"),
  QUOTE_VOLUME("quotevolume", "quoteassetvolume", "quoteav"),
  COUNT("count", "tradecount", "trades", "numberoftrades", "n"),
  TAKER_BUY_VOLUME("takerbuyvolume", "takerbuybase", "takerbuybaseassetvolume", "tbbaseav"),
  TAKER_BUY_QUOTE_VOLUME(
      "takerbuyquotevolume", "takerbuyquote", "takerbuyquoteassetvolume", "tbquoteav");

  /** Columns without which a row of trades means nothing. */
  static final List<Column> OF_TRADES = List.of(ID, PRICE, QUANTITY, TIME, BUYER_IS_MAKER);

  /** Columns without which a row of aggregated trades means nothing. */
  static final List<Column> OF_AGG_TRADES =
      List.of(ID, PRICE, QUANTITY, FIRST_ID, LAST_ID, TIME, BUYER_IS_MAKER);

  /** Columns without which a kline means nothing. */
  static final List<Column> OF_KLINES = List.of(OPEN_TIME, OPEN, HIGH, LOW, CLOSE, VOLUME);

  private final List<String> names;

  Column(String... names) {
    this.names = List.of(names);
  }

  List<String> names() {
    return names;
  }
}
