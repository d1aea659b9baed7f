package io.ennead.records;

/**
 * What a source of trades emits, in order, for one instrument after the other: what candles are
 * made of (trades, clocks, gaps, outages and their repairs, and candles of the time before the
 * trades), and what only tells how it came about.
 */
public sealed interface MarketEvent
    permits Trade,
        LateTrade,
        Clock,
        Gap,
        OutageMinutes,
        OutageEnded,
        RepairedTrades,
        GapRepaired,
        HistoryCandle,
        RunStart,
        CarriedLines,
        FeedEvent,
        RejectedFrame,
        AuditDifference,
        Tally {

  Instrument instrument();
}
