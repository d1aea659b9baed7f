package io.ennead.simulator.binance.stream;

/** The socket of a connection as its session sees it. Called by one thread. */
public interface Outbound {

  /** Sends a text frame. */
  void text(String frame);

  /** Sends a ping frame. */
  void ping(String payload);

  /** Sends a close frame and ends the socket. */
  void close(int code, String reason);

  /** Breaks the socket without a close frame. */
  void abort();

  /** Stops reading and sending; the socket stays. */
  void freeze();

  /** Hands on what was sent since the last flush. */
  void flush();

  /** Does something after so many milliseconds of real time. */
  void later(long realMillis, Runnable action);
}
