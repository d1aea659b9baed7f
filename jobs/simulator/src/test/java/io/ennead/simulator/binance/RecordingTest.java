package io.ennead.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.simulator.time.ManualClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  private static final Path FRAMES =
      Path.of(System.getProperty("ennead.recordings", "none"), "binance-frames");

  @Test
  void frames_are_sent_as_they_were_and_their_trades_are_served_by_rest(@TempDir Path dir)
      throws IOException {
    Path file = dir.resolve("frames.ndjson");
    List<String> data = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      data.add(
          """
          {"e":"trade","E":%d,"s":"BTCUSDT","t":%d,"p":"61837.63000000","q":"0.02000000","T":%d,"m":true,"M":true}"""
              .formatted(1723161255343L + i / 2 * 1000, 100 + i, 1723161255342L + i / 2 * 1000));
    }
    Files.write(
        file,
        data.stream()
            .map(d -> "1723161254087896568 {\"stream\":\"btcusdt@trade\",\"data\":" + d + "}")
            .toList());
    Recording recording = Recording.load(file);
    try (Session session =
        new Session(b -> b.recording(recording).clock(new ManualClock(recording.start())))) {
      StreamClient trades = session.connect("/ws/btcusdt@trade");
      StreamClient aggregates = session.connect("/ws/btcusdt@aggTrade");
      session.advance("PT10S");
      trades.settle();
      aggregates.settle();
      assertThat(trades.received().stream().map(JsonNode::toString))
          .containsExactlyElementsOf(data);
      assertThat(aggregates.received().stream().map(n -> n.get("f") + "-" + n.get("l")))
          .containsExactly("102-103", "104-105");
      JsonNode rest = session.json("/api/v3/historicalTrades?symbol=BTCUSDT&fromId=1");
      assertThat(rest.findValuesAsText("id"))
          .containsExactly("100", "101", "102", "103", "104", "105");
      assertThat(
              session
                  .json("/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime=0")
                  .get(0)
                  .get(8)
                  .asInt())
          .isEqualTo(6);
    }
  }

  @Test
  void a_broken_frame_is_refused_with_its_line(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("frames.ndjson");
    Files.writeString(file, "url\n1 {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\"}}\n");
    assertThatThrownBy(() -> Recording.load(file)).hasMessageContaining("line 2");
  }

  @Test
  void eleven_recorded_minutes_are_sent_to_the_letter_and_give_the_exchanges_own_klines()
      throws IOException {
    Path file = FRAMES.resolve("btcusdt_spot_trade_frames.ndjson.gz");
    assumeTrue(Files.exists(file), "left out: no recordings at " + FRAMES);
    Recording recording = Recording.load(file);
    try (Session session =
        new Session(
            b -> b.recording(recording).clock(new ManualClock(recording.start().minusMillis(1))))) {
      StreamClient client = session.connect("/stream?streams=btcusdt@trade");
      session.advance("PT12M");
      List<JsonNode> sent = recorded(file);
      await().until(() -> client.count() >= sent.size());
      assertThat(client.received()).isEqualTo(sent);
      JsonNode klines = session.json("/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime=0");
      List<String> expected = Files.readAllLines(FRAMES.resolve("btcusdt_expected_1m.csv"));
      int compared = 0;
      for (String row : expected.subList(1, expected.size())) {
        String[] columns = row.split(",");
        if (columns[12].equals("1")) {
          assertSame(columns, klines);
          compared++;
        }
      }
      assertThat(compared).isEqualTo(10);
    }
  }

  @Test
  void a_mixed_session_of_a_real_exchange_is_sent_to_the_letter() throws IOException {
    Path file = FRAMES.resolve("BINANCE_US.ws.txt.gz");
    assumeTrue(Files.exists(file), "left out: no recordings at " + FRAMES);
    Recording recording = Recording.load(file);
    List<JsonNode> sent = recorded(file);
    try (Session session =
        new Session(
            b -> b.recording(recording).clock(new ManualClock(recording.start().minusMillis(1))))) {
      String streams =
          String.join("/", sent.stream().map(n -> n.get("stream").asText()).distinct().toList());
      StreamClient client = session.connect("/stream?streams=" + streams);
      session.advance("PT10M");
      await().until(() -> client.count() >= sent.size());
      assertThat(client.received()).containsExactlyInAnyOrderElementsOf(sent);
    }
  }

  private static void assertSame(String[] expected, JsonNode klines) {
    for (JsonNode k : klines) {
      if (k.get(0).asText().equals(expected[1])) {
        for (int i = 1; i <= 5; i++) {
          assertThat(new BigDecimal(k.get(i).asText())).isEqualByComparingTo(expected[1 + i]);
        }
        assertThat(k.get(8).asText()).isEqualTo(expected[7]);
        assertThat(new BigDecimal(k.get(9).asText())).isEqualByComparingTo(expected[8]);
        assertThat(new BigDecimal(k.get(7).asText())).isEqualByComparingTo(expected[9]);
        return;
      }
    }
    throw new AssertionError("no kline at " + expected[1]);
  }

  private static List<JsonNode> recorded(Path file) throws IOException {
    List<JsonNode> frames = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int brace = line.indexOf("{\"stream\":");
        if (brace >= 0) {
          frames.add(StreamClient.JSON.readTree(line.substring(brace)));
        }
      }
    }
    return frames;
  }
}
