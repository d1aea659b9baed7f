package io.ennead.binance.reader;

/**
 * Something that goes wrong at a time.
 *
 * @param at milliseconds from the start
 * @param amount how many, or for how many seconds
 */
record Fault(long at, Kind kind, int amount) {

  enum Kind {
    /** Frames are lost. */
    DROP,
    /** Frames come twice. */
    DUPLICATE,
    /** A frame is overtaken by the one after it. */
    SWAP,
    /** All connections end. */
    DISCONNECT,
    /** All connections stay open and bring nothing more. */
    HALF_OPEN,
    /** All connections bring klines, but no more trades. */
    MUTE,
    /** Connections are refused for a while. */
    REFUSE,
    /** REST lags behind for the rest of the script. */
    REST_LAG,
    /** REST answers with 500. */
    REST_ERROR,
    /** REST is refused with 429 and Retry-After. */
    TOO_MANY,
    /** REST answers from a later id than the one asked for. */
    LATE_FIRST,
    /** Frames are cut in the middle. */
    MALFORMED,
    /** No klines for a while. */
    NO_KLINES,
    /** The server announces its shutdown, and ends its connections after so many seconds. */
    SHUTDOWN,
    /** The process is killed, and goes on from its last checkpoint. */
    RESTART
  }
}
