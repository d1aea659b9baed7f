package io.ennead.simulator.binance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.simulator.binance.stream.RecordedFrames;
import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.Amounts;
import io.ennead.simulator.market.Fill;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.RecordedMarket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A recorded session of combined streams: its frames, to be sent again as they were, and the market
 * that its trades make, for REST and for the streams that were not recorded.
 *
 * @param frames by time
 * @param market of the recorded trades
 */
public record Recording(RecordedFrames frames, Market market) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "\"data\":";

  /**
   * Reads a file of lines {@code <receive time> {"stream":..,"data":..}}; other lines, such as the
   * URL of the session, are left out. A frame is sent at its event time {@code E}, one without it
   * together with the frame before.
   *
   * @param file plain, or gzip with the ending .gz
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a frame is broken or there is no trade; it names the file
   *     and line
   */
  public static Recording load(Path file) throws IOException {
    Collector collector = new Collector();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        int brace = line.indexOf("{\"stream\":");
        if (brace >= 0) {
          try {
            collector.add(line.substring(brace));
          } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                "%s line %d: not a combined frame: %s".formatted(file, number, e.getMessage()), e);
          }
        }
      }
    }
    try {
      return collector.recording();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** Event time of the first frame. */
  public Instant start() {
    return Instant.EPOCH.plusNanos(Math.multiplyExact(frames.frames().get(0).timeMicros(), 1000L));
  }

  private static final class Collector {
    private final List<RecordedFrames.Frame> frames = new ArrayList<>();
    private final List<RecordedFrames.Frame> timeless = new ArrayList<>();
    private final Map<String, List<AggregateTrade>> aggregates = new LinkedHashMap<>();
    private final Map<String, List<Fill>> fills = new LinkedHashMap<>();
    private long time = Long.MIN_VALUE;

    void add(String text) throws IOException {
      JsonNode frame = JSON.readTree(text);
      JsonNode data = frame.get("data");
      String stream = frame.get("stream").asText();
      String symbol = stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT);
      String body = text.substring(text.indexOf(DATA) + DATA.length(), text.lastIndexOf('}'));
      if (data.has("E")) {
        time = Math.max(time, data.get("E").asLong() * 1000);
      }
      (time == Long.MIN_VALUE ? timeless : frames)
          .add(new RecordedFrames.Frame(time, stream, symbol, body));
      switch (data.path("e").asText()) {
        case "aggTrade" ->
            aggregates.computeIfAbsent(symbol, s -> new ArrayList<>()).add(aggregate(data));
        case "trade" -> fills.computeIfAbsent(symbol, s -> new ArrayList<>()).add(fill(data));
        default -> {}
      }
    }

    Recording recording() {
      for (int i = timeless.size() - 1; i >= 0 && !frames.isEmpty(); i--) {
        RecordedFrames.Frame f = timeless.get(i);
        frames.add(
            0,
            new RecordedFrames.Frame(frames.get(0).timeMicros(), f.stream(), f.symbol(), f.data()));
      }
      Market market =
          aggregates.isEmpty()
              ? RecordedMarket.ofFills(fills)
              : RecordedMarket.ofAggregates(aggregates);
      return new Recording(new RecordedFrames(frames), market);
    }

    private static AggregateTrade aggregate(JsonNode d) {
      return new AggregateTrade(
          d.get("a").asLong(),
          Amounts.parse(d.get("p").asText()),
          Amounts.parse(d.get("q").asText()),
          d.get("f").asLong(),
          d.get("l").asLong(),
          d.get("T").asLong() * 1000,
          d.get("m").asBoolean());
    }

    private static Fill fill(JsonNode d) {
      return new Fill(
          d.get("t").asLong(),
          Amounts.parse(d.get("p").asText()),
          Amounts.parse(d.get("q").asText()),
          d.get("T").asLong() * 1000,
          d.get("m").asBoolean());
    }
  }
}
