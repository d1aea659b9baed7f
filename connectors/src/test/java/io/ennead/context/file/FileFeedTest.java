package io.ennead.context.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.context.ContextFeed;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.ContextRecord.Kind;
import io.ennead.records.FuturesReading;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.SentimentReading;
import io.ennead.records.SentimentReading.Scale;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of feeds: their forms, their order, and what is said of one that cannot be. */
final class FileFeedTest {

  private static final long DAY = 86_400_000L;
  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final Instrument ETH = Instrument.binance("ETHUSDT");

  @TempDir Path folder;

  @Test
  void a_recording_is_read_back_as_it_was_written() throws IOException {
    List<ContextRecord> records = records(1_000);
    Path file = packed("futures.jsonl.gz", lines(records));
    assertThat(all(List.of(file), List.of(BTC, ETH), ContextFeed.BEGINNING)).isEqualTo(records);
    assertThat(FileFeed.check(List.of(file), List.of(BTC, ETH))).isEqualTo(records.size());
  }

  @Test
  void read_again_from_any_instant_it_gives_what_lies_behind_it() throws IOException {
    List<ContextRecord> records = records(700);
    Path file = write("futures.jsonl", lines(records));
    for (int i = 0; i < records.size(); i += 61) {
      long after = records.get(i).time();
      assertThat(all(List.of(file), List.of(BTC, ETH), after))
          .isEqualTo(records.stream().filter(each -> each.time() > after).toList());
    }
  }

