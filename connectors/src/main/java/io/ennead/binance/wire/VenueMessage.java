package io.ennead.binance.wire;

/** What the venue sends over a stream. */
public sealed interface VenueMessage
    permits VenueTrade,
        VenueKline,
        MiniTicker,
        ServerShutdown,
        Acknowledgement,
        VenueError,
        Unrelated {}
