package io.ennead.context.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.records.SentimentReading;
import io.ennead.records.SentimentReading.Scale;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Sentiment in the forms in which it is published.
 *
 * <p>JSON as alternative.me answers ({@code https://api.alternative.me/fng/?limit=0}): an object
 * with {@code data}, an array of {@code {"value":"47","timestamp":"1777248000"}}, the stamp in
 * seconds. CSV with a header: {@code time}, {@code source} and {@code score}, and if need be {@code
 * scale} (fear_and_greed unless it is named, or clients_long) and {@code period} (milliseconds, a
 * day unless it is named). Times are ISO 8601, epoch seconds or epoch milliseconds: the instant at
 * which the value was published.
 */
public final class SentimentRows {

  /** How often a fear-and-greed index is published. */
  public static final long DAY = 86_400_000L;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Stamps from here on are milliseconds: 1973 in ms, the year 5138 in seconds. */
  private static final long MILLIS_FROM = 100_000_000_000L;

  private SentimentRows() {}

  /**
   * The values of an answer of alternative.me, or of another in its form, oldest first.
   *
   * @param source what to call it
   * @throws IllegalArgumentException if it is none
   */
  public static List<SentimentReading> json(String body, String source) {
    JsonNode data;
    try {
      data = JSON.readTree(body).path("data");
    } catch (JsonProcessingException e) {
      throw new RowRefused("not valid JSON: " + e.getOriginalMessage());
    }
    if (!data.isArray()) {
      throw new RowRefused(
          "the answer has no array 'data': it is not in the form of alternative.me");
    }
    List<SentimentReading> readings = new ArrayList<>();
    for (JsonNode row : data) {
      readings.add(
          new SentimentReading(
              source,
              Scale.FEAR_AND_GREED,
              time(row.path("timestamp").asText()),
              number(row.path("value").asText()),
              DAY));
    }
    return sorted(readings);
  }

  /** The values of a CSV file, oldest first; the message of a refusal names the line. */
  static List<SentimentReading> csv(List<String> lines, String file) {
    List<SentimentReading> readings = new ArrayList<>();
    List<String> columns = lines.isEmpty() ? List.of() : cells(lines.get(0));
    if (!columns.containsAll(List.of("time", "source", "score"))) {
      throw RowRefused.at(
          file, 1, new RowRefused("the header must name time, source and score, not " + columns));
    }
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          readings.add(row(columns, cells(lines.get(i))));
        } catch (IllegalArgumentException e) {
          throw RowRefused.at(file, i + 1L, e);
        }
      }
    }
    return sorted(readings);
  }

  private static SentimentReading row(List<String> columns, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new RowRefused(
          "%d fields under %d columns: %s".formatted(cells.size(), columns.size(), cells));
    }
    int scale = columns.indexOf("scale");
    int period = columns.indexOf("period");
    return new SentimentReading(
        cells.get(columns.indexOf("source")),
        scale < 0 ? Scale.FEAR_AND_GREED : ContextLines.scale(cells.get(scale)),
        time(cells.get(columns.indexOf("time"))),
        number(cells.get(columns.indexOf("score"))),
        period < 0 ? DAY : (long) number(cells.get(period)));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::trim).toList();
  }

  private static List<SentimentReading> sorted(List<SentimentReading> readings) {
    readings.sort(
        Comparator.comparingLong(SentimentReading::time).thenComparing(SentimentReading::source));
    return readings;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new RowRefused("'" + text + "' is no number");
    }
  }

  private static long time(String text) {
    try {
      if (text.matches("\\d{1,18}")) {
        long stamp = Long.parseLong(text);
        return stamp >= MILLIS_FROM ? stamp : stamp * 1_000;
      }
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
          : Instant.parse(text).toEpochMilli();
    } catch (DateTimeException e) {
      throw new RowRefused(
          "time '%s' cannot be read: write 2026-01-31T00:00:00Z or epoch seconds".formatted(text));
    }
  }
}
