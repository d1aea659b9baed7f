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
    synopsisSubcommandLabel = "WHAT",
    description = "Runs a simulated exchange by itself, or writes the files of its archive.",
    subcommands = {SimulateBinance.class, SimulateArchiveCommand.class})
public final class SimulateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to simulate: binance or archive");
  }
}
