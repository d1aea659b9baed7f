package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.binance.CandleStore;
import io.ennead.binance.DamagedCandlesException;
import io.ennead.history.archive.ArchiveOptions;
import io.ennead.pipeline.ArchivedCandles;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.simulator.market.DumpDefect;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the database lacks comes out of the files of the exchange's archive. */
class ArchivedCandlesTest {

  private static final String SYMBOL = "ADAUSDT";
  private static final Instrument ADA = Instrument.binance(SYMBOL);
  private static final LocalDate TODAY = LocalDate.parse("2025-02-02");
  private static final long MIDNIGHT =
      TODAY.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  private static final long HOUR = Interval.H1.millis();
  private static final long DAY = 24 * HOUR;
  private static final MarketModel MARKET = new MarketModel(1, MarketSymbol.defaults());

  @TempDir Path folder;

  @Test
  void days_that_are_over_are_those_of_the_exchange_and_the_open_one_is_left_to_it()
      throws Exception {
    try (ArchiveServer server = server(DumpDefect.NONE)) {
      List<Candle> found =
          store(server, CandleStore.EMPTY)
              .between(ADA, Interval.M1, MIDNIGHT - 90 * 60_000, MIDNIGHT + HOUR);

      assertThat(found).hasSize(90).allMatch(candle -> candle.origin() == Origin.HISTORICAL);
      assertThat(found)
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
          .isEqualTo(WholePast.klines(MARKET, ADA, Interval.M1, MIDNIGHT - 90 * 60_000, MIDNIGHT));
      assertThat(server.served).containsExactly("ADAUSDT-1m-2025-02-01.zip");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNSORTED_ROWS", "DUPLICATED_ROWS"})
  void rows_that_are_not_in_order_or_come_twice_do_no_harm(DumpDefect defect) throws Exception {
    try (ArchiveServer server = server(defect)) {
      assertThat(
              store(server, CandleStore.EMPTY)
                  .between(ADA, Interval.H1, MIDNIGHT - 2 * DAY, MIDNIGHT))
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
          .isEqualTo(WholePast.klines(MARKET, ADA, Interval.H1, MIDNIGHT - 2 * DAY, MIDNIGHT));
    }
  }

  @Test
  void a_whole_month_comes_in_one_file_and_other_days_by_themselves() throws Exception {
    try (ArchiveServer server = server(DumpDefect.NONE)) {
      List<Candle> found =
          store(server, CandleStore.EMPTY)
              .between(ADA, Interval.H1, MIDNIGHT - 33 * DAY + 5 * HOUR, MIDNIGHT + HOUR);

      // Stamps are milliseconds up to 2024 and microseconds from 2025 on.
      assertThat(server.served)
          .containsExactly(
              "ADAUSDT-1h-2024-12-31.zip", "ADAUSDT-1h-2025-01.zip", "ADAUSDT-1h-2025-02-01.zip");
      assertThat(found).hasSize(33 * 24 - 5);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).openTime()).isEqualTo(MIDNIGHT - 33 * DAY + (5 + i) * HOUR);
      }
    }
  }

  @Test
  void only_days_that_lack_a_candle_are_fetched_and_what_is_stored_stays() throws Exception {
    try (ArchiveServer server = server(DumpDefect.NONE)) {
      List<Candle> all =
          store(server, CandleStore.EMPTY).between(ADA, Interval.H1, MIDNIGHT - 3 * DAY, MIDNIGHT);
      server.served.clear();
      long missing = MIDNIGHT - 30 * HOUR;
      CandleStore stored =
          (instrument, interval, from, until) ->
              all.stream().filter(candle -> candle.openTime() != missing).toList();

      assertThat(store(server, stored).between(ADA, Interval.H1, MIDNIGHT - 3 * DAY, MIDNIGHT))
          .isEqualTo(all);
      assertThat(server.served).containsExactly("ADAUSDT-1h-2025-01-31.zip");
    }
  }

  @Test
  void what_the_archive_does_not_have_is_left_out() throws Exception {
    try (ArchiveServer server = server(DumpDefect.NONE)) {
      assertThat(
              store(server, CandleStore.EMPTY)
                  .between(
                      Instrument.binance("BNBUSDT"), Interval.H1, MIDNIGHT - 3 * DAY, MIDNIGHT))
          .isEmpty();
    }
  }

  @Test
  void a_file_that_does_not_agree_with_its_checksum_is_damaged_and_named() throws Exception {
    try (ArchiveServer server = server(DumpDefect.WRONG_CHECKSUM)) {
      CandleStore store = store(server, CandleStore.EMPTY);
      assertThatThrownBy(() -> store.between(ADA, Interval.H1, MIDNIGHT - DAY, MIDNIGHT))
          .isInstanceOf(DamagedCandlesException.class)
          .hasMessageContaining(
              server.url()
                  + "/data/spot/daily/klines/ADAUSDT/1h/ADAUSDT-1h-2025-02-01.zip of the archive is"
                  + " damaged: its SHA-256 is ")
          .hasMessageEndingWith("fetch both again");
    }
  }

  @Test
  void an_archive_that_refuses_is_no_damage() throws Exception {
    try (ArchiveServer server = server(DumpDefect.NONE)) {
      server.refusal = 503;
      CandleStore store = store(server, CandleStore.EMPTY);
      assertThatThrownBy(() -> store.between(ADA, Interval.H1, MIDNIGHT - DAY, MIDNIGHT))
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith("ADAUSDT-1h-2025-02-01.zip.CHECKSUM answered with 503");
    }
  }

  @Test
  void without_an_address_there_is_no_archive() {
    assertThat(ArchivedCandles.behind(CandleStore.EMPTY, new Configuration()))
        .isSameAs(CandleStore.EMPTY);
  }

  private ArchiveServer server(DumpDefect defect) throws IOException {
    return new ArchiveServer(MARKET, defect, SYMBOL, TODAY, folder);
  }

  private static CandleStore store(ArchiveServer server, CandleStore stored) {
    Configuration options = new Configuration();
    options.set(ArchiveOptions.URL, server.url());
    return ArchivedCandles.behind(stored, options);
  }
}
