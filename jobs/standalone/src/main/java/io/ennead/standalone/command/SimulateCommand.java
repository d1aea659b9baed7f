package io.ennead.standalone.command;

import io.ennead.simulator.binance.SimulateBinance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ennead simulate}: exchanges to rehearse against. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "EXCHANGE",
    description = "Runs a simulated exchange by itself, to rehearse against.",
    subcommands = SimulateBinance.class)
public final class SimulateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name the exchange: binance");
  }
}
