package io.ennead.binance.reader;

import io.ennead.binance.split.BinanceSplit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects deliveries per symbol until the fetching thread hands them on. */
final class Outbox {

  private final Map<String, List<Delivery>> bySymbol = new LinkedHashMap<>();

  /**
   * @param splitId see {@link BinanceSplit#splitId}
   */
  void add(String splitId, Delivery delivery) {
    bySymbol.computeIfAbsent(splitId, id -> new ArrayList<>()).add(delivery);
  }

  boolean isEmpty() {
    return bySymbol.isEmpty();
  }

  /** What was collected; the outbox is empty then. */
  Map<String, List<Delivery>> take() {
    Map<String, List<Delivery>> taken = new LinkedHashMap<>(bySymbol);
    bySymbol.clear();
    return taken;
  }
}
