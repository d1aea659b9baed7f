package io.ennead.standalone.command;

import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ennead simulate archive}: files as the exchange's public archive has them. */
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description = "Writes the daily files of aggTrades of a simulated market, with checksums.")
public final class SimulateArchiveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Where the files go; made if absent.")
  private Path folder;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      defaultValue = "2026-01-05",
      description = "The first day (default: ${DEFAULT-VALUE}).")
  private LocalDate from;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many days (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "9",
      description = "Which market; the same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (days < 1) {
      throw new IllegalArgumentException("--days is " + days + ": it must be at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    Files.createDirectories(folder);
    DumpWriter writer = new DumpWriter(new MarketModel(seed, MarketSymbol.defaults()));
    for (MarketSymbol symbol : MarketSymbol.defaults()) {
      for (int day = 0; day < days; day++) {
        out.println(writer.aggTrades(folder, symbol.name(), from.plusDays(day)));
      }
    }
    out.println("Replay them: ./ennead replay --trades " + folder);
    return ExitCodes.DONE;
  }
}
