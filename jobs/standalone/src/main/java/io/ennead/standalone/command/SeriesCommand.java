package io.ennead.standalone.command;

import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that reads what the database holds of one series, and prints it.
 *
 * @param <R> what it reads
 */
abstract class SeriesCommand<R> implements Callable<Integer> {

  @Mixin private SeriesArguments series;
  @Mixin private DataArguments data;
  @Mixin private OptionArguments options;
  @Spec private CommandSpec spec;

  /** What the user is told that there is none of. */
  abstract String what();

  abstract Optional<R> find(Connection connection) throws Exception;

  abstract void print(R found, PrintWriter out) throws Exception;

  final Instrument instrument() {
    return series.instrument();
  }

  final Interval interval() {
    return series.interval();
  }

  /** The time given, epoch milliseconds, or one that is later than any candle. */
  static long orEver(Long time) {
    return time == null ? SeriesArguments.EVER : time;
  }

  @Override
  public final Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    try (var database = data.open(options.configuration(), err);
        Connection connection = database.options().connect()) {
      Optional<R> found = find(connection);
      if (found.isEmpty()) {
        err.println(series.absent(what(), database.options()));
        return ExitCodes.FAILED;
      }
      PrintWriter out = spec.commandLine().getOut();
      print(found.get(), out);
      out.flush();
      return ExitCodes.DONE;
    }
  }
}
