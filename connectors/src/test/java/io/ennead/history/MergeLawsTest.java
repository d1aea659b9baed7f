package io.ennead.history;

import static io.ennead.history.Dumps.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.reader.Replayed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The same rows give the same sequence, however they are spread over files. */
class MergeLawsTest {

  private static Path folder;

  @BeforeContainer
  static void make() throws IOException {
    folder = Files.createTempDirectory("merge-laws");
  }

  @AfterContainer
  static void remove() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 60)
  void trades_spread_over_files_in_any_order_give_the_sequence_of_one_sorted_file(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int parts) {
    List<String> rows = Dumps.aggTrades(1, 400, DAY + 1_000, 777);
    rows.subList(120, 130).clear();

    assertThat(
            Replayed.events(spread(HistoryInput.TRADES, "aggTrades", rows, parts, seed), small()))
        .isEqualTo(Replayed.events(one(HistoryInput.TRADES, "aggTrades", rows), small()));
  }

  @Property(tries = 60)
  void klines_spread_over_files_in_any_order_give_the_sequence_of_one_sorted_file(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int parts) {
    List<String> rows = Dumps.klines(DAY, 300);
    rows.subList(120, 130).clear();

    assertThat(Replayed.candles(spread(HistoryInput.KLINES, "1m", rows, parts, seed), small()))
        .isEqualTo(Replayed.candles(one(HistoryInput.KLINES, "1m", rows), small()));
  }

  @Property(tries = 40)
  void of_rows_in_conflict_the_fuller_one_wins_wherever_it_stands(@ForAll long seed) {
    List<String> full = Dumps.klines(DAY, 100);
    Random random = new Random(seed);
    List<String> with = new ArrayList<>(full);
    for (int i = 0; i < 30; i++) {
      int at = random.nextInt(full.size());
      long open = DAY + at * 60_000L;
      with.add(Dumps.kline(open, "2.4", 6 + at));
      with.add(Dumps.kline(open, "2.3", 7 + at));
    }

    HistoryPlan plan = spread(HistoryInput.KLINES, "1m", with, 3, seed);

    assertThat(Replayed.candles(plan, small()))
        .isEqualTo(Replayed.candles(one(HistoryInput.KLINES, "1m", full), small()));
    assertThat(plan.report().series().get(0).superseded()).isPositive();
  }

  /** A small number of rows in memory, so that sorting goes through temporary files. */
  private static HistoryOptions small() {
    return new HistoryOptions(Long.MIN_VALUE, Long.MAX_VALUE, 0, 1_000, 64, 50, folder.toString());
  }

  private static HistoryPlan one(HistoryInput input, String kind, List<String> rows) {
    return plan(input, List.of(Dumps.write(folder, "BTCUSDT-%s-all.csv".formatted(kind), rows)));
  }

  /** Each row into one or two of the files; some files sorted, some not; named in any order. */
  private static HistoryPlan spread(
      HistoryInput input, String kind, List<String> rows, int parts, long seed) {
    Random random = new Random(seed);
    List<List<String>> lists = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      lists.add(new ArrayList<>());
    }
    for (String row : rows) {
      lists.get(random.nextInt(parts)).add(row);
      if (random.nextInt(10) == 0) {
        lists.get(random.nextInt(parts)).add(row);
      }
    }
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      if (random.nextBoolean()) {
        Collections.shuffle(lists.get(i), random);
      }
      if (!lists.get(i).isEmpty()) {
        String name = "BTCUSDT-%s-part%d.csv%s".formatted(kind, i, i % 2 == 0 ? "" : ".gz");
        files.add(Dumps.write(folder, name, lists.get(i)));
      }
    }
    Collections.shuffle(files, random);
    HistoryPlan plan = plan(input, files);
    assertThat(temporaryFiles()).isEmpty();
    return plan;
  }

  private static HistoryPlan plan(HistoryInput input, List<Path> files) {
    try {
      return HistoryPlan.inspect(files, HistoryDefaults.of(input), small());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> temporaryFiles() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".rows")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
