package io.ennead.simulator.binance.rest;

import io.ennead.simulator.binance.StampUnit;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.NaiveKlines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code klines}, folded from the trades when they are first asked for. What would take more than
 * ten million trades is answered as the exchange answers what takes it longer than ten seconds.
 * Instants are µs since the epoch.
 */
final class KlineEndpoint {
  private static final long MINUTE = 60_000_000L;
  private static final long MOST_TRADES = 10_000_000L;
  private static final int PART = 50;
  private static final int CLOSED_KEPT = 50_000;

  private record Key(String symbol, KlineInterval interval, long openTime) {}

  private final Market market;
  private final NaiveKlines klines;

  /** Those asked for last: a client that gives up and asks again finds what was folded for it. */
  private final Map<Key, Kline> closed =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Kline> eldest) {
              return size() > CLOSED_KEPT;
            }
          });

  KlineEndpoint(Market market) {
    this.market = market;
    this.klines = new NaiveKlines(market);
  }

  /**
   * @param until first instant whose trades are not visible yet
   */
  String klines(Parameters parameters, long until, StampUnit unit) throws RestRefusal {
    String symbol = parameters.symbol(market);
    KlineInterval interval = parameters.interval();
    int limit = parameters.limit();
    if (parameters.has("timeZone") && !parameters.text("timeZone").matches("[+-]?0?0(:00)?")) {
      throw RestRefusal.invalidData("timeZone");
    }
    OptionalLong start = parameters.start("startTime");
    long end = Math.min(until, parameters.end("endTime").orElse(Long.MAX_VALUE));
    if (start.isPresent()
        && parameters.has("endTime")
        && start.getAsLong() >= parameters.end("endTime").getAsLong()) {
      throw RestRefusal.combination();
    }
    long from =
        start.isPresent()
            ? firstOpen(interval, Math.max(start.getAsLong(), market.firstMinute() * MINUTE))
            : back(interval, end, limit);
    long to = Math.min(end, forward(interval, from, limit));
    requireReasonable(symbol, from, to);
    return json(rows(symbol, interval, from, to, until), unit);
  }

  /** The closed klines are folded in parts, and each part is kept as soon as it is. */
  private List<Kline> rows(String symbol, KlineInterval interval, long from, long to, long until) {
    List<Kline> rows = new ArrayList<>();
    long open = from;
    while (open < to) {
      Kline known = closed.get(new Key(symbol, interval, open));
      if (known != null) {
        rows.add(known);
        open = known.closeTime();
        continue;
      }
      long end = Math.min(to, forward(interval, open, PART));
      for (Kline kline : klines.between(symbol, open, end, interval, until)) {
        rows.add(kline);
        if (kline.closeTime() <= until) {
          closed.put(new Key(symbol, interval, kline.openTime()), kline);
        }
      }
      open = end;
    }
    return rows;
  }

  private void requireReasonable(String symbol, long from, long to) throws RestRefusal {
    long trades =
        to <= from
            ? 0
            : market.firstIdFrom(symbol, to / MINUTE + 1)
                - market.firstIdFrom(symbol, from / MINUTE);
    if (trades > MOST_TRADES) {
      throw new RestRefusal(
          504,
          -1007,
          "Timeout waiting for response from backend server. Send status unknown; execution status"
              + " unknown.");
    }
  }

  private static long firstOpen(KlineInterval interval, long instant) {
    long open = interval.openTime(instant);
    return open < instant ? interval.closeTime(open) : open;
  }

  private static long back(KlineInterval interval, long end, int count) {
    long open = interval.openTime(end - 1);
    for (int i = 1; i < count && open > 0; i++) {
      open = interval.openTime(open - 1);
    }
    return open;
  }

  private static long forward(KlineInterval interval, long from, int count) {
    long to = from;
    for (int i = 0; i < count; i++) {
      to = interval.closeTime(to);
    }
    return to;
  }

  private static String json(List<Kline> rows, StampUnit unit) {
    StringBuilder json = new StringBuilder(rows.size() * 190 + 2).append('[');
    for (Kline k : rows) {
      json.append(json.length() == 1 ? "" : ",")
          .append('[')
          .append(unit.of(k.openTime()))
          .append(",\"")
          .append(k.open().toPlainString())
          .append("\",\"")
          .append(k.high().toPlainString())
          .append("\",\"")
          .append(k.low().toPlainString())
          .append("\",\"")
          .append(k.close().toPlainString())
          .append("\",\"")
          .append(k.volume().toPlainString())
          .append("\",")
          .append(unit.of(k.closeTime() - 1))
          .append(",\"")
          .append(k.quoteVolume().toPlainString())
          .append("\",")
          .append(k.trades())
          .append(",\"")
          .append(k.takerBuyVolume().toPlainString())
          .append("\",\"")
          .append(k.takerBuyQuoteVolume().toPlainString())
          .append("\",\"0\"]");
    }
    return json.append(']').toString();
  }
}
