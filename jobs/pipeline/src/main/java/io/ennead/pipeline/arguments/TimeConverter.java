package io.ennead.pipeline.arguments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an instant as epoch milliseconds: a date, a time with or without offset (UTC), a number.
 */
public final class TimeConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    try {
      if (text.matches("-?\\d{6,}")) {
        return Long.parseLong(text);
      }
      if (!text.contains("T") && !text.contains(" ")) {
        return millis(LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC));
      }
      String iso = text.replace(' ', 'T');
      return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
          ? millis(OffsetDateTime.parse(iso))
          : millis(LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC));
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new TypeConversionException(
          "'%s' is no time: write 2025-08-01, 2025-08-01T12:00:00Z or epoch milliseconds"
              .formatted(text));
    }
  }

  private static long millis(OffsetDateTime time) {
    return time.toInstant().toEpochMilli();
  }
}
