package io.ennead.simulator.binance.stream;

import io.ennead.simulator.binance.StampUnit;
import io.ennead.simulator.binance.Usage;
import io.ennead.simulator.binance.faults.FaultEngine;
import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.time.Agenda;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings the events of the market to the connections that listen, in the order of time. Used by one
 * thread.
 */
public final class StreamHub {
  private static final long SECOND = 1_000_000L;
  private static final long REAL_NANOS_PER_TURN = 50_000_000L;

  private final Market market;
  private final RecordedFrames recorded;
  private final Set<String> recordedStreams;
  private final FaultEngine faults;
  private final Usage usage;
  private final ControlMessages control;
  private final Agenda agenda = new Agenda();
  private final Map<Integer, Connection> connections = new LinkedHashMap<>();
  private final Map<String, Set<Connection>> listeners = new HashMap<>();
  private final Map<String, SymbolFeed> feeds = new LinkedHashMap<>();
  private int opened;
  private int nextFrame;
  private long now;

  private record Due(SymbolFeed feed, AggregateTrade trade) {}

  /**
   * @param wrappedErrors shape of the errors to control messages
   * @param start simulated start, µs since the epoch
   */
  public StreamHub(
      Market market,
      RecordedFrames recorded,
      FaultEngine faults,
      Usage usage,
      boolean wrappedErrors,
      long start) {
    this.market = market;
    this.recorded = recorded;
    this.recordedStreams = recorded.streams();
    this.faults = faults;
    this.usage = usage;
    this.control = new ControlMessages(this, wrappedErrors);
    now = start;
    while (nextFrame < recorded.frames().size()
        && recorded.frames().get(nextFrame).timeMicros() < start) {
      nextFrame++;
    }
    faults.plan(agenda, start, connections::values);
    agenda.at((start / SECOND + 1) * SECOND, this::second);
  }

  /** The instant up to which everything has happened, µs since the epoch. */
  public long now() {
    return now;
  }

  /** Plans something at an instant. */
  public void at(long instant, Runnable action) {
    agenda.at(instant, action);
  }

  Agenda agenda() {
    return agenda;
  }

  Usage usage() {
    return usage;
  }

  ControlMessages control() {
    return control;
  }

  /** Whether a handshake is refused by the fault script. */
  public boolean refuses() {
    return faults.refuses(now);
  }

  /** A connection with the streams that its URL names. */
  public Connection open(Outbound socket, List<String> streams, boolean combined, StampUnit unit) {
    Connection connection = new Connection(++opened, this, socket, combined, unit);
    connections.put(connection.number(), connection);
    streams.forEach(s -> subscribe(connection, s));
    faults.opened(connection, now);
    return connection;
  }

  /** Connections that are open. */
  public Collection<Connection> connections() {
    return Collections.unmodifiableCollection(connections.values());
  }

  void subscribe(Connection connection, String stream) {
    connection.streams().add(stream);
    usage.streams(connection.number(), connection.streams().size());
    listeners.computeIfAbsent(stream, s -> new LinkedHashSet<>()).add(connection);
    if (recordedStreams.contains(stream)) {
      return;
    }
    StreamName.parse(stream).ifPresent(this::feed);
  }

  void unsubscribe(Connection connection, String stream) {
    connection.streams().remove(stream);
    Set<Connection> left = listeners.getOrDefault(stream, new LinkedHashSet<>());
    left.remove(connection);
    if (left.isEmpty()) {
      listeners.remove(stream);
    }
  }

  void gone(Connection connection) {
    List.copyOf(connection.streams()).forEach(s -> unsubscribe(connection, s));
    connections.remove(connection.number());
  }

  /** Lets everything happen up to an instant, or as much of it as a turn of 50 ms allows. */
  public void runUntil(long instant) {
    long began = System.nanoTime();
    while (now < instant && System.nanoTime() - began < REAL_NANOS_PER_TURN) {
      slice(Math.min(instant, now + SECOND));
    }
    connections.values().forEach(Connection::flush);
  }

  private void slice(long until) {
    List<Due> due = new ArrayList<>();
    for (SymbolFeed feed : feeds.values()) {
      feed.take(until, t -> due.add(new Due(feed, t)));
    }
    due.sort(Comparator.comparingLong(d -> d.trade.timeMicros()));
    for (Due d : due) {
      happen(d.trade.timeMicros());
      d.feed.publish(d.trade, this::isMadeFor, this::publish);
    }
    happen(until);
  }

  /** Plans and recorded frames up to an instant. */
  private void happen(long until) {
    while (nextFrame < recorded.frames().size()
        && recorded.frames().get(nextFrame).timeMicros() <= until) {
      RecordedFrames.Frame frame = recorded.frames().get(nextFrame++);
      advance(frame.timeMicros());
      publish(
          new StreamEvent(
              frame.timeMicros(),
              frame.stream(),
              frame.symbol(),
              frame.data().contains("\"x\":true"),
              unit -> frame.data()));
    }
    advance(until);
  }

  private void advance(long until) {
    agenda.runUntil(until, at -> now = Math.max(now, at));
    now = Math.max(now, until);
  }

  private void publish(StreamEvent event) {
    for (Connection connection : List.copyOf(listeners.getOrDefault(event.stream(), Set.of()))) {
      if (!connection.hears(event)) {
        continue;
      }
      faults.pass(
          connection,
          event.symbol(),
          event.stream(),
          event.closing(),
          now,
          agenda,
          () -> connection.send(event));
    }
  }

  /** Whether somebody listens to a stream that the simulator makes itself. */
  private boolean isMadeFor(String stream) {
    return listeners.containsKey(stream) && !recordedStreams.contains(stream);
  }

  private void publishMade(StreamEvent event) {
    if (isMadeFor(event.stream())) {
      publish(event);
    }
  }

  private void second() {
    agenda.at(now + SECOND, this::second);
    feeds.values().forEach(f -> f.second(now, this::publishMade));
    if (listeners.containsKey(StreamName.ALL_MINI_TICKERS)) {
      publishTickers();
    }
  }

  private void publishTickers() {
    long at = now;
    Map<String, Kline> changed = new LinkedHashMap<>();
    for (SymbolFeed feed : feeds.values()) {
      Kline day = feed.changedDay();
      if (day != null) {
        changed.put(feed.symbol(), day);
      }
    }
    if (!changed.isEmpty()) {
      publish(
          new StreamEvent(
              at,
              StreamName.ALL_MINI_TICKERS,
              null,
              false,
              unit ->
                  changed.entrySet().stream()
                      .map(e -> Payloads.miniTicker(e.getKey(), e.getValue(), at, unit))
                      .collect(Collectors.joining(",", "[", "]"))));
    }
  }

  private void feed(StreamName name) {
    market.symbols().stream()
        .map(s -> s.name())
        .filter(s -> name.symbol() == null || name.symbol().equals(s))
        .forEach(
            s ->
                feeds
                    .computeIfAbsent(s, k -> new SymbolFeed(market, k, now + 1))
                    .watch(name, now + 1));
  }
}
