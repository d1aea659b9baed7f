package io.ennead.simulator.binance.stream;

import io.ennead.simulator.binance.StampUnit;
import java.util.function.Function;

/** One event of a stream; its text is made once for all connections that want it alike. */
final class StreamEvent {
  private final long timeMicros;
  private final String stream;
  private final String symbol;
  private final boolean closing;
  private final Function<StampUnit, String> payload;
  private final String[] texts = new String[4];

  /**
   * @param symbol upper case, null for none
   * @param closing whether it is a closing kline event
   */
  StreamEvent(
      long timeMicros,
      String stream,
      String symbol,
      boolean closing,
      Function<StampUnit, String> payload) {
    this.timeMicros = timeMicros;
    this.stream = stream;
    this.symbol = symbol;
    this.closing = closing;
    this.payload = payload;
  }

  long timeMicros() {
    return timeMicros;
  }

  String stream() {
    return stream;
  }

  String symbol() {
    return symbol;
  }

  boolean closing() {
    return closing;
  }

  /** The frame, bare or wrapped with the stream's name. */
  String text(boolean combined, StampUnit unit) {
    int i = unit.ordinal() * 2;
    if (texts[i] == null) {
      texts[i] = payload.apply(unit);
    }
    if (combined && texts[i + 1] == null) {
      texts[i + 1] = "{\"stream\":\"" + stream + "\",\"data\":" + texts[i] + "}";
    }
    return combined ? texts[i + 1] : texts[i];
  }
}
