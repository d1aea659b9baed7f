package io.ennead.binance.reader;

import java.util.Locale;

/** Why a connection is over. */
enum LossCause {
  /** The other side, or the network, ended it. */
  CLOSED,
  /** It did not open in time. */
  NOT_OPENED,
  /** The venue announced that it will end it. */
  SHUTDOWN,
  /** Its time was nearly over: it was handed over. */
  ROTATION,
  /** It is open and brings nothing. */
  DEAD;

  /** The name in metrics. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
