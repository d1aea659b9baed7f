package io.ennead.records;

/** What a source of trades emits, in order, for one instrument after the other. */
public sealed interface MarketEvent permits Trade, LateTrade, Clock, Gap {

  Instrument instrument();
}
