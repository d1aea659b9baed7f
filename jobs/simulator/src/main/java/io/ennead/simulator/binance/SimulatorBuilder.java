package io.ennead.simulator.binance;

import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.binance.stream.RecordedFrames;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.simulator.time.ScaledClock;
import io.ennead.simulator.time.SimulatedClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Describes a simulator; everything has a default. */
public final class SimulatorBuilder {
  /** Where simulated time begins unless told otherwise. */
  public static final Instant DEFAULT_START = Instant.parse("2026-01-05T00:00:00Z");

  private final Map<String, String> statuses = new HashMap<>();
  private String host = "127.0.0.1";
  private int port;
  private Instant start = DEFAULT_START;
  private double speed = 1;
  private SimulatedClock clock;
  private long seed = 1;
  private List<MarketSymbol> symbols = MarketSymbol.defaults();
  private Recording recording;
  private FaultScript faults = FaultScript.NONE;
  private boolean wrappedErrors;
  private int weightPerMinute = 6000;
  private boolean waitsForClient;

  SimulatorBuilder() {}

  /** Address to listen on; 127.0.0.1 unless told otherwise. */
  public SimulatorBuilder host(String address) {
    host = address;
    return this;
  }

  /** Port to listen on; any that is free unless told otherwise. */
  public SimulatorBuilder port(int number) {
    port = number;
    return this;
  }

  /** Seed of the market model. */
  public SimulatorBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** Symbols of the market model. */
  public SimulatorBuilder symbols(List<MarketSymbol> list) {
    symbols = list;
    return this;
  }

  /** Serves a recording in place of the market model; time begins with its first frame. */
  public SimulatorBuilder recording(Recording recorded) {
    recording = recorded;
    start = recorded.start();
    return this;
  }

  /** Where simulated time begins; a whole minute if the script has halts. */
  public SimulatorBuilder start(Instant instant) {
    start = instant;
    return this;
  }

  /** Simulated seconds in a real one. */
  public SimulatorBuilder speed(double factor) {
    speed = factor;
    return this;
  }

  /** A clock of one's own, in place of start and speed. */
  public SimulatorBuilder clock(SimulatedClock own) {
    clock = own;
    return this;
  }

  /** What goes wrong. */
  public SimulatorBuilder faults(FaultScript script) {
    faults = script;
    return this;
  }

  /** Gives a symbol another status than TRADING, such as HALT or BREAK. */
  public SimulatorBuilder status(String symbol, String status) {
    statuses.put(symbol, status);
    return this;
  }

  /** Sends control errors as {@code {"error":{...},"id":..}}. */
  public SimulatorBuilder wrappedErrors() {
    wrappedErrors = true;
    return this;
  }

  /** Allows another request weight per minute than 6000. */
  public SimulatorBuilder weightPerMinute(int weight) {
    weightPerMinute = weight;
    return this;
  }

  /** Lets time stand still until the first WebSocket opens. */
  public SimulatorBuilder waitForClient() {
    waitsForClient = true;
    return this;
  }

  /**
   * Begins to listen and lets time run.
   *
   * @throws IllegalArgumentException if the options do not go together
   * @throws IllegalStateException if the port is taken
   */
  public BinanceSimulator open() {
    SimulatedClock time = clock != null ? clock : new ScaledClock(start, speed);
    Instant begin = Instant.EPOCH.plusNanos(Math.multiplyExact(time.nowMicros(), 1000L));
    if (recording != null && !faults.halts(begin).isEmpty()) {
      throw new IllegalArgumentException(
          "a recording cannot be halted: leave halts out of the script");
    }
    Market market =
        recording != null
            ? recording.market()
            : new MarketModel(seed, symbols, faults.halts(begin));
    RecordedFrames frames = recording != null ? recording.frames() : RecordedFrames.NONE;
    return new BinanceSimulator(
        new SimulatorOptions(
            host,
            port,
            time,
            market,
            seed,
            frames,
            faults,
            Map.copyOf(statuses),
            wrappedErrors,
            weightPerMinute,
            waitsForClient));
  }
}
