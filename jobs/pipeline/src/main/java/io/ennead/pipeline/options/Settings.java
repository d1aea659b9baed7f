package io.ennead.pipeline.options;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * The options that Ennead knows, collected from the classes that declare them, and values for them.
 * Options of the cluster stay in Flink's own configuration.
 */
public final class Settings {

  private final List<ConfigOption<?>> known;

  private Settings(List<ConfigOption<?>> known) {
    this.known = known;
  }

  /** The options that are public constants of these classes. */
  public static Settings of(Class<?>... declaring) {
    return new Settings(
        Arrays.stream(declaring)
            .flatMap(type -> Arrays.stream(type.getFields()))
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .filter(field -> field.getType() == ConfigOption.class)
            .<ConfigOption<?>>map(Settings::value)
            .sorted(Comparator.comparing(ConfigOption::key))
            .toList());
  }

  private static ConfigOption<?> value(java.lang.reflect.Field field) {
    try {
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " must be public", e);
    }
  }

  /** The known options, sorted by key. */
  public List<ConfigOption<?>> known() {
    return known;
  }

  /**
   * A configuration of these values.
   *
   * @throws IllegalArgumentException if a key is unknown or a value not of its option's type; the
   *     message names the key, the value and the remedy
   */
  public Configuration parse(Map<String, String> values) {
    Configuration configuration = Configuration.fromMap(values);
    for (String key : values.keySet()) {
      ConfigOption<?> option =
          known.stream()
              .filter(candidate -> candidate.key().equals(key))
              .findFirst()
              .orElseThrow(() -> unknown(key));
      try {
        configuration.get(option);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "option %s cannot be '%s': %s".formatted(key, values.get(key), e.getMessage()), e);
      }
    }
    return configuration;
  }

  private IllegalArgumentException unknown(String key) {
    return new IllegalArgumentException(
        "option '%s' is not known: use one of %s"
            .formatted(
                key, known.stream().map(ConfigOption::key).collect(Collectors.joining(", "))));
  }
}
