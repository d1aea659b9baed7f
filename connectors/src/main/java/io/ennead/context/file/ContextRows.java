package io.ennead.context.file;

import io.ennead.records.ContextRecord;
import io.ennead.records.Instrument;
import io.ennead.records.SentimentReading;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The records of one file in the order of their time. */
final class ContextRows implements Closeable {

  private final String file;
  private final List<Instrument> instruments;
  private final BufferedReader lines;
  private final Deque<ContextRecord> next = new ArrayDeque<>();
  private long line;
  private long lastTime = Long.MIN_VALUE;

  private ContextRows(String file, List<Instrument> instruments, BufferedReader lines) {
    this.file = file;
    this.instruments = instruments;
    this.lines = lines;
  }

  /**
   * Opens a file: {@code .jsonl} of {@link ContextLines}, {@code .json} or {@code .csv} of {@link
   * SentimentRows}, each also with {@code .gz}.
   *
   * @param instruments those of the run: records of others are passed over
   */
  static ContextRows open(Path file, List<Instrument> instruments) throws IOException {
    String name = file.getFileName().toString();
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    BufferedReader reader = reader(file, name.endsWith(".gz"));
    ContextRows rows = new ContextRows(file.toString(), instruments, reader);
    if (plain.endsWith(".json")) {
      String body = String.join("\n", reader.lines().toList());
      rows.addAll(named(file, () -> SentimentRows.json(body, "alternative.me")));
    } else if (plain.endsWith(".csv")) {
      rows.addAll(SentimentRows.csv(reader.lines().toList(), file.toString()));
    } else if (!plain.endsWith(".jsonl")) {
      reader.close();
      throw new IllegalArgumentException(
          file + " is refused: a feed's file ends in .jsonl, .json or .csv, and .gz if packed");
    }
    return rows;
  }

  private static BufferedReader reader(Path file, boolean packed) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(packed ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
  }

  private interface Readings {
    List<SentimentReading> get();
  }

  private static List<SentimentReading> named(Path file, Readings readings) {
    try {
      return readings.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private void addAll(List<SentimentReading> readings) {
    for (SentimentReading reading : readings) {
      instruments.forEach(each -> next.add(new ContextRecord.Mood(each, reading)));
    }
  }

  /** The next record without taking it; null at the end. */
  ContextRecord peek() throws IOException {
    while (next.isEmpty()) {
      String text = lines.readLine();
      if (text == null) {
        return null;
      }
      line++;
      if (!text.isBlank()) {
        take(text);
      }
    }
    return next.peek();
  }

  private void take(String text) {
    try {
      for (ContextRecord record : ContextLines.parse(text, instruments)) {
        if (record.time() < lastTime) {
          throw new RowRefused(
              "time %d lies before that of the line above, %d: sort the file by time"
                  .formatted(record.time(), lastTime));
        }
        lastTime = record.time();
        if (instruments.contains(record.instrument())) {
          next.add(record);
        }
      }
    } catch (IllegalArgumentException e) {
      throw RowRefused.at(file, line, e);
    }
  }

  ContextRecord poll() {
    return next.poll();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
