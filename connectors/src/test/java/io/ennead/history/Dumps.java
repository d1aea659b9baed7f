package io.ennead.history;

import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small dump files in the exchange's own form. */
public final class Dumps {

  /** 2024-01-01T00:00:00Z. */
  public static final long DAY = 1_704_067_200_000L;

  private static final String KLINE = "%d,100.5,101,99.5,100,%s,%d,1000.5,%d,1.25,125.5,0";

  private Dumps() {}

  /** A row of aggTrades: one trade, its id twice as its trade ids. */
  public static String aggTrade(long id, long millis, String price, String quantity) {
    return "%d,%s,%s,%d,%d,%d,True,True".formatted(id, price, quantity, id, id, millis);
  }

  /** Rows with consecutive ids, so many milliseconds apart. */
  public static List<String> aggTrades(long firstId, int count, long firstMillis, long apart) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(aggTrade(firstId + i, firstMillis + i * apart, "42000." + (10 + i % 90), "0.5"));
    }
    return rows;
  }

  /** A row of klines of a minute. */
  public static String kline(long openTime, String volume, long trades) {
    return KLINE.formatted(openTime, volume, openTime + 59_999, trades);
  }

  /** Consecutive minutes. */
  public static List<String> klines(long openTime, int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(kline(openTime + i * 60_000L, "2.5", 7 + i));
    }
    return rows;
  }

  /** Writes rows into a file that is packed as its name says. */
  public static Path write(Path folder, String name, List<String> rows) {
    String text = rows.isEmpty() ? "" : String.join("\n", rows) + "\n";
    return bytes(folder, name, text);
  }

  /** Writes a text into a file that is packed as its name says. */
  public static Path bytes(Path folder, String name, String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      if (name.endsWith(".gz")) {
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
          gzip.write(plain);
        }
      } else if (name.endsWith(".zip")) {
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
          zip.putNextEntry(new ZipEntry(name.replace(".zip", ".csv")));
          zip.write(plain);
        }
      } else {
        packed.write(plain);
      }
      return Files.write(folder.resolve(name), packed.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan of files whose names say everything. */
  public static HistoryPlan plan(HistoryInput input, Path... files) {
    return plan(HistoryDefaults.of(input), files);
  }

  public static HistoryPlan plan(HistoryDefaults defaults, Path... files) {
    try {
      return HistoryPlan.inspect(List.of(files), defaults);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
