package io.ennead.history;

import static io.ennead.history.Dumps.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.history.inspect.HistoryReport.Status;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.reader.Replayed;
import io.ennead.records.Clock;
import io.ennead.records.Gap;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which minutes of trades are proven whole. */
class CoverageTest {

  private static final long MINUTE = 60_000L;
  private static final long DAY_END = DAY + 86_400_000L;
  private static final long TOLERANCE = HistoryOptions.DEFAULTS.toleranceMillis();
  private static final Instrument BTC = Instrument.binance("BTCUSDT");

  @TempDir private Path folder;

  /** A trade each half minute of the day, the first ten seconds after midnight. */
  private static List<String> wholeDay(long firstId, long day) {
    return Dumps.aggTrades(firstId, 2_880, day + 10_000, 30_000);
  }

  private static long at(int row) {
    return DAY + 10_000 + row * 30_000L;
  }

  @Test
  void a_gap_does_not_reach_beyond_what_is_covered() {
    List<String> rows = Dumps.aggTrades(1, 9, DAY + 100, 200);
    rows.remove(1);

    assertThat(events(dump("2024-01-01", rows)))
        .contains(new Gap(BTC, 2, 2, DAY, DAY + 500 + TOLERANCE));

    List<String> late = Dumps.aggTrades(1, 9, DAY_END - 1_900, 200);
    late.remove(7);
    assertThat(events(dump("2024-01-01", late)))
        .contains(new Gap(BTC, 8, 8, DAY_END - 700 - TOLERANCE, DAY_END - 1));
  }

  @Test
  void a_daily_dump_covers_its_whole_utc_day() {
    List<MarketEvent> events = events(dump("2024-01-01", wholeDay(1, DAY)));

    assertThat(span(events)).isEqualTo(new Clock(BTC, DAY, DAY_END));
    assertThat(events.get(events.size() - 1)).isEqualTo(new Clock(BTC, DAY_END - MINUTE, DAY_END));
  }

  @Test
  void a_file_that_is_named_for_no_day_leaves_out_its_first_and_last_minute() {
    Path file = Dumps.write(folder, "BTCUSDT-aggTrades.csv", wholeDay(1, DAY));

    assertThat(span(events(file))).isEqualTo(new Clock(BTC, DAY + MINUTE, DAY_END - MINUTE));
  }

  @Test
  void a_line_that_was_set_aside_at_an_edge_leaves_that_edge_open() {
    List<String> rows = wholeDay(1, DAY);
    rows.add(0, "0,not a price,1,0,0,%d,True,True".formatted(DAY));
    rows.add("half a li");

    assertThat(span(events(dump("2024-01-01", rows))))
        .isEqualTo(new Clock(BTC, DAY + MINUTE, DAY_END - MINUTE));
  }

  @Test
  void a_dump_that_falls_silent_for_hours_is_not_believed_to_cover_them() {
    List<String> rows = wholeDay(1, DAY).subList(240, 2_000);

    assertThat(span(events(dump("2024-01-01", rows))))
        .isEqualTo(new Clock(BTC, DAY + 121 * MINUTE, DAY + 999 * MINUTE));
  }

  @Test
  void a_day_that_lacks_between_two_others_is_a_gap_if_ids_are_missing() {
    Path first = dump("2024-01-01", wholeDay(1, DAY));
    Path third = dump("2024-01-03", wholeDay(10_000, DAY_END + 86_400_000L));

    List<MarketEvent> events = events(first, third);

    assertThat(events)
        .filteredOn(Gap.class::isInstance)
        .containsExactly(
            new Gap(
                BTC,
                2_881,
                9_999,
                DAY_END - 20_000 - TOLERANCE,
                DAY_END + 86_400_000L + 10_000 + TOLERANCE));
    assertThat(span(events)).isEqualTo(new Clock(BTC, DAY, DAY_END + 2 * 86_400_000L));
  }

  @Test
  void missing_ids_within_a_file_make_a_gap_and_a_defect() {
    List<String> rows = wholeDay(1, DAY);
    rows.subList(100, 103).clear();
    Path file = dump("2024-01-01", rows);

    assertThat(Dumps.plan(HistoryInput.TRADES, file).report().status()).isEqualTo(Status.DEFECTS);
    assertThat(Dumps.plan(HistoryInput.TRADES, file).report().series().get(0).missing().runs())
        .hasSize(1)
        .allMatch(run -> run.from() == 101 && run.to() == 103);
    assertThat(events(file))
        .filteredOn(Gap.class::isInstance)
        .containsExactly(new Gap(BTC, 101, 103, at(99) - TOLERANCE, at(103) + TOLERANCE));
  }

