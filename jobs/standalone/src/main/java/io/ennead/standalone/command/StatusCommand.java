package io.ennead.standalone.command;

import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.postgres.GapQuery;
import io.ennead.postgres.Status;
import io.ennead.postgres.StatusQuery;
import io.ennead.records.Instrument;
import java.io.PrintWriter;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./ennead status}: what the database holds. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Says what the database holds: rows, symbols, range, sources, size, newest candle.")
public final class StatusCommand implements Callable<Integer> {

  @Mixin private DataArguments data;
  @Mixin private OptionArguments options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try (var database = data.open(options.configuration(), spec.commandLine().getErr());
        Connection connection = database.options().connect()) {
      print(
          database.options().toString(), StatusQuery.read(connection), GapQuery.totals(connection));
      return ExitCodes.DONE;
    }
  }

  private void print(String database, Status status, GapQuery.Totals gaps) {
    PrintWriter out = spec.commandLine().getOut();
    line(out, "database", database);
    line(out, "candles", "%,d".formatted(status.rows()));
    line(out, "late trades", "%,d".formatted(status.lateTrades()));
    line(out, "gaps", inWords(gaps));
    line(out, "size on disk", "%,.1f MB".formatted(status.bytesOnDisk() / 1e6));
    if (status.rows() == 0) {
      out.println("There is no candle yet: './ennead run' or './ennead replay' makes some.");
      return;
    }
    line(
        out,
        "symbols",
        status.instruments().stream().map(Instrument::toString).collect(Collectors.joining(", ")));
    line(out, "intervals", counts(status.rowsPerInterval()));
    line(out, "sources", counts(status.rowsPerSource()));
    line(out, "quality", counts(status.rowsPerQuality()));
    Status.Series newest = status.newest().orElseThrow();
    line(
        out,
        "range (UTC)",
        status.from().orElseThrow() + " to " + Instant.ofEpochMilli(newest.closeTime()));
    line(
        out,
        "newest candle",
        "%s %s of %s, closed %s ago"
            .formatted(
                newest.instrument(),
                newest.interval(),
                Instant.ofEpochMilli(newest.lastOpenTime()),
                age(status.age(Instant.now()).orElseThrow())));
  }

  private static String inWords(GapQuery.Totals gaps) {
    String open =
        gaps.open() == 0
            ? "none open"
            : "%,d open of %d symbols since %s, %s"
                .formatted(gaps.open(), gaps.symbols(), gaps.since(), missing(gaps));
    return open + ", %,d repaired".formatted(gaps.repaired());
  }

  private static String missing(GapQuery.Totals gaps) {
    String known = "%,d trade ids missing".formatted(gaps.missing());
    if (gaps.unbounded() == 0) {
      return known;
    }
    String unknown = "%,d of them outages that last".formatted(gaps.unbounded());
    return gaps.unbounded() == gaps.open() ? unknown : known + ", " + unknown;
  }

  private static String counts(Map<?, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String age(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + " days " + age.toHoursPart() + " h";
    }
    return age.toHours() > 0
        ? age.toHours() + " h " + age.toMinutesPart() + " min"
        : age.toMinutes() + " min " + age.toSecondsPart() + " s";
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf("%-14s %s%n", name, value);
  }
}
