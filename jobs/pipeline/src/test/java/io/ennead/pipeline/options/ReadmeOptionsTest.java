package io.ennead.pipeline.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.pipeline.arguments.OptionArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;
import org.junit.jupiter.api.Test;

final class ReadmeOptionsTest {

  @Test
  void the_table_of_options_in_the_readme_is_that_of_the_code() throws IOException {
    String expected =
        OptionArguments.SETTINGS.known().stream()
            .map(ReadmeOptionsTest::row)
            .collect(
                Collectors.joining(
                    "\n", "| option | default | meaning |\n| --- | --- | --- |\n", "\n"));

    String readme = Files.readString(Path.of(System.getProperty("ennead.root"), "README.md"));

    assertThat(readme).contains(expected);
  }

  private static String row(ConfigOption<?> option) {
    return "| `%s` | %s | %s |"
        .formatted(
            option.key(),
            option.hasDefaultValue() ? "`" + text(option.defaultValue()) + "`" : "",
            new HtmlFormatter().format(option.description()).replace("|", "\\|"));
  }

  private static String text(Object value) {
    if (value instanceof Duration duration) {
      return TimeUtils.formatWithHighestUnit(duration);
    }
    return value instanceof List<?> list && list.isEmpty() ? "none" : value.toString();
  }
}
