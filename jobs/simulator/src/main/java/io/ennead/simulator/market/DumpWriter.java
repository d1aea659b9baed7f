package io.ennead.simulator.market;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the daily files of Binance's public archive (github.com/binance/binance-public-data): a
 * zip with one CSV without header, and beside it a {@code .CHECKSUM} as {@code sha256sum} prints
 * it. Stamps are milliseconds, from 2025-01-01 on microseconds. The same market gives the same
 * bytes.
 */
public final class DumpWriter {
  private static final LocalDate MICROSECONDS_FROM = LocalDate.of(2025, 1, 1);
  private static final long DAY_MICROS = 86_400_000_000L;
  private final Market market;
  private final DumpDefect defect;

  /** Writes whole and sorted files. */
  public DumpWriter(Market market) {
    this(market, DumpDefect.NONE);
  }

  /** Writes files with a defect that was seen in the real archive. */
  public DumpWriter(Market market, DumpDefect defect) {
    this.market = market;
    this.defect = defect;
  }

  /**
   * Writes {@code SYMBOL-aggTrades-YYYY-MM-DD.zip} and its checksum.
   *
   * @return the zip
   * @throws IOException if the directory cannot be written
   */
  public Path aggTrades(Path dir, String symbol, LocalDate day) throws IOException {
    List<String> rows = new ArrayList<>();
    for (AggregateTrade t : tradesOf(symbol, day)) {
      rows.add(
          String.join(
              ",",
              Long.toString(t.id()),
              Amounts.format(t.price()),
              Amounts.format(t.quantity()),
              Long.toString(t.firstTradeId()),
              Long.toString(t.lastTradeId()),
              Long.toString(stamp(t.timeMicros(), day)),
              pythonBoolean(t.buyerMaker()),
              "True"));
    }
    return write(dir, "%s-aggTrades-%s".formatted(symbol, day), rows);
  }

  /** Writes {@code SYMBOL-trades-YYYY-MM-DD.zip}, the single trades, and its checksum. */
  public Path trades(Path dir, String symbol, LocalDate day) throws IOException {
    List<String> rows = new ArrayList<>();
    for (AggregateTrade t : tradesOf(symbol, day)) {
      for (Fill f : market.fills(symbol, t)) {
        rows.add(
            String.join(
                ",",
                Long.toString(f.id()),
                Amounts.format(f.price()),
                Amounts.format(f.quantity()),
                Amounts.quote(f.price(), f.quantity()).toPlainString(),
                Long.toString(stamp(f.timeMicros(), day)),
                pythonBoolean(f.buyerMaker()),
                "True"));
      }
    }
    return write(dir, "%s-trades-%s".formatted(symbol, day), rows);
  }

  /**
   * Writes {@code SYMBOL-INTERVAL-YYYY-MM-DD.zip} by {@link NaiveKlines}, and its checksum.
   *
   * @param interval up to a day; longer ones exist only as monthly files
   * @throws IllegalArgumentException if the interval is longer than a day
   */
  public Path klines(Path dir, String symbol, KlineInterval interval, LocalDate day)
      throws IOException {
    if (interval.compareTo(KlineInterval.DAY_1) > 0) {
      throw new IllegalArgumentException(
          "%s klines have no daily file: take up to 1d".formatted(interval.code()));
    }
    long start = day.toEpochDay() * DAY_MICROS;
    List<String> rows = new ArrayList<>();
    for (Kline k : new NaiveKlines(market).between(symbol, start, start + DAY_MICROS, interval)) {
      rows.add(
          String.join(
              ",",
              Long.toString(stamp(k.openTime(), day)),
              k.open().toPlainString(),
              k.high().toPlainString(),
              k.low().toPlainString(),
              k.close().toPlainString(),
              k.volume().toPlainString(),
              Long.toString(stamp(k.closeTime() - 1, day)),
              k.quoteVolume().toPlainString(),
              Long.toString(k.trades()),
              k.takerBuyVolume().toPlainString(),
              k.takerBuyQuoteVolume().toPlainString(),
              "0"));
    }
    return write(dir, "%s-%s-%s".formatted(symbol, interval.code(), day), rows);
  }

  private static long stamp(long micros, LocalDate day) {
    return day.isBefore(MICROSECONDS_FROM) ? Math.floorDiv(micros, 1000) : micros;
  }

  private static String pythonBoolean(boolean value) {
    return value ? "True" : "False";
  }

  private List<AggregateTrade> tradesOf(String symbol, LocalDate day) {
    market.symbol(symbol);
    List<AggregateTrade> trades = new ArrayList<>();
    long start = day.toEpochDay() * 1440;
    for (long minute = start; minute < start + 1440; minute++) {
      trades.addAll(market.minute(symbol, minute));
    }
    return trades;
  }

  private Path write(Path dir, String name, List<String> rows) throws IOException {
    defect.apply(rows);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name + ".csv");
      entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      Writer writer = new OutputStreamWriter(zip, StandardCharsets.US_ASCII);
      for (String row : rows) {
        writer.append(row).append('\n');
      }
      writer.flush();
    }
    Files.createDirectories(dir);
    Path file = dir.resolve(name + ".zip");
    Files.write(file, bytes.toByteArray());
    String hash =
        defect == DumpDefect.WRONG_CHECKSUM ? "0".repeat(64) : sha256(bytes.toByteArray());
    Files.writeString(dir.resolve(name + ".zip.CHECKSUM"), "%s  %s.zip\n".formatted(hash, name));
    return file;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
