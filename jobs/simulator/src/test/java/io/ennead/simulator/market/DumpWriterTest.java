package io.ennead.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpWriterTest {
  private static final LocalDate DAY = LocalDate.of(2025, 8, 1);
  private final MarketModel market = new MarketModel(1, MarketSymbol.defaults());
  @TempDir Path dir;

  @Test
  void aggregate_trades_have_the_eight_columns_and_microseconds_from_2025_on() throws Exception {
    Path zip = new DumpWriter(market).aggTrades(dir, "ADAUSDT", DAY);
    assertThat(zip).hasFileName("ADAUSDT-aggTrades-2025-08-01.zip");
    List<String> rows = rows(zip, "ADAUSDT-aggTrades-2025-08-01.csv");
    assertThat(rows)
        .allMatch(
            r ->
                r.matches(
                    "\\d+,\\d+\\.\\d{8},\\d+\\.\\d{8},\\d+,\\d+,17\\d{14},(True|False),True"));
    assertThat(rows)
        .hasSize(
            (int)
                (market.firstIdFrom("ADAUSDT", DAY.plusDays(1).toEpochDay() * 1440)
                    - market.firstIdFrom("ADAUSDT", DAY.toEpochDay() * 1440)));
  }

  @Test
  void stamps_before_2025_are_milliseconds() throws Exception {
    Path zip = new DumpWriter(market).aggTrades(dir, "ADAUSDT", LocalDate.of(2024, 12, 31));
    assertThat(rows(zip, "ADAUSDT-aggTrades-2024-12-31.csv"))
        .allMatch(r -> r.split(",")[5].length() == 13);
  }

  @Test
  void the_checksum_is_that_of_the_file_and_the_file_is_the_same_each_time() throws Exception {
    Path zip = new DumpWriter(market).trades(dir, "ADAUSDT", DAY);
    byte[] bytes = Files.readAllBytes(zip);
    String hash =
        "%064x".formatted(new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes)));
    assertThat(dir.resolve("ADAUSDT-trades-2025-08-01.zip.CHECKSUM"))
        .hasContent(hash + "  ADAUSDT-trades-2025-08-01.zip");
    new DumpWriter(new MarketModel(1, MarketSymbol.defaults())).trades(dir, "ADAUSDT", DAY);
    assertThat(zip).hasBinaryContent(bytes);
  }

  @Test
  void the_minute_klines_of_a_day_add_up_to_its_trades() throws Exception {
    DumpWriter writer = new DumpWriter(market);
    List<String> klines =
        rows(
            writer.klines(dir, "ADAUSDT", KlineInterval.MINUTE_1, DAY),
            "ADAUSDT-1m-2025-08-01.csv");
    List<String> fills = rows(writer.trades(dir, "ADAUSDT", DAY), "ADAUSDT-trades-2025-08-01.csv");
    assertThat(klines).hasSize(1440).anyMatch(r -> r.split(",")[8].equals("0"));
    assertThat(sum(klines, 8)).isEqualByComparingTo(new BigDecimal(fills.size()));
    assertThat(sum(klines, 5)).isEqualByComparingTo(sum(fills, 2));
    assertThat(sum(klines, 7)).isEqualByComparingTo(sum(fills, 3));
    assertThat(klines.get(0).split(",")[6]).endsWith("59999999");
  }

  @Test
  void an_hour_of_klines_equals_its_sixty_minutes() {
    long from = DAY.toEpochDay() * 86_400_000_000L;
    NaiveKlines klines = new NaiveKlines(market);
    List<Kline> minutes =
        klines.between("BTCUSDT", from, from + 3_600_000_000L, KlineInterval.MINUTE_1);
    Kline hour = klines.between("BTCUSDT", from, from + 1, KlineInterval.HOUR_1).get(0);
    assertThat(hour.open()).isEqualTo(minutes.get(0).open());
    assertThat(hour.close()).isEqualTo(minutes.get(59).close());
    assertThat(hour.high())
        .isEqualTo(minutes.stream().map(Kline::high).reduce(BigDecimal::max).orElseThrow());
    assertThat(hour.volume())
        .isEqualTo(minutes.stream().map(Kline::volume).reduce(BigDecimal::add).orElseThrow());
    assertThat(hour.firstTradeId()).isEqualTo(minutes.get(0).firstTradeId());
    assertThat(hour.lastTradeId()).isEqualTo(minutes.get(59).lastTradeId());
  }

  @Test
  void the_defects_of_the_real_archive_can_be_written() throws Exception {
    List<String> whole = written(DumpDefect.NONE);
    assertThat(written(DumpDefect.UNSORTED_ROWS))
        .containsExactlyInAnyOrderElementsOf(whole)
        .isNotEqualTo(whole);
    assertThat(written(DumpDefect.DUPLICATED_ROWS)).hasSizeGreaterThan(whole.size());
    assertThat(new HashSet<>(written(DumpDefect.DUPLICATED_ROWS))).isEqualTo(new HashSet<>(whole));
    assertThat(written(DumpDefect.TRUNCATED)).isEqualTo(whole.subList(0, whole.size() * 2 / 3));
    assertThat(written(DumpDefect.MISSING_ROWS)).hasSizeLessThan(whole.size());
    assertThat(written(DumpDefect.WRONG_CHECKSUM)).isEqualTo(whole);
    assertThat(dir.resolve("ADAUSDT-aggTrades-2025-08-01.zip.CHECKSUM"))
        .hasContent("0".repeat(64) + "  ADAUSDT-aggTrades-2025-08-01.zip");
  }

  private List<String> written(DumpDefect defect) throws IOException {
    return rows(
        new DumpWriter(market, defect).aggTrades(dir, "ADAUSDT", DAY),
        "ADAUSDT-aggTrades-2025-08-01.csv");
  }

  private static BigDecimal sum(List<String> rows, int column) {
    return rows.stream()
        .map(r -> new BigDecimal(r.split(",")[column]))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> rows(Path zip, String entry) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      byte[] bytes = file.getInputStream(file.getEntry(entry)).readAllBytes();
      return new String(bytes, StandardCharsets.US_ASCII).lines().toList();
    }
  }
}
