package io.ennead.analytics.indicators;

/** A closed candle as doubles: what the arithmetic works on. */
public record Bar(
    long openTime,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double takerBuyVolume) {}
