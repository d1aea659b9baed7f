package io.ennead.standalone.command;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in a line or two why a command failed; the stack trace goes to the log. */
public final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    LoggerFactory.getLogger(Failures.class).error("{} failed", command.getCommandName(), failure);
    command.getErr().println("ennead " + command.getCommandName() + ": " + explain(failure));
    return failure instanceof IllegalArgumentException ? ExitCodes.USAGE : ExitCodes.FAILED;
  }

  /** The messages from the failure down to its causes, each once. */
  static String explain(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = message(cause);
      if (text.indexOf(message) < 0) {
        text.append(text.isEmpty() ? "" : "\n  because: ").append(message);
      }
    }
    return text.toString();
  }

  private static String message(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
