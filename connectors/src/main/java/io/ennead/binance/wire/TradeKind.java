package io.ennead.binance.wire;

import java.util.Arrays;

/** The two streams of trades. Their ids are separate sequences. */
public enum TradeKind {
  /** Fills of one taker order at one price and time; the ids of {@code /api/v3/aggTrades}. */
  AGG_TRADE("aggTrade"),
  /** Single fills; the ids of {@code /api/v3/historicalTrades}. */
  TRADE("trade");

  private final String stream;

  TradeKind(String stream) {
    this.stream = stream;
  }

  /** The part of a stream's name after the {@code @}, and the event's {@code e}. */
  public String stream() {
    return stream;
  }

  /** The kind of that stream name. */
  public static TradeKind of(String stream) {
    return Arrays.stream(values())
        .filter(kind -> kind.stream.equals(stream))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + stream + "' is no stream of trades: use aggTrade or trade"));
  }
}
