package io.ennead.recording.format;

import io.ennead.records.Instrument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where the files lie: {@code SESSION/EXCHANGE-SYMBOL/HOUR.ATTEMPT.recording}. */
public final class Names {

  public static final String SUFFIX = ".recording";

  /** In place of the hour, for events before the first that has a time. */
  public static final long NO_HOUR = Long.MIN_VALUE;

  private static final DateTimeFormatter SESSION =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Names() {}

  /** The name of a session that begins now. */
  public static String session(Instant now) {
    return SESSION.format(now);
  }

  /**
   * @param hour its start in epoch milliseconds, or {@link #NO_HOUR}
   */
  public static Path file(
      Path directory, String session, Instrument instrument, long hour, long attempt) {
    String name = hour == NO_HOUR ? "start" : HOUR.format(Instant.ofEpochMilli(hour));
    return directory
        .resolve(session)
        .resolve(plain(instrument.exchange()) + "-" + plain(instrument.symbol()))
        .resolve(name + "." + attempt + SUFFIX);
  }

  /** Letters, digits, dots and underscores as they are; any other byte as its number. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_')) {
        plain.append(c);
      } else {
        plain.append('%').append("%02X".formatted((int) c));
      }
    }
    return plain.toString();
  }
}
