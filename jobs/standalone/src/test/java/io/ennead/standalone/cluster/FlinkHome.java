package io.ennead.standalone.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * The folders of a Flink distribution: {@code lib} of Maven's artefacts, {@code conf} with the
 * project's own {@code config.yaml}, {@code usrlib}, {@code log} and a temporary folder. Made anew
 * under {@code target/cluster}; the logs stay there.
 */
final class FlinkHome {

  static final Path PROJECT = Path.of(System.getProperty("ennead.root"));
  static final Path JOB_JAR = PROJECT.resolve("jobs/pipeline/target/ennead-job.jar");

  /** Of the lines that Flink's own tool for its shell scripts prints, those that are the answer. */
  private static final String ANSWER = "BASH_JAVA_UTILS_EXEC_RESULT:";

  private static final Path LIB = Path.of("target/flink/lib");

  private final Path root;
  private final Map<String, Resources> resources = new HashMap<>();

  private FlinkHome(Path root) {
    this.root = root;
  }

  /**
   * @param settings go into config.yaml as the official image's entry point puts FLINK_PROPERTIES
   *     into it: by Flink's own tool, over what stands there
   */
  static FlinkHome layOut(String name, Map<String, String> settings) {
    require(LIB, "mvn process-test-resources");
    require(JOB_JAR, "mvn package");
    try {
      FlinkHome home = new FlinkHome(Path.of("target/cluster", name).toAbsolutePath());
      deleteTree(home.root);
      for (Path folder : List.of(home.conf(), home.logs(), home.temporary(), home.userLib())) {
        Files.createDirectories(folder);
      }
      Files.createSymbolicLink(home.lib(), LIB.toAbsolutePath());
      Files.copy(PROJECT.resolve("flink-conf/config.yaml"), home.conf().resolve("config.yaml"));
      try (InputStream log = FlinkHome.class.getResourceAsStream("/cluster-log4j2.properties")) {
        Files.copy(log, home.conf().resolve("log4j2.properties"));
      }
      home.set(settings);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void require(Path path, String remedy) {
    if (!Files.exists(path)) {
      throw new IllegalStateException(path + " is not there: run " + remedy + " first");
    }
  }

  private void set(Map<String, String> settings) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("UPDATE_AND_GET_FLINK_CONFIGURATION"));
    arguments.addAll(List.of("--configDir", conf().toString()));
    settings.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
    Files.write(conf().resolve("config.yaml"), tool(arguments));
  }

  /** The JVM's flags and the arguments that Flink computes from its memory settings. */
  Resources resources(String command) {
    return resources.computeIfAbsent(command, this::computeResources);
  }

  private Resources computeResources(String command) {
    List<String> lines = tool(List.of(command, "--configDir", conf().toString()));
    return new Resources(words(lines.get(0)), lines.size() > 1 ? words(lines.get(1)) : List.of());
  }

  /** What a process of the cluster is started with beyond what a person says. */
  record Resources(List<String> jvmFlags, List<String> arguments) {}

  private static List<String> words(String line) {
    return Arrays.stream(line.trim().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private List<String> tool(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(java(), "-cp", classPath()));
    command.add("org.apache.flink.runtime.util.bash.BashJavaUtils");
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + "\n" + output);
      }
      return output
          .lines()
          .filter(line -> line.startsWith(ANSWER))
          .map(line -> line.substring(ANSWER.length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The configuration as a process of the cluster reads it. */
  Configuration configuration() {
    return GlobalConfiguration.loadConfiguration(conf().toString());
  }

  List<String> javaOptions() {
    return words(configuration().get(CoreOptions.FLINK_JVM_OPTIONS));
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  String classPath() {
    return lib() + "/*";
  }

  Path lib() {
    return root.resolve("lib");
  }

  Path conf() {
    return root.resolve("conf");
  }

  Path logs() {
    return root.resolve("log");
  }

  Path userLib() {
    return root.resolve("usrlib");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  /** Removes all but configuration and logs. */
  void clean() {
    try {
      deleteTree(temporary());
      deleteTree(userLib());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
