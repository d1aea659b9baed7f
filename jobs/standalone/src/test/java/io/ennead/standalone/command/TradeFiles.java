package io.ennead.standalone.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/** Dumps of trades as lines, for tests that break them. */
final class TradeFiles {

  private TradeFiles() {}

  static List<String> lines(Path zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      in.getNextEntry();
      return new ArrayList<>(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    }
  }

  static Path write(Path file, List<String> lines) throws IOException {
    return Files.write(file, lines);
  }

  /** The open time of the minute of a line of aggTrades with microsecond stamps. */
  static long minuteOf(String line) {
    return Long.parseLong(line.split(",")[5]) / 60_000_000L * 60_000L;
  }
}
