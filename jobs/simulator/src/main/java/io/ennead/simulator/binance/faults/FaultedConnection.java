package io.ennead.simulator.binance.faults;

/** What a fault can do to a connection. */
public interface FaultedConnection {

  /** Counted from 1 in the order of opening. */
  int number();

  /** Ends with a close frame. */
  void close(int code, String reason);

  /** Breaks the socket. */
  void abort();

  /** Neither sends nor reads any more, without telling. */
  void freeze();

  /** Sends nothing of the streams that a fault names. */
  void mute(Fault fault);

  /** Announces the end and ends later. */
  void announceShutdown(long endsInMicros);
}