  @Test
  void several_files_are_merged_by_time_and_other_instruments_are_passed_over() throws IOException {
    List<ContextRecord> records = records(600);
    List<ContextRecord> even = new ArrayList<>();
    List<ContextRecord> odd = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      (i % 4 < 2 ? even : odd).add(records.get(i));
    }
    List<Path> files = List.of(write("a.jsonl", lines(even)), write("b.jsonl", lines(odd)));
    List<ContextRecord> merged = all(files, List.of(ETH), ContextFeed.BEGINNING);
    assertThat(merged)
        .containsExactlyInAnyOrderElementsOf(
            records.stream().filter(each -> each.instrument().equals(ETH)).toList())
        .isSortedAccordingTo((one, other) -> Long.compare(one.time(), other.time()));
  }

  /** The form of https://api.alternative.me/fng/?limit=2, newest first, values as text. */
  @Test
  void sentiment_in_the_form_of_alternative_me_is_about_every_instrument() throws IOException {
    Path file =
        write(
            "fng.json",
            """
            {"name": "Fear and Greed Index",
             "data": [
              {"value": "47", "value_classification": "Neutral", "timestamp": "1777248000", "time_until_update": "25675"},
              {"value": "20", "value_classification": "Extreme Fear", "timestamp": "1777161600"}],
             "metadata": {"error": null}}
            """);
    assertThat(all(List.of(file), List.of(BTC, ETH), ContextFeed.BEGINNING))
        .containsExactly(
            mood(BTC, "alternative.me", 1_777_161_600_000L, 20),
            mood(ETH, "alternative.me", 1_777_161_600_000L, 20),
            mood(BTC, "alternative.me", 1_777_248_000_000L, 47),
            mood(ETH, "alternative.me", 1_777_248_000_000L, 47));
  }

  @Test
  void sentiment_as_csv_may_name_scale_and_period() throws IOException {
    Path plain = write("a.csv", "time,source,score\n2026-01-02,own,80\n1767225600,own,10\n");
    Path named =
        write(
            "b.csv",
            "source,time,score,scale,period\nbroker,2026-01-01T12:00:00Z,.7,clients_long,60000\n");
    assertThat(all(List.of(plain, named), List.of(BTC), ContextFeed.BEGINNING))
        .containsExactly(
            mood(BTC, "own", 1_767_225_600_000L, 10),
            new ContextRecord.Mood(
                BTC,
                new SentimentReading("broker", Scale.CLIENTS_LONG, 1_767_268_800_000L, .7, 60_000)),
            mood(BTC, "own", 1_767_312_000_000L, 80));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a.jsonl|{|a.jsonl:1: not valid JSON",
        "a.jsonl|{\"kind\":\"premium\"}|a.jsonl:1: field symbol is missing",
        "a.jsonl|{\"kind\":\"volume\",\"symbol\":\"BTCUSDT\"}|kind 'volume' is not known: use premium",
        "a.jsonl|{\"kind\":\"funding\",\"symbol\":\"BTCUSDT\",\"time\":1.5,\"value\":1,\"period\":1}|field time is missing, or is no integer",
        "a.jsonl|{\"kind\":\"funding\",\"symbol\":\"BTCUSDT\",\"time\":1,\"value\":\"x\",\"period\":1}|field value is missing, or is no number",
        "a.csv|time,score|a.csv:1: the header must name time, source and score",
        "a.json|{\"data\":1}|a.json: the answer has no array 'data'",
        "a.txt|x|a feed's file ends in .jsonl, .json or .csv"
      })
  void a_file_that_cannot_be_is_refused_with_place_and_remedy(
      String name, String text, String message) throws IOException {
    Path file = write(name, text + "\n");
    assertThatThrownBy(() -> FileFeed.check(List.of(file), List.of(BTC)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void rows_out_of_order_and_scores_out_of_range_are_refused() throws IOException {
    List<ContextRecord> records = records(6);
    Path unsorted = write("a.jsonl", lines(List.of(records.get(5), records.get(0))));
    assertThatThrownBy(() -> FileFeed.check(List.of(unsorted), List.of(BTC, ETH)))
        .hasMessageContaining("a.jsonl:2:")
        .hasMessageContaining("sort the file by time");
    Path far = write("b.csv", "time,source,score\n2026-01-01,own,10\n2026-01-02,own,101\n");
    assertThatThrownBy(() -> FileFeed.check(List.of(far), List.of(BTC)))
        .hasMessageContaining("b.csv:3: sentiment 101.0 of own is refused");
  }

  /** Records of two instruments, two or three at an instant. */
  private static List<ContextRecord> records(int count) {
    List<ContextRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long time = 1_767_225_600_000L + i / 3 * 900_000L;
      Instrument instrument = i % 2 == 0 ? BTC : ETH;
      switch (i % 4) {
        case 0 -> records.add(new ContextRecord.FuturesCandle(candle(instrument, time, i)));
        case 1 -> records.add(mood(instrument, "index", time, i % 101));
        default ->
            records.add(
                new ContextRecord.Figure(
                    instrument,
                    Kind.values()[i % Kind.values().length],
                    new FuturesReading(time, Math.sin(i) / 1_000, 60_000)));
      }
    }
    return records;
  }

  private static Candle candle(Instrument instrument, long close, int i) {
    return new Candle(
        instrument,
        Interval.M15,
        close - Interval.M15.millis(),
        new BigDecimal("100.5"),
        new BigDecimal("101.25"),
        new BigDecimal("99"),
        new BigDecimal("100"),
        BigDecimal.valueOf(i, 3),
        null,
        null,
        i % 8 == 0 ? null : BigDecimal.valueOf(i, 4),
        null,
        null,
        null,
        Quality.COMPLETE,
        0,
        Origin.HISTORICAL);
  }

  private static ContextRecord mood(Instrument instrument, String source, long time, double value) {
    return new ContextRecord.Mood(
        instrument, new SentimentReading(source, Scale.FEAR_AND_GREED, time, value, DAY));
  }

  private static List<ContextRecord> all(List<Path> files, List<Instrument> instruments, long after)
      throws IOException {
    List<ContextRecord> records = new ArrayList<>();
    try (FileFeed feed = FileFeed.open(files, instruments)) {
      long until = after;
      while (true) {
        ContextFeed.Part part = feed.next(until);
        long before = until;
        assertThat(part.records())
            .allMatch(each -> each.time() > before && each.time() <= part.until());
        records.addAll(part.records());
        until = part.until();
        if (part.end()) {
          return records;
        }
      }
    }
  }

  private static String lines(List<ContextRecord> records) {
    return records.stream().map(ContextLines::format).collect(Collectors.joining("\n"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path packed(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
