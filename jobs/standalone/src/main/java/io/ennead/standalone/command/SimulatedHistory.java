package io.ennead.standalone.command;

import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Files of trades of a simulated market, as the exchange's archive would have them. */
final class SimulatedHistory {

  /** The same market every time. */
  private static final long SEED = 9;

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

  private SimulatedHistory() {}

  /** The files of so many days in this folder; those that are absent are made. */
  static List<Path> in(Path folder, int days, PrintWriter out) throws IOException {
    if (days < 1) {
      throw new IllegalArgumentException("--days is " + days + ": it must be at least 1");
    }
    Files.createDirectories(folder);
    List<MarketSymbol> symbols = MarketSymbol.defaults();
    DumpWriter writer = new DumpWriter(new MarketModel(SEED, symbols));
    List<Path> files = new ArrayList<>();
    for (MarketSymbol symbol : symbols) {
      for (int day = 0; day < days; day++) {
        files.add(file(writer, folder, symbol.name(), FIRST_DAY.plusDays(day)));
      }
    }
    out.printf("Simulated market: %d symbols, %d days, in %s%n", symbols.size(), days, folder);
    return files;
  }

  private static Path file(DumpWriter writer, Path folder, String symbol, LocalDate day)
      throws IOException {
    Path file = folder.resolve("%s-aggTrades-%s.zip".formatted(symbol, day));
    Path checksum = folder.resolve(file.getFileName() + ".CHECKSUM");
    // The checksum is written last: a file without one was cut short.
    return Files.exists(file) && Files.exists(checksum)
        ? file
        : writer.aggTrades(folder, symbol, day);
  }
}
