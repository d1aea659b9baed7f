package io.ennead.standalone.command;

import io.ennead.binance.CandleStore;
import io.ennead.pipeline.LiveFeeds;
import io.ennead.pipeline.LiveTrades;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.standalone.exchange.LiveStart;
import io.ennead.standalone.exchange.SimulatedExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;

/** The exchanges that a run can read live. */
enum LiveExchange {
  /** One in this process, on loopback. */
  SIMULATED {
    @Override
    LiveInput open(
        Configuration configuration, Path directory, double speed, Path faults, CandleStore candles)
        throws IOException {
      if (speed <= 0) {
        throw new IllegalArgumentException(
            "--speed is " + speed + ": a live exchange needs a speed above 0");
      }
      SimulatedExchange exchange =
          SimulatedExchange.open(
              directory.resolve("simulated-exchange.properties"),
              speed,
              faults == null ? FaultScript.NONE : FaultScript.load(faults));
      Configuration options =
          LiveStart.in(
              directory.resolve("simulated-start.properties"),
              exchange.options(configuration),
              exchange.now());
      return new LiveInput(
          LiveTrades.binance(options, exchange.clock(), candles),
          LiveFeeds.of(options),
          "simulated: " + exchange.describe(),
          exchange);
    }
  },
  /** Binance spot, as the options say. */
  BINANCE {
    @Override
    LiveInput open(
        Configuration configuration, Path directory, double speed, Path faults, CandleStore candles)
        throws IOException {
      if (faults != null) {
        throw new IllegalArgumentException(
            "--faults " + faults + ": only the simulated exchange can be made to fail");
      }
      Configuration options =
          LiveStart.in(directory.resolve("binance-start.properties"), configuration, Instant.now());
      return new LiveInput(
          LiveTrades.binance(options, candles), LiveFeeds.of(options), "Binance spot", () -> {});
    }
  };

  /**
   * Makes the input of a live job.
   *
   * @param directory where an exchange of this machine keeps its clock
   * @param speed of an exchange of this machine
   * @param faults the script of what goes wrong at an exchange of this machine, or null
   * @param candles what is stored already
   */
  abstract LiveInput open(
      Configuration configuration, Path directory, double speed, Path faults, CandleStore candles)
      throws IOException;

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
