package io.ennead.simulator.binance;

import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.market.MarketSymbol;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ennead simulate binance}: runs until it is interrupted. */
@Command(
    name = "binance",
    mixinStandardHelpOptions = true,
    description =
        "Simulates Binance spot market data: WebSocket streams and REST on one local port.")
public final class SimulateBinance implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "9443",
      description = "Port to listen on, 0 for any. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--speed",
      defaultValue = "1",
      description =
          "Simulated seconds in a real one; all durations scale. Default: ${DEFAULT-VALUE}.")
  private double speed;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the market. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--symbols",
      split = ",",
      description =
          "Symbols, of BTCUSDT,ETHUSDT,BNBUSDT,SOLUSDT,ADAUSDT, or a number of made-up ones."
              + " Default: these five.")
  private List<String> symbols = List.of();

  @Option(
      names = "--trades-per-minute",
      description = "Mean number of aggregate trades of every symbol. Default: 6 to 120 by symbol.")
  private Integer tradesPerMinute;

  @Option(
      names = "--start",
      description =
          "Where simulated time begins. Default: 2026-01-05T00:00:00Z, or the first frame.")
  private Instant start;

  @Option(names = "--faults", paramLabel = "FILE", description = "What goes wrong, as JSON.")
  private Path faults;

  @Option(
      names = "--frames",
      paramLabel = "FILE",
      description = "Recorded frames to serve in place of the market model.")
  private Path frames;

  @Option(names = "--wait", description = "Time stands still until the first WebSocket connects.")
  private boolean waits;

  @Override
  public Integer call() throws IOException {
    try (BinanceSimulator simulator = open()) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("Simulated Binance, from %s at speed %s%n", simulator.now(), speed);
      out.printf("  WebSocket  %s/stream?streams=btcusdt@aggTrade%n", simulator.webSocketUri());
      out.printf("  REST       %s/api/v3/exchangeInfo%n", simulator.restUri());
      out.flush();
      untilInterrupted();
      return 0;
    }
  }

  private static void untilInterrupted() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the user got wrong is told without a stack trace. */
  private BinanceSimulator open() throws IOException {
    try {
      return options().open();
    } catch (IllegalArgumentException | IllegalStateException | NoSuchFileException e) {
      throw new ParameterException(
          spec.commandLine(),
          e instanceof NoSuchFileException ? "no file " + e.getMessage() : e.getMessage(),
          e);
    }
  }

  private SimulatorBuilder options() throws IOException {
    SimulatorBuilder builder =
        BinanceSimulator.builder().host(host).port(port).speed(speed).seed(seed).symbols(listed());
    if (frames != null) {
      builder.recording(Recording.load(frames));
    }
    if (start != null) {
      builder.start(start);
    }
    if (faults != null) {
      builder.faults(FaultScript.load(faults));
    }
    return waits ? builder.waitForClient() : builder;
  }

  private List<MarketSymbol> listed() {
    List<MarketSymbol> listed =
        symbols.size() == 1 && symbols.get(0).matches("\\d{1,2}")
            ? MarketSymbol.synthetic(Integer.parseInt(symbols.get(0)), 60)
            : named();
    return tradesPerMinute == null
        ? listed
        : listed.stream().map(s -> s.withTradesPerMinute(tradesPerMinute)).toList();
  }

  private List<MarketSymbol> named() {
    Map<String, MarketSymbol> known =
        MarketSymbol.defaults().stream()
            .collect(Collectors.toMap(MarketSymbol::name, Function.identity()));
    List<MarketSymbol> named = new ArrayList<>();
    for (String name : symbols) {
      if (!known.containsKey(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "--symbols: the market model has no %s; it has %s".formatted(name, known.keySet()));
      }
      named.add(known.get(name));
    }
    return named.isEmpty() ? MarketSymbol.defaults() : named;
  }
}
