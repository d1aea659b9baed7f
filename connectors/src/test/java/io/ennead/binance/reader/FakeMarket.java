package io.ennead.binance.reader;

import io.ennead.records.Instrument;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Trades of one symbol, with the time at which each is published. */
final class FakeMarket {

  private static final int[] TRADES_PER_MINUTE = {0, 0, 1, 3, 40, 400};

  final Instrument instrument;
  final List<Trade> trades = new ArrayList<>();

  /** When each is published: never before the one with a lower id. */
  final List<Long> publishedAt = new ArrayList<>();

  /** Generates so many minutes, busy and quiet ones. */
  FakeMarket(String symbol, int minutes, Random random) {
    this(
        symbol,
        random.ints(minutes, 0, TRADES_PER_MINUTE.length).map(i -> TRADES_PER_MINUTE[i]).toArray(),
        random);
  }

  /** Generates minutes of so many trades each; times may step back by half a second. */
  FakeMarket(String symbol, int[] rates, Random random) {
    instrument = Instrument.binance(symbol);
    long id = 1_000 + random.nextInt(1_000);
    long tradeId = 5_000 + random.nextInt(1_000);
    long latest = FakeExchange.EPOCH;
    add(id++, tradeId, tradeId, FakeExchange.EPOCH - 30_000, random);
    publishedAt.add(FakeExchange.EPOCH - 30_000);
    tradeId++;
    for (int minute = 0; minute < rates.length; minute++) {
      long[] times = random.longs(rates[minute], 0, 60_000).sorted().map(t -> t - t % 7).toArray();
      for (long time : times) {
        long at = FakeExchange.EPOCH + minute * 60_000L + time;
        latest = Math.max(latest, at);
        long traded = random.nextInt(8) == 0 ? Math.max(FakeExchange.EPOCH, at - 500) : at;
        int fills = 1 + random.nextInt(3);
        add(id++, tradeId, tradeId + fills - 1, traded, random);
        tradeId += fills;
        publishedAt.add(latest);
      }
    }
  }

  private void add(long id, long firstTradeId, long lastTradeId, long at, Random random) {
    trades.add(
        new Trade(
            instrument,
            id,
            firstTradeId,
            lastTradeId,
            100_000_000L + random.nextInt(1_000),
            1 + random.nextInt(1_000_000),
            at * 1_000,
            random.nextBoolean()));
  }

  /** The trades from the market's opening on: one lies before it. */
  List<Trade> sinceOpening() {
    return trades.subList(1, trades.size());
  }

  /** How many were published by then. */
  int publishedBy(long time) {
    int low = 0;
    int high = trades.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (publishedAt.get(middle) <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
