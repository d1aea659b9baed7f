package io.ennead.simulator.binance.stream;

import io.ennead.simulator.binance.StampUnit;
import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultedConnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One client connection: what it listens to, its pings and its end. Used by one thread. */
public final class Connection implements FaultedConnection {
  static final int MAX_STREAMS = 1024;
  private static final int POLICY_VIOLATION = 1008;
  private static final int GOING_AWAY = 1001;
  private static final long SECOND = 1_000_000L;
  private static final long PING_EVERY = 20 * SECOND;
  private static final long PONG_WITHIN = 60 * SECOND;
  private static final long LIFE = 24 * 3600 * SECOND;

  /** Where time runs fast, a pong still gets so much real time. */
  private static final long PONG_REAL_MILLIS = 2000;

  private final int number;
  private final StreamHub hub;
  private final Outbound socket;
  private final StampUnit unit;
  private final Set<String> streams = new LinkedHashSet<>();
  private final List<Fault> muted = new ArrayList<>();
  private final Deque<String> awaited = new ArrayDeque<>();
  private boolean combined;
  private boolean open = true;
  private boolean frozen;

  Connection(int number, StreamHub hub, Outbound socket, boolean combined, StampUnit unit) {
    this.number = number;
    this.hub = hub;
    this.socket = socket;
    this.combined = combined;
    this.unit = unit;
    hub.agenda().at(hub.now() + PING_EVERY, this::ping);
    hub.agenda().at(hub.now() + LIFE, () -> close(GOING_AWAY, "24 hours"));
  }

  @Override
  public int number() {
    return number;
  }

  Set<String> streams() {
    return streams;
  }

  boolean combined() {
    return combined;
  }

  void combined(boolean value) {
    combined = value;
  }

  /** Whether an event would reach the client; what would not is no message to the fault script. */
  boolean hears(StreamEvent event) {
    return open && !frozen && muted.stream().noneMatch(f -> isMutedBy(f, event));
  }

  /** Sends an event of a stream. */
  void send(StreamEvent event) {
    if (hears(event)) {
      socket.text(event.text(combined, unit));
    }
  }

  /** A text frame of the client. */
  public void onText(String text) {
    if (!frozen && within()) {
      socket.text(hub.control().answer(this, text));
      socket.flush();
    }
  }

  /** A ping frame of the client; the socket answers it. */
  public void onPing() {
    within();
  }

  /**
   * A pong frame of the client. Only one that copies a ping's payload keeps the connection alive;
   * it answers the pings before as well (RFC 6455, 5.5.3), and does not count as a message: there
   * is one in 20 s, but where time runs fast several arrive at one simulated instant.
   */
  public void onPong(String payload) {
    if (awaited.contains(payload)) {
      String answered;
      do {
        answered = awaited.remove();
      } while (!answered.equals(payload));
    } else {
      within();
    }
  }

  /** The client has gone. */
  public void onGone() {
    if (open) {
      open = false;
      hub.gone(this);
    }
  }

  void flush() {
    socket.flush();
  }

  @Override
  public void close(int code, String reason) {
    if (open) {
      onGone();
      if (!frozen) {
        socket.close(code, reason);
      }
    }
  }

  @Override
  public void abort() {
    if (open) {
      onGone();
      socket.abort();
    }
  }

  @Override
  public void freeze() {
    if (open) {
      frozen = true;
      socket.freeze();
    }
  }

  @Override
  public void mute(Fault fault) {
    muted.add(fault);
  }

  @Override
  public void announceShutdown(long endsInMicros) {
    long now = hub.now();
    if (open && !frozen) {
      StreamEvent event =
          new StreamEvent(
              now, "!serverShutdown", null, false, u -> Payloads.serverShutdown(now, u));
      socket.text(event.text(combined, unit));
    }
    hub.agenda().at(now + endsInMicros, () -> close(GOING_AWAY, "server shutdown"));
  }

  private static boolean isMutedBy(Fault fault, StreamEvent event) {
    return (fault.symbol() == null || fault.symbol().equals(event.symbol()))
        && (fault.stream() == null || fault.stream().equals(event.stream()));
  }

  private boolean within() {
    boolean allowed = hub.usage().message(number, hub.now());
    if (!allowed) {
      close(POLICY_VIOLATION, "Too many requests");
    }
    return allowed && open;
  }

  private void ping() {
    if (!open || frozen) {
      return;
    }
    String payload = Long.toString(hub.now() / 1000);
    awaited.add(payload);
    socket.ping(payload);
    long sentNanos = System.nanoTime();
    hub.agenda().at(hub.now() + PONG_WITHIN, () -> pongDue(payload, sentNanos));
    hub.agenda().at(hub.now() + PING_EVERY, this::ping);
  }

  private void pongDue(String payload, long sentNanos) {
    if (!open || !awaited.contains(payload)) {
      return;
    }
    long left = PONG_REAL_MILLIS - (System.nanoTime() - sentNanos) / 1_000_000;
    if (left > 0) {
      socket.later(left, () -> pongDue(payload, sentNanos));
    } else {
      close(POLICY_VIOLATION, "Pong timeout");
    }
  }
}
