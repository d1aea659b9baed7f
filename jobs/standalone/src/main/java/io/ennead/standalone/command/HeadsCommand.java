package io.ennead.standalone.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ennead heads}: how the nine heads vote. */
@Command(
    name = "heads",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    description = "Measures how the nine heads vote.",
    subcommands = HeadsReportCommand.class)
public final class HeadsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to measure: report");
  }
}
