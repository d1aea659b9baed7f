package io.ennead.simulator.binance.faults;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.ennead.simulator.market.Halt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What goes wrong during a simulation. As JSON: {@code {"faults": [{"kind": "disconnect", "at":
 * "PT5M"}, ...]}} with the fields of {@link Fault} and durations as ISO-8601.
 *
 * @param faults in the order in which they are applied to a message
 */
public record FaultScript(List<Fault> faults) {
  /** Nothing goes wrong. */
  public static final FaultScript NONE = new FaultScript(List.of());

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .addModule(
              new SimpleModule()
                  .addSerializer(Duration.class, ToStringSerializer.instance)
                  .addDeserializer(Duration.class, new IsoDuration()))
          .build();

  public FaultScript {
    faults = faults == null ? List.of() : List.copyOf(faults);
  }

  /** A script of these faults. */
  public static FaultScript of(Fault... faults) {
    return new FaultScript(Arrays.asList(faults));
  }

  /**
   * Reads a script.
   *
   * @throws IllegalArgumentException if it is no valid script; it says where and why
   */
  public static FaultScript parse(String json) {
    try {
      return JSON.readValue(json, FaultScript.class);
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause() instanceof IllegalArgumentException c ? c : e;
      String place = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      String reason = e == cause ? e.getOriginalMessage() : cause.getMessage();
      throw new IllegalArgumentException("fault script%s: %s".formatted(place, reason), e);
    }
  }

  /**
   * Reads a script file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException as {@link #parse}, with the file's name
   */
  public static FaultScript load(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** The script as {@link #parse} reads it. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a fault script is always writable", e);
    }
  }

  /**
   * The halts of the script for a simulation that starts at an instant; they are part of the
   * market.
   */
  public List<Halt> halts(Instant start) {
    return faults.stream()
        .filter(f -> f.kind() == FaultKind.HALT)
        .map(
            f ->
                new Halt(
                    start.plus(f.at()),
                    start.plus(f.at()).plus(f.lasts()),
                    f.symbol() == null ? Set.of() : Set.of(f.symbol())))
        .toList();
  }

  private static final class IsoDuration extends StdDeserializer<Duration> {
    IsoDuration() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return Duration.parse(parser.getText());
      } catch (DateTimeParseException e) {
        return (Duration)
            context.handleWeirdStringValue(
                Duration.class, parser.getText(), "write a duration as PT30S, PT5M or PT2H");
      }
    }
  }
}
