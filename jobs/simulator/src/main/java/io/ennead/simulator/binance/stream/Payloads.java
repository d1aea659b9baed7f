package io.ennead.simulator.binance.stream;

import io.ennead.simulator.binance.StampUnit;
import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.Amounts;
import io.ennead.simulator.market.Fill;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineInterval;

/**
 * The bodies of events (web-socket-streams.md); prices and quantities are strings, times integers.
 */
final class Payloads {
  private Payloads() {}

  static String aggregateTrade(String symbol, AggregateTrade t, StampUnit unit) {
    long time = unit.of(t.timeMicros());
    return new StringBuilder(192)
        .append("{\"e\":\"aggTrade\",\"E\":")
        .append(time)
        .append(",\"s\":\"")
        .append(symbol)
        .append("\",\"a\":")
        .append(t.id())
        .append(",\"p\":\"")
        .append(Amounts.format(t.price()))
        .append("\",\"q\":\"")
        .append(Amounts.format(t.quantity()))
        .append("\",\"f\":")
        .append(t.firstTradeId())
        .append(",\"l\":")
        .append(t.lastTradeId())
        .append(",\"T\":")
        .append(time)
        .append(",\"m\":")
        .append(t.buyerMaker())
        .append(",\"M\":true}")
        .toString();
  }

  static String trade(String symbol, Fill f, StampUnit unit) {
    long time = unit.of(f.timeMicros());
    return new StringBuilder(176)
        .append("{\"e\":\"trade\",\"E\":")
        .append(time)
        .append(",\"s\":\"")
        .append(symbol)
        .append("\",\"t\":")
        .append(f.id())
        .append(",\"p\":\"")
        .append(Amounts.format(f.price()))
        .append("\",\"q\":\"")
        .append(Amounts.format(f.quantity()))
        .append("\",\"T\":")
        .append(time)
        .append(",\"m\":")
        .append(f.buyerMaker())
        .append(",\"M\":true}")
        .toString();
  }

  static String kline(
      String symbol,
      Kline k,
      KlineInterval interval,
      boolean closed,
      long eventTime,
      StampUnit unit) {
    return """
        {"e":"kline","E":%d,"s":"%s","k":{"t":%d,"T":%d,"s":"%s","i":"%s","f":%d,"L":%d,\
        "o":"%s","c":"%s","h":"%s","l":"%s","v":"%s","n":%d,"x":%s,"q":"%s","V":"%s","Q":"%s","B":"0"}}"""
        .formatted(
            unit.of(eventTime),
            symbol,
            unit.of(k.openTime()),
            unit.of(k.closeTime() - 1),
            symbol,
            interval.code(),
            k.firstTradeId(),
            k.lastTradeId(),
            k.open().toPlainString(),
            k.close().toPlainString(),
            k.high().toPlainString(),
            k.low().toPlainString(),
            k.volume().toPlainString(),
            k.trades(),
            closed,
            k.quoteVolume().toPlainString(),
            k.takerBuyVolume().toPlainString(),
            k.takerBuyQuoteVolume().toPlainString());
  }

  static String miniTicker(String symbol, Kline day, long eventTime, StampUnit unit) {
    return """
        {"e":"24hrMiniTicker","E":%d,"s":"%s","c":"%s","o":"%s","h":"%s","l":"%s","v":"%s","q":"%s"}"""
        .formatted(
            unit.of(eventTime),
            symbol,
            day.close().toPlainString(),
            day.open().toPlainString(),
            day.high().toPlainString(),
            day.low().toPlainString(),
            day.volume().toPlainString(),
            day.quoteVolume().toPlainString());
  }

  static String serverShutdown(long eventTime, StampUnit unit) {
    return "{\"e\":\"serverShutdown\",\"E\":" + unit.of(eventTime) + "}";
  }
}
