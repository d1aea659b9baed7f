package io.ennead.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A file of klines that tests make themselves: a random walk with taker volume. */
final class DrawnKlines {

  private static final long START = 1_767_225_600_000L;

  private DrawnKlines() {}

  /** 15m klines of BTCUSDT from 2026-01-01 on, the same ones every time. */
  static Path write(Path folder, int count) throws IOException {
    Random random = new Random(9);
    StringBuilder rows = new StringBuilder();
    double price = 20_000;
    for (int i = 0; i < count; i++) {
      double open = price;
      price += 40 * random.nextGaussian();
      double high = Math.max(open, price) + 20 * random.nextDouble();
      double low = Math.min(open, price) - 20 * random.nextDouble();
      double volume = 50 + 100 * random.nextDouble();
      long time = START + i * 900_000L;
      rows.append(
          "%d,%.2f,%.2f,%.2f,%.2f,%.3f,%d,%.2f,%d,%.3f,%.2f,0%n"
              .formatted(
                  time,
                  open,
                  high,
                  low,
                  price,
                  volume,
                  time + 899_999L,
                  volume * price,
                  500,
                  volume / 2,
                  volume * price / 2));
    }
    return Files.writeString(folder.resolve("BTCUSDT-15m-drawn.csv"), rows);
  }
}
