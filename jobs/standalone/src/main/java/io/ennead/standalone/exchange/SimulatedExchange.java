package io.ennead.standalone.exchange;

import io.ennead.binance.BinanceOptions;
import io.ennead.binance.futures.FuturesOptions;
import io.ennead.context.sentiment.SentimentOptions;
import io.ennead.metrics.MarketClock;
import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.market.MarketSymbol;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;

/**
 * The simulated exchange of a data directory. Its time goes on while nobody looks: at the next
 * start it has traded for as long as it was away, at the speed that it then had.
 */
public final class SimulatedExchange implements AutoCloseable {

  /** The same market every time. */
  private static final long SEED = 9;

  /** Enough for 200 minutes; the longer candles come soon at its pace. */
  private static final Duration SHORT_HISTORY = Duration.ofHours(4);

  private static final Instant FIRST_START = Instant.parse("2026-01-05T08:00:00Z");

  private final BinanceSimulator simulator;
  private final double speed;

  private SimulatedExchange(BinanceSimulator simulator, double speed) {
    this.simulator = simulator;
    this.speed = speed;
  }

  /**
   * Opens the exchange on a free port of loopback.
   *
   * @param file where its time is kept
   * @param speed seconds of the exchange per second
   * @param faults what goes wrong, counted from this start
   */
  public static SimulatedExchange open(Path file, double speed, FaultScript faults)
      throws IOException {
    Instant now = Instant.now();
    Instant start = Files.exists(file) ? timeAt(now, file) : FIRST_START;
    keep(file, now, start, speed);
    BinanceSimulator simulator =
        BinanceSimulator.builder()
            .port(0)
            .seed(SEED)
            .symbols(MarketSymbol.defaults())
            .start(start)
            .speed(speed)
            .faults(faults)
            .open();
    return new SimulatedExchange(simulator, speed);
  }

  private static Instant timeAt(Instant now, Path file) throws IOException {
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      kept.load(reader);
    }
    Duration away = Duration.between(Instant.parse(kept.getProperty("started-at")), now);
    double speed = Double.parseDouble(kept.getProperty("speed"));
    return Instant.parse(kept.getProperty("market-time"))
        .plusMillis(Math.round(away.toMillis() * speed));
  }

  private static void keep(Path file, Instant now, Instant start, double speed) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("started-at", now.toString());
    kept.setProperty("market-time", start.toString());
    kept.setProperty("speed", Double.toString(speed));
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (Writer writer = Files.newBufferedWriter(next)) {
      kept.store(writer, "The clock of the simulated exchange");
    }
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The options of a source that reads this exchange, where none were given for another. */
  public Configuration options(Configuration given) {
    Configuration options = new Configuration(given);
    options.set(BinanceOptions.STREAM_URL, simulator.webSocketUri().toString());
    options.set(BinanceOptions.REST_URL, simulator.restUri().toString());
    options.set(BinanceOptions.SPEED, speed);
    options.set(FuturesOptions.REST_URL, simulator.restUri().toString());
    options.set(FuturesOptions.ENABLED, given.getOptional(FuturesOptions.ENABLED).orElse(true));
    options.set(
        FuturesOptions.HISTORY, given.getOptional(FuturesOptions.HISTORY).orElse(SHORT_HISTORY));
    if (given.getOptional(SentimentOptions.URL).isPresent()) {
      throw new IllegalArgumentException(
          "sentiment.url is for a real exchange: the simulated one has a time of its own");
    }
    return options;
  }

  /** Its own time. */
  public Instant now() {
    return simulator.now();
  }

  /** The same, as it goes on. */
  public MarketClock clock() {
    return MarketClock.showing(simulator.now().toEpochMilli(), speed);
  }

  /** In words, for whoever started it. */
  public String describe() {
    List<String> symbols = simulator.market().symbols().stream().map(MarketSymbol::name).toList();
    return "%s at %s times its pace, %s there; REST %s"
        .formatted(
            symbols.stream().collect(Collectors.joining(", ")),
            speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed),
            simulator.now(),
            simulator.restUri());
  }

  @Override
  public void close() throws Exception {
    simulator.close();
  }
}
