package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.records.Gap;
import io.ennead.records.GapEntry;
import io.ennead.records.Instrument;
import io.ennead.records.OutageMinutes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapQueryTest {

  private static final long AUGUST = Instant.parse("2025-08-01T00:00:00Z").toEpochMilli();
  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final Instrument ETH = Instrument.binance("ETHUSDT");

  private final TestDatabase database = TestDatabase.migrated();

  @Test
  void without_gaps_nothing_is_missing() throws Exception {
    try (Connection connection = database.options().connect()) {
      assertThat(GapQuery.totals(connection)).isEqualTo(new GapQuery.Totals(0, 0, 0, 0, null, 0));
      assertThat(GapQuery.newestBefore(connection, BTC, AUGUST)).isEmpty();
    }
  }

  @Test
  void open_gaps_are_told_with_what_they_miss_and_repaired_ones_are_counted() throws Exception {
    write(new GapEntry(new Gap(BTC, 5, 9, AUGUST, AUGUST + 500), true));
    write(new GapEntry(new Gap(BTC, 20, 20, AUGUST + 60_000, AUGUST + 60_500), false));
    write(new GapEntry(new Gap(ETH, 7, 9, AUGUST + 30_000, AUGUST + 31_000), false));

    try (Connection connection = database.options().connect()) {
      assertThat(GapQuery.totals(connection))
          .isEqualTo(new GapQuery.Totals(2, 4, 2, 0, Instant.ofEpochMilli(AUGUST + 30_000), 1));
      assertThat(GapQuery.newestBefore(connection, BTC, AUGUST + 60_000))
          .contains(
              new GapQuery.Stored(
                  5,
                  9L,
                  Instant.ofEpochMilli(AUGUST),
                  Instant.ofEpochMilli(AUGUST + 500),
                  "repaired"));
      assertThat(GapQuery.newestBefore(connection, BTC, AUGUST + 60_001).orElseThrow().state())
          .isEqualTo("open");
    }
  }

  @Test
  void an_outage_is_told_before_its_end_is_known_and_keeps_its_row_when_it_is() throws Exception {
    OutageMinutes minutes = new OutageMinutes(BTC, 5, AUGUST + 500, AUGUST, AUGUST + 60_000);
    OutageMinutes next =
        new OutageMinutes(BTC, 5, AUGUST + 60_500, AUGUST + 60_000, AUGUST + 120_000);
    write(GapEntry.of(minutes));
    try (Connection connection = database.options().connect()) {
      assertThat(GapQuery.totals(connection))
          .isEqualTo(new GapQuery.Totals(1, 0, 1, 1, Instant.ofEpochMilli(AUGUST + 500), 0));
      assertThat(GapQuery.newestBefore(connection, BTC, AUGUST + 60_000))
          .contains(new GapQuery.Stored(5, null, Instant.ofEpochMilli(AUGUST + 500), null, "open"));

      // Nothing was traded, and the next outage begins behind the same trade.
      write(new GapEntry(new Gap(BTC, 5, 4, AUGUST + 500, AUGUST + 59_999), true));
      write(GapEntry.of(next));
      assertThat(GapQuery.totals(connection))
          .isEqualTo(new GapQuery.Totals(1, 0, 1, 1, Instant.ofEpochMilli(AUGUST + 60_500), 1));
    }
  }

  private void write(GapEntry entry) throws SQLException {
    GapUpsert query = new GapUpsert();
    try (Connection connection = database.options().connect();
        PreparedStatement statement = connection.prepareStatement(query.query())) {
      query.statement(statement, List.of(entry));
      statement.executeUpdate();
    }
  }
}
