package io.ennead.simulator.binance.faults;

import io.ennead.simulator.binance.faults.FaultKind.Place;
import io.ennead.simulator.time.Agenda;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Applies a fault script to what passes by. Used by one thread. */
public final class FaultEngine {
  private static final long SHUTDOWN_NOTICE = 10_000_000L;
  private final List<ArmedFault> messages;
  private final List<ArmedFault> connections;
  private final List<ArmedFault> handshakes;
  private final List<ArmedFault> requests;

  /**
   * @param startMicros simulated start, which {@link Fault#at} counts from
   */
  public FaultEngine(FaultScript script, long startMicros) {
    messages = armed(script, startMicros, Place.MESSAGE);
    connections = armed(script, startMicros, Place.CONNECTION);
    handshakes = armed(script, startMicros, Place.HANDSHAKE);
    requests = armed(script, startMicros, Place.REQUEST);
  }

  /** Plans the faults that strike open connections at a time. */
  public void plan(
      Agenda agenda, long startMicros, Supplier<Collection<? extends FaultedConnection>> open) {
    for (ArmedFault armed : connections) {
      Fault fault = armed.fault();
      if (fault.at() != null) {
        agenda.at(
            startMicros + ArmedFault.micros(fault.at()),
            () ->
                List.copyOf(open.get()).stream()
                    .filter(c -> fault.matches(fault.symbol(), fault.stream(), c.number()))
                    .limit(fault.count() == null ? Long.MAX_VALUE : fault.count())
                    .forEach(c -> strike(fault, c)));
      }
    }
  }

  /** Whether a new connection is refused. */
  public boolean refuses(long now) {
    boolean refused = false;
    for (ArmedFault armed : handshakes) {
      refused |= armed.strikes(now);
    }
    return refused;
  }

  /** Strikes a connection that has just opened by the faults that wait for one. */
  public void opened(FaultedConnection connection, long now) {
    for (ArmedFault armed : connections) {
      Fault fault = armed.fault();
      boolean waiting = fault.at() == null && fault.after() == null;
      if (fault.matches(fault.symbol(), fault.stream(), connection.number())
          && (waiting ? armed.strikes(now) : armed.isUnderWay(now))) {
        strike(fault, connection);
      }
    }
  }

  /**
   * Sends a message as the script wants it.
   *
   * @param symbol upper case; null for messages of no symbol
   * @param closing whether it is a closing kline event
   * @param send sends it once
   */
  public void pass(
      FaultedConnection to,
      String symbol,
      String stream,
      boolean closing,
      long now,
      Agenda agenda,
      Runnable send) {
    int copies = 1;
    long delay = 0;
    for (ArmedFault armed : messages) {
      boolean closingOnly =
          armed.kind() == FaultKind.KLINE_WITHOUT_CLOSE
              || armed.kind() == FaultKind.KLINE_LATE_CLOSE;
      if (closingOnly && !closing || !armed.fault().matches(symbol, stream, to.number())) {
        continue;
      }
      if (armed.kind() == FaultKind.REORDER && !armed.holdsFor(to.number())
          || !armed.strikes(now)) {
        continue;
      }
      switch (armed.kind()) {
        case DUPLICATE -> copies++;
        case DELAY, KLINE_LATE_CLOSE -> delay += ArmedFault.micros(armed.fault().by());
        case REORDER -> {
          copies = 0;
          armed.hold(to.number(), send).forEach(Runnable::run);
        }
        default -> copies = 0;
      }
    }
    for (int i = 0; i < copies; i++) {
      if (delay == 0) {
        send.run();
      } else {
        agenda.at(now + delay, send);
      }
    }
    afterMessage(to, symbol, stream, now);
  }

  /**
   * What the script does to a request.
   *
   * @param byId whether it asks from an id on
   */
  public RequestFaults request(String symbol, boolean byId, long now) {
    RequestFaults faults = RequestFaults.NONE;
    for (ArmedFault armed : requests) {
      boolean concerned = byId || armed.kind() != FaultKind.LATE_FIRST_ID;
      if (concerned && armed.fault().matches(symbol, null, 0) && armed.strikes(now)) {
        faults = faults.with(armed.fault());
      }
    }
    return faults;
  }

  private void afterMessage(FaultedConnection to, String symbol, String stream, long now) {
    for (ArmedFault armed : connections) {
      if (armed.fault().after() != null
          && armed.fault().matches(symbol, stream, to.number())
          && armed.strikesAfterMessage(now)) {
        strike(armed.fault(), to);
      }
    }
  }

  private static void strike(Fault fault, FaultedConnection connection) {
    switch (fault.kind()) {
      case DISCONNECT -> {
        if (fault.code() == null) {
          connection.abort();
        } else {
          connection.close(fault.code(), "");
        }
      }
      case HALF_OPEN -> connection.freeze();
      case ACK_BUT_SILENT -> connection.mute(fault);
      case SERVER_SHUTDOWN ->
          connection.announceShutdown(
              fault.by() == null ? SHUTDOWN_NOTICE : ArmedFault.micros(fault.by()));
      default -> throw new IllegalStateException(fault.kind() + " does not strike connections");
    }
  }

  private static List<ArmedFault> armed(FaultScript script, long start, Place place) {
    return script.faults().stream()
        .filter(f -> f.kind().place() == place)
        .map(f -> new ArmedFault(f, start))
        .toList();
  }
}