  @Test
  void a_cut_inside_the_data_is_covered_from_end_to_end() {
    Path file = Dumps.write(folder, "BTCUSDT-aggTrades.csv", wholeDay(1, DAY));

    List<MarketEvent> events = cut(file, DAY + 10 * MINUTE, DAY + 20 * MINUTE);

    assertThat(span(events)).isEqualTo(new Clock(BTC, DAY + 10 * MINUTE, DAY + 20 * MINUTE));
    assertThat(trades(events)).hasSize(20);
    assertThat(trades(events).get(0).id()).isEqualTo(21);
  }

  @Test
  void a_cut_that_reaches_beyond_the_data_ends_with_the_data() {
    Path file = Dumps.write(folder, "BTCUSDT-aggTrades.csv", wholeDay(1, DAY));

    assertThat(span(cut(file, DAY - MINUTE, DAY_END + MINUTE)))
        .isEqualTo(new Clock(BTC, DAY + MINUTE, DAY_END - MINUTE));
    assertThat(cut(file, DAY - 9 * MINUTE, DAY - MINUTE)).isEmpty();
    assertThat(cut(file, DAY_END + MINUTE, DAY_END + 2 * MINUTE)).isEmpty();
  }

  @Test
  void a_cut_of_a_dump_is_covered_as_far_as_the_dump_covers_it() {
    Path file = dump("2024-01-01", wholeDay(1, DAY));

    assertThat(span(cut(file, DAY - MINUTE, DAY + 9 * MINUTE)))
        .isEqualTo(new Clock(BTC, DAY, DAY + 9 * MINUTE));
    assertThat(span(cut(file, DAY + 9 * MINUTE, DAY_END + MINUTE)))
        .isEqualTo(new Clock(BTC, DAY + 9 * MINUTE, DAY_END));
  }

  @Test
  void ids_that_are_missing_across_the_edges_of_a_cut_make_gaps_inside_it() {
    List<String> rows = wholeDay(1, DAY);
    rows.subList(36, 42).clear();
    rows.subList(10, 24).clear();
    Path file = Dumps.write(folder, "BTCUSDT-aggTrades.csv", rows);

    long from = DAY + 10 * MINUTE;
    long to = DAY + 22 * MINUTE;
    List<MarketEvent> events = cut(file, from, to);

    assertThat(events)
        .filteredOn(Gap.class::isInstance)
        .containsExactly(
            new Gap(BTC, 11, 24, from, at(24) + TOLERANCE),
            new Gap(BTC, 37, 42, at(35) - TOLERANCE, at(42) + TOLERANCE));
    List<MarketEvent> shorter = cut(file, from, DAY + 19 * MINUTE);
    assertThat(shorter)
        .filteredOn(Gap.class::isInstance)
        .contains(new Gap(BTC, 37, 42, at(35) - TOLERANCE, DAY + 19 * MINUTE - 1));
    assertThat(span(shorter)).isEqualTo(new Clock(BTC, from, DAY + 19 * MINUTE));
  }

  @Test
  void a_trade_out_of_order_within_the_tolerance_stays_in_its_minute_of_the_cut() {
    List<String> rows = new ArrayList<>(Dumps.aggTrades(1, 3, DAY + 50_000, 4_000));
    rows.add(Dumps.aggTrade(4, DAY + MINUTE + 100, "42000", "1"));
    rows.add(Dumps.aggTrade(5, DAY + MINUTE - 200, "42000", "1"));
    rows.add(Dumps.aggTrade(6, DAY + MINUTE + 5_000, "42000", "1"));
    Path file = dump("2024-01-01", rows);

    List<MarketEvent> events = cut(file, DAY, DAY + MINUTE);

    assertThat(trades(events)).extracting(Trade::id).containsExactly(1L, 2L, 3L, 5L);
    assertThat(span(events)).isEqualTo(new Clock(BTC, DAY, DAY + MINUTE));
  }

  private Path dump(String day, List<String> rows) {
    return Dumps.write(folder, "BTCUSDT-aggTrades-%s.zip".formatted(day), rows);
  }

  private static List<MarketEvent> events(Path... files) {
    return Replayed.events(
        Dumps.plan(HistoryDefaults.of(HistoryInput.TRADES), files), HistoryOptions.DEFAULTS);
  }

  private static List<MarketEvent> cut(Path file, long from, long to) {
    return Replayed.events(
        Dumps.plan(HistoryDefaults.of(HistoryInput.TRADES), file),
        HistoryOptions.DEFAULTS.cut(from, to));
  }

  private static List<Trade> trades(List<MarketEvent> events) {
    return events.stream().filter(Trade.class::isInstance).map(Trade.class::cast).toList();
  }

  /** All clocks as one; they follow each other without a hole. */
  private static Clock span(List<MarketEvent> events) {
    List<Clock> clocks =
        events.stream().filter(Clock.class::isInstance).map(Clock.class::cast).toList();
    for (int i = 1; i < clocks.size(); i++) {
      assertThat(clocks.get(i).from()).isEqualTo(clocks.get(i - 1).until());
    }
    return new Clock(BTC, clocks.get(0).from(), clocks.get(clocks.size() - 1).until());
  }
}
