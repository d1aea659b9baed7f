package io.ennead.history.reader;

import static io.ennead.history.Dumps.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.history.Dumps;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import io.ennead.history.split.HistorySplitSerializer;
import io.ennead.records.Candle;
import io.ennead.records.MarketEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A split that is snapshot and restored anywhere emits what an undisturbed one does. */
class RestoreLawsTest {

  private static final HistorySplitSerializer SERIALIZER = new HistorySplitSerializer();

  private static Path trades;
  private static Path unsorted;
  private static Path klines;

  @BeforeContainer
  static void write() throws IOException {
    Path folder = Files.createTempDirectory("restore-laws");
    List<String> rows = Dumps.aggTrades(1, 500, DAY + 1_000, 1_777);
    rows.subList(200, 210).clear();
    trades = Dumps.write(folder, "BTCUSDT-aggTrades-2024-01-01.zip", rows);
    List<String> shuffled = new ArrayList<>(rows.subList(100, 490));
    Collections.shuffle(shuffled, new Random(7));
    unsorted = Dumps.write(folder, "BTCUSDT-aggTrades-shuffled.csv.gz", shuffled);
    List<String> minutes = Dumps.klines(DAY, 300);
    minutes.subList(100, 140).clear();
    klines = Dumps.write(folder, "BTCUSDT-1m.csv.gz", minutes);
  }

  @AfterContainer
  static void remove() throws IOException {
    for (Path file : List.of(trades, unsorted, klines)) {
      Files.delete(file);
    }
    Files.delete(klines.getParent());
  }

  @Property(tries = 80)
  void trades_are_the_same_after_restores_anywhere(
      @ForAll @IntRange(max = 500) int first, @ForAll @IntRange(max = 500) int second) {
    HistorySplit split = Dumps.plan(HistoryInput.TRADES, trades, unsorted).splits().get(0);
    HistoryOptions options =
        HistoryOptions.DEFAULTS.cut(DAY + 100_000, DAY + 600_000).withSortRows(64);
    List<MarketEvent> undisturbed = new ArrayList<>();
    Replayed.events(split, options, Long.MAX_VALUE, undisturbed);

    List<MarketEvent> restored = new ArrayList<>();
    HistorySplit at = travelled(Replayed.events(split, options, first, restored));
    at = travelled(Replayed.events(at, options, second, restored));
    at = travelled(Replayed.events(at, options, Long.MAX_VALUE, restored));
    Replayed.events(at, options, Long.MAX_VALUE, restored);

    assertThat(undisturbed).isNotEmpty();
    assertThat(restored).isEqualTo(undisturbed);
  }

  @Property(tries = 80)
  void candles_are_the_same_after_restores_anywhere(
      @ForAll @IntRange(max = 300) int first, @ForAll @IntRange(max = 300) int second) {
    HistorySplit split = Dumps.plan(HistoryInput.KLINES, klines).splits().get(0);
    HistoryOptions options = HistoryOptions.DEFAULTS.cut(DAY + 120_000, DAY + 12_000_000);
    List<Candle> undisturbed = new ArrayList<>();
    Replayed.candles(split, options, Long.MAX_VALUE, undisturbed);

    List<Candle> restored = new ArrayList<>();
    HistorySplit at = travelled(Replayed.candles(split, options, first, restored));
    at = travelled(Replayed.candles(at, options, second, restored));
    at = travelled(Replayed.candles(at, options, Long.MAX_VALUE, restored));
    Replayed.candles(at, options, Long.MAX_VALUE, restored);

    assertThat(undisturbed).hasSize(198);
    assertThat(restored).isEqualTo(undisturbed);
  }

  /** As it comes out of a checkpoint. */
  private static HistorySplit travelled(HistorySplit split) {
    try {
      HistorySplit read =
          SERIALIZER.deserialize(SERIALIZER.getVersion(), SERIALIZER.serialize(split));
      assertThat(read).isEqualTo(split);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
