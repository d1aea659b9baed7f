package io.ennead.standalone.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** The project's docker-compose.yml, with its variables filled in. */
final class ComposeFile {

  static final Path PATH = FlinkHome.PROJECT.resolve("docker-compose.yml");
  static final Path DEMONSTRATION = FlinkHome.PROJECT.resolve("demo.env");

  /** A name, and behind it what stands in for one that is not set, or the error if it is not. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*)|:\\?[^}]*)?}");

  private final JsonNode root;

  private ComposeFile(JsonNode root) {
    this.root = root;
  }

  static ComposeFile read(Map<String, String> variables) {
    try {
      String text =
          VARIABLE
              .matcher(Files.readString(PATH))
              .replaceAll(
                  match ->
                      Matcher.quoteReplacement(
                          variables.getOrDefault(match.group(1), match.group(2))));
      return new ComposeFile(new ObjectMapper().valueToTree(new Yaml().load(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code --env-file demo.env} makes it; what the environment sets wins. */
  static ComposeFile demonstration(Map<String, String> environment) {
    Map<String, String> variables = new LinkedHashMap<>();
    try {
      Files.readAllLines(DEMONSTRATION).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("=", 2))
          .forEach(parts -> variables.put(parts[0], parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    variables.putAll(environment);
    return read(variables);
  }

  List<String> services() {
    return names(root.path("services"));
  }

  List<String> volumes() {
    return names(root.path("volumes"));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  JsonNode service(String name) {
    return root.path("services").path(name);
  }

  /** The words of a service's list, e.g. of its ports. */
  List<String> list(String service, String key) {
    return StreamSupport.stream(service(service).path(key).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** The words of its command, none of which is quoted. */
  List<String> command(String service) {
    return List.of(service(service).path("command").asText().trim().split("\\s+"));
  }

  Map<String, String> environment(String service) {
    Map<String, String> values = new LinkedHashMap<>();
    service(service)
        .path("environment")
        .fields()
        .forEachRemaining(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    return values;
  }

  /**
   * FLINK_PROPERTIES as the entry point of Flink's image reads them: a line each, blanks removed,
   * key and value around the first colon (github.com/apache/flink-docker, docker-entrypoint.sh).
   */
  Map<String, String> flinkProperties(String service) {
    Map<String, String> properties = new LinkedHashMap<>();
    environment(service)
        .get("FLINK_PROPERTIES")
        .lines()
        .map(line -> line.replaceAll("\\s", ""))
        .filter(line -> !line.isEmpty())
        .map(line -> line.split(":", 2))
        .forEach(parts -> properties.put(parts[0], parts[1]));
    return properties;
  }
}
