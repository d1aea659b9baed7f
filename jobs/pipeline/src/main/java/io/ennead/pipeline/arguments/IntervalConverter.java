package io.ennead.pipeline.arguments;

import io.ennead.records.Interval;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 1m}, {@code 5m}, {@code 15m} or {@code 1h}. */
public final class IntervalConverter implements ITypeConverter<Interval> {

  @Override
  public Interval convert(String text) {
    try {
      return Interval.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
