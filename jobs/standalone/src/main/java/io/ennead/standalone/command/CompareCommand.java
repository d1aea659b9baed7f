package io.ennead.standalone.command;

import io.ennead.pipeline.arguments.TimeConverter;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.standalone.compare.Comparison;
import io.ennead.standalone.compare.Side;
import io.ennead.standalone.compare.Sides;
import io.ennead.standalone.compare.Window;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ennead compare}: what differs between the rows of two runs. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares the rows of two runs by their natural keys and says, row by row, what differs.",
      "Each of the two is a JDBC URL (with currentSchema=NAME for another schema than public), a"
          + " data directory, a folder that replay --csv wrote, or beside a URL a schema of its"
          + " database.",
      "The machine's clock is never compared, provenance only if asked for; what is left out is"
          + " said."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing differs",
      "1:something does",
      "2:the command line is wrong, one of the two cannot be read, a table that was named is not on"
          + " both sides, or there was nothing to compare"
    })
public final class CompareCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "A", description = "One of the two.")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "The other.")
  private String second;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Leaves out candles that open before, and what stands on them.")
  private Long from;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "Leaves out candles that close later, and what stands on them: a live run has no end.")
  private Long until;

  @Option(
      names = "--tables",
      split = ",",
      paramLabel = "TABLE",
      description = "Only these tables, separated by commas.")
  private Set<String> tables = new LinkedHashSet<>();

  @Option(
      names = "--with-provenance",
      description = "Compares the columns that say how a row came to be, too.")
  private boolean provenance;

  @Option(
      names = "--without-trade-ids",
      description = "Leaves out the trade ids of candles, which those made of klines do not have.")
  private boolean withoutTradeIds;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Lists so many differences of a table (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--user", paramLabel = "ROLE", description = "The role to connect as.")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the password; else ENNEAD_DB_PASSWORD or PGPASSWORD of the"
              + " environment is used.")
  private Path passwordFile;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (Side a = open(first, second);
        Side b = open(second, first)) {
      out.println("A  " + DatabaseOptions.redacted(first));
      out.println("B  " + DatabaseOptions.redacted(second));
      Comparison.Result result = comparison().of(a, b, out::println);
      out.println(
          result.differences() == 0
              ? "%,d rows compared: nothing differs".formatted(result.rows())
              : "%,d rows compared: %,d differ".formatted(result.rows(), result.differences()));
      if (!result.absent().isEmpty()) {
        throw new IllegalArgumentException(
            "the tables %s were named, but are not on both sides: nothing is known of them"
                .formatted(result.absent()));
      }
      if (result.rows() == 0) {
        throw new IllegalArgumentException("there was no row to compare");
      }
      return result.differences() == 0 ? ExitCodes.DONE : ExitCodes.FAILED;
    } catch (SQLException | IOException e) {
      throw new IllegalArgumentException("one of the two cannot be read", e);
    }
  }

  private Comparison comparison() {
    Set<String> unknown = new LinkedHashSet<>(tables);
    unknown.removeAll(Comparison.tables());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the tables %s are not known: use some of %s".formatted(unknown, Comparison.tables()));
    }
    Window window =
        new Window(
            from == null ? Window.ALL.from() : from, until == null ? Window.ALL.until() : until);
    return new Comparison(window, provenance, !withoutTradeIds, tables, limit);
  }

  private Side open(String text, String other) throws IOException, SQLException {
    return Sides.open(
        text, other, url -> DatabaseOptions.of(url, user, passwordFile, System.getenv()));
  }
}
