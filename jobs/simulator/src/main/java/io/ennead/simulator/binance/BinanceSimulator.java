package io.ennead.simulator.binance;

import io.ennead.simulator.binance.faults.FaultEngine;
import io.ennead.simulator.binance.net.Exchange;
import io.ennead.simulator.binance.net.SimulatorServer;
import io.ennead.simulator.binance.rest.RestApi;
import io.ennead.simulator.binance.stream.StreamHub;
import io.ennead.simulator.market.FuturesMarket;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.time.ManualClock;
import io.ennead.simulator.time.SimulatedClock;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running simulated Binance on one local port. Everything that clients can see happens on one
 * thread, in the order of simulated time; REST answers are made beside it.
 */
public final class BinanceSimulator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BinanceSimulator.class);
  private static final int TICK_MILLIS = 5;
  private final SimulatedClock clock;
  private final Market market;
  private final Usage usage = new Usage();
  private final Usage futuresUsage = new Usage();
  private final StreamHub streams;
  private final NioEventLoopGroup loop;
  private final ExecutorService workers;
  private final SimulatorServer server;
  private final String host;

  BinanceSimulator(SimulatorOptions options) {
    clock = options.clock();
    market = options.market();
    host = options.host();
    long start = clock.nowMicros();
    FaultEngine faults = new FaultEngine(options.faults(), start);
    streams =
        new StreamHub(market, options.frames(), faults, usage, options.wrappedErrors(), start);
    RestApi rest =
        new RestApi(
            market,
            new FuturesMarket(market, options.seed()),
            faults,
            usage,
            futuresUsage,
            options.statuses(),
            options.weightPerMinute());
    loop = new NioEventLoopGroup(1, new DefaultThreadFactory("binance-simulator", true));
    workers = Executors.newFixedThreadPool(2, new DefaultThreadFactory("binance-rest", true));
    server =
        new SimulatorServer(
            loop,
            host,
            options.port(),
            new Exchange(streams, rest, usage, workers, clock::start, this::present));
    if (!options.waitsForClient()) {
      clock.start();
    }
    loop.scheduleWithFixedDelay(this::turn, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Begins to describe a simulator. */
  public static SimulatorBuilder builder() {
    return new SimulatorBuilder();
  }

  /** Base of the WebSocket endpoints, such as {@code ws://127.0.0.1:9443}; add /ws or /stream. */
  public URI webSocketUri() {
    return URI.create("ws://%s:%d".formatted(host, server.port()));
  }

  /** Base of the REST endpoints, such as {@code http://127.0.0.1:9443}; add /api/v3. */
  public URI restUri() {
    return URI.create("http://%s:%d".formatted(host, server.port()));
  }

  /** The market behind it. */
  public Market market() {
    return market;
  }

  /** What clients used of the exchange's limits. */
  public Usage.Figures usage() {
    return usage.figures();
  }

  /** What clients used of the limits of the futures, which count apart. */
  public Usage.Figures futuresUsage() {
    return futuresUsage.figures();
  }

  /** Simulated time up to which everything has happened. */
  public Instant now() {
    long micros = onLoop(streams::now);
    return Instant.EPOCH.plusNanos(Math.multiplyExact(micros, 1000L));
  }

  /** Number of open connections. */
  public int connections() {
    return onLoop(() -> streams.connections().size());
  }

  /**
   * Moves time on and comes back when everything up to then has happened.
   *
   * @throws IllegalStateException if the clock runs by itself
   */
  public void advance(Duration by) {
    if (!(clock instanceof ManualClock manual)) {
      throw new IllegalStateException("time runs by itself: give the simulator a ManualClock");
    }
    manual.advance(by);
    long until = manual.nowMicros();
    long reached;
    do {
      reached = onLoop(() -> runTo(until));
    } while (reached < until);
  }

  /** Breaks all connections and frees the port. */
  @Override
  public void close() {
    server.close();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    workers.shutdownNow();
  }

  /** A turn that fails ends the simulation: clients see their sockets break. */
  private void turn() {
    try {
      streams.runUntil(clock.nowMicros());
    } catch (RuntimeException e) {
      LOG.error("the simulated exchange failed at {} µs", streams.now(), e);
      server.stop();
      throw e;
    }
  }

  /**
   * Between two turns time stands still for those who listen, not for those who ask: a limit must
   * not be measured by the turn before.
   */
  private long present() {
    long until = clock.nowMicros();
    while (streams.now() < until) {
      streams.runUntil(until);
    }
    return streams.now();
  }

  private long runTo(long until) {
    streams.runUntil(until);
    return streams.now();
  }

  private <T> T onLoop(Callable<T> question) {
    try {
      return loop.submit(question).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the simulator", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the simulator failed", e.getCause());
    }
  }
}
