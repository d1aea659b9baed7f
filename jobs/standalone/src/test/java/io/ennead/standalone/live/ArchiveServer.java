package io.ennead.standalone.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ennead.simulator.market.DumpDefect;
import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.Market;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The klines of a simulated market as the exchange's archive serves them: the days and months of
 * one symbol that are over, made when they are asked for.
 */
final class ArchiveServer implements AutoCloseable {

  private static final Pattern PATH =
      Pattern.compile(
          "/data/spot/(daily|monthly)/klines/(\\w+)/(\\w+)/\\2-\\3-([0-9-]+)\\.zip(\\.CHECKSUM)?");

  private final HttpServer server;
  private final DumpWriter writer;
  private final String symbol;
  private final LocalDate today;
  private final Path folder;

  /** Names of the zips that were asked for and are there. */
  final Queue<String> served = new ConcurrentLinkedQueue<>();

  /** What it answers with in place of all it has; 0 for nothing. */
  volatile int refusal;

  ArchiveServer(Market market, DumpDefect defect, String symbol, LocalDate today, Path folder)
      throws IOException {
    this.writer = new DumpWriter(market, defect);
    this.symbol = symbol;
    this.today = today;
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = refusal == 0 ? file(exchange.getRequestURI().getPath()) : null;
      if (file == null) {
        exchange.sendResponseHeaders(refusal == 0 ? 404 : refusal, -1);
        return;
      }
      byte[] body = Files.readAllBytes(file);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Path file(String path) throws IOException {
    Matcher asked = PATH.matcher(path);
    if (!asked.matches() || !asked.group(2).equals(symbol)) {
      return null;
    }
    KlineInterval interval =
        Arrays.stream(KlineInterval.values())
            .filter(code -> code.code().equals(asked.group(3)))
            .findFirst()
            .orElseThrow();
    Path zip =
        asked.group(1).equals("daily")
            ? day(interval, LocalDate.parse(asked.group(4)))
            : month(interval, YearMonth.parse(asked.group(4)));
    if (zip == null || asked.group(5) == null) {
      if (zip != null) {
        served.add(zip.getFileName().toString());
      }
      return zip;
    }
    return zip.resolveSibling(zip.getFileName() + ".CHECKSUM");
  }

  private Path day(KlineInterval interval, LocalDate day) throws IOException {
    Path zip = folder.resolve("%s-%s-%s.zip".formatted(symbol, interval.code(), day));
    if (Files.exists(zip)) {
      return zip;
    }
    return day.isBefore(today) ? writer.klines(folder, symbol, interval, day) : null;
  }

  /** The rows of its days, in a zip of one file. */
  private Path month(KlineInterval interval, YearMonth month) throws IOException {
    String name = "%s-%s-%s".formatted(symbol, interval.code(), month);
    Path file = folder.resolve(name + ".zip");
    // Made once: a zip holds the time at which it was made.
    if (Files.exists(file)) {
      return file;
    }
    if (!month.plusMonths(1).atDay(1).isBefore(today)) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name + ".csv"));
      for (int day = 1; day <= month.lengthOfMonth(); day++) {
        try (ZipFile one = new ZipFile(day(interval, month.atDay(day)).toFile())) {
          one.getInputStream(one.entries().nextElement()).transferTo(zip);
        }
      }
    }
    Files.write(file, bytes.toByteArray());
    Files.writeString(
        folder.resolve(name + ".zip.CHECKSUM"),
        "%s  %s.zip\n".formatted(sha256(bytes.toByteArray()), name));
    return file;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
