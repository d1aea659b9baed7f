package io.ennead.binance.reader;

import io.ennead.records.Trade;
import java.util.TreeMap;

/**
 * Trades of the stream that came before their turn. Holds a bounded number: the oldest are let go,
 * and fetched when their turn comes.
 */
final class Ahead {

  private final int capacity;
  private final TreeMap<Long, Trade> trades = new TreeMap<>();

  Ahead(int capacity) {
    this.capacity = capacity;
  }

  void add(Trade trade) {
    trades.put(trade.id(), trade);
    if (trades.size() > capacity) {
      trades.pollFirstEntry();
    }
  }

  boolean isEmpty() {
    return trades.isEmpty();
  }

  int size() {
    return trades.size();
  }

  long firstId() {
    return trades.firstKey();
  }

  Trade first() {
    return trades.firstEntry().getValue();
  }

  /** The trade with the lowest id at or after an instant, epoch milliseconds; null without one. */
  Trade firstSince(long millis) {
    for (Trade trade : trades.values()) {
      if (trade.timeMillis() >= millis) {
        return trade;
      }
    }
    return null;
  }

  /** Removes and returns the trade of that id if it is the first; null if not. */
  Trade takeIfFirst(long id) {
    return !trades.isEmpty() && trades.firstKey() == id ? trades.pollFirstEntry().getValue() : null;
  }

  /** Lets go of those before an id; tells whether there were any. */
  boolean dropBefore(long id) {
    int before = trades.size();
    trades.headMap(id).clear();
    return trades.size() < before;
  }

  void clear() {
    trades.clear();
  }
}
