package io.ennead.standalone;

import io.ennead.postgres.DatabaseOptions;
import io.ennead.standalone.command.CandlesCommand;
import io.ennead.standalone.command.CompareCommand;
import io.ennead.standalone.command.ExplainCommand;
import io.ennead.standalone.command.Failures;
import io.ennead.standalone.command.HeadsCommand;
import io.ennead.standalone.command.IndicatorsCommand;
import io.ennead.standalone.command.ReplayCommand;
import io.ennead.standalone.command.RunCommand;
import io.ennead.standalone.command.SimulateCommand;
import io.ennead.standalone.command.StatusCommand;
import io.ennead.standalone.command.SubmitCommand;
import io.ennead.standalone.command.VotesCommand;
import io.ennead.standalone.command.WorkflowCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** The command line: {@code ./ennead help}. */
@Command(
    name = "ennead",
    description = "Market data in, trading signals out, on Apache Flink.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      RunCommand.class,
      ReplayCommand.class,
      CandlesCommand.class,
      IndicatorsCommand.class,
      ExplainCommand.class,
      VotesCommand.class,
      HeadsCommand.class,
      StatusCommand.class,
      WorkflowCommand.class,
      CompareCommand.class,
      SimulateCommand.class,
      SubmitCommand.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; the message says why and what to do",
      "2:the command line is wrong",
      "3:done, but the input had defects: rows were set aside or are missing"
    })
public final class Ennead {

  private Ennead() {}

  public static void main(String[] arguments) {
    System.exit(
        execute(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs one command and returns its exit code. */
  public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine = new CommandLine(new Ennead());
    return commandLine
        .setOut(out)
        .setErr(err)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures())
        .setParameterExceptionHandler(withoutPasswords(commandLine.getParameterExceptionHandler()))
        .execute(arguments.length == 0 ? new String[] {"help"} : arguments);
  }

  /** A complaint repeats what was typed, which may be a URL with a password. */
  private static IParameterExceptionHandler withoutPasswords(IParameterExceptionHandler handler) {
    return (complaint, arguments) -> {
      String shown = DatabaseOptions.redacted(complaint.getMessage());
      return handler.handleParseException(
          shown.equals(complaint.getMessage())
              ? complaint
              : new ParameterException(complaint.getCommandLine(), shown),
          arguments);
    };
  }
}
