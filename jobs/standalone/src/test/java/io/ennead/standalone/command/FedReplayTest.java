package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds out of files joined to the candles of a replay. */
final class FedReplayTest {

  private static final int QUARTERS = 500;
  private static final long START = 1_767_225_600_000L;
  private static final long QUARTER = 900_000L;

  @TempDir Path data;
  @TempDir Path files;

  @Test
  void futures_and_sentiment_out_of_files_give_the_same_votes_whatever_the_parallelism()
      throws IOException {
    Path klines = DrawnKlines.write(files, QUARTERS);
    Path futures = futures();
    Path sentiment =
        Files.writeString(
            files.resolve("mood.csv"),
            "time,source,score\n2026-01-03,own,12\n2026-01-04,own,90\n2026-01-05,own,50\n");

    List<String> once = votes("one", klines, futures, sentiment, 1);
    assertThat(votes("two", klines, futures, sentiment, 2)).isEqualTo(once);
    assertThat(directions(once, 8)).as("crypto").contains("LONG", "SHORT", "FLAT");
    assertThat(directions(once, 7)).as("sentiment").contains("LONG", "SHORT", "FLAT");
    String newest = CommandLineRun.of(data, "votes", "BTCUSDT", "15m").exitsWith(0).out();
    assertThat(newest).contains("accounts long/short").contains("own 50");
  }

  @Test
  void a_row_of_a_feed_that_cannot_be_stops_the_replay_before_it_begins() throws IOException {
    Path klines = DrawnKlines.write(files, 10);
    Path bad = Files.writeString(files.resolve("bad.jsonl"), "{\"kind\":\"premium\"}\n");
    CommandLineRun run =
        CommandLineRun.of(data, "replay", "--klines", klines, "--futures", bad)
            .exitsWith(ExitCodes.USAGE);
    assertThat(run.err()).contains("bad.jsonl:1: field symbol is missing");
  }

  /** Each decision with its nine votes, by interval and time. */
  private List<String> votes(
      String folder, Path klines, Path futures, Path sentiment, int parallelism) {
    Path csv = files.resolve(folder);
    CommandLineRun.of(
            data,
            "replay",
            "--klines",
            klines,
            "--futures",
            futures,
            "--sentiment",
            sentiment,
            "-p",
            parallelism,
            "--csv",
            csv)
        .exitsWith(ExitCodes.DONE);
    List<String> votes = new ArrayList<>();
    for (NamedCsvRecord row : CommandLineRun.rows(csv.resolve("decisions.csv"))) {
      votes.add(row.getField("votes"));
    }
    assertThat(votes).hasSize(QUARTERS + QUARTERS / 4);
    return votes;
  }

  private static TreeSet<String> directions(List<String> votes, int head) throws IOException {
    TreeSet<String> directions = new TreeSet<>();
    for (String each : votes) {
      JsonNode vote = new ObjectMapper().readTree(each).get(head);
      if (!vote.get("abstained").asBoolean()) {
        directions.add(vote.get("direction").asText());
      }
    }
    return directions;
  }

  /** A figure or two at the close of every candle. */
  private Path futures() throws IOException {
    Random random = new Random(4);
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= QUARTERS; i++) {
      long time = START + i * QUARTER;
      line(lines, time, "premium", random.nextGaussian() / 900, QUARTER);
      line(lines, time, "account_ratio", Math.exp(random.nextGaussian()), QUARTER);
    }
    return Files.writeString(files.resolve("futures.jsonl"), lines);
  }

  private static void line(StringBuilder lines, long time, String kind, double value, long period) {
    lines.append(
        "{\"time\":%d,\"symbol\":\"BTCUSDT\",\"kind\":\"%s\",\"value\":%s,\"period\":%d}%n"
            .formatted(time, kind, value, period));
  }
}
