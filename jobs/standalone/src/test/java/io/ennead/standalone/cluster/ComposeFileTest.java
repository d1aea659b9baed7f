package io.ennead.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ennead.kafka.KafkaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docker-compose.yml: what can be said of it without an engine. */
final class ComposeFileTest {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "HISTORY",
          "/srv/history",
          "ENNEAD_DB_PASSWORD",
          "secret",
          "ENNEAD_WORKFLOW_TOKEN",
          "a-token-of-some-length");

  private final ComposeFile compose = ComposeFile.read(VARIABLES);

  @TempDir private Path folder;

  @Test
  void a_compose_parser_accepts_it() throws Exception {
    List<String> parser = parser();
    assumeTrue(
        !parser.isEmpty(), "left out: no compose parser here (apt-get install docker-compose)");
    Result result = run(command(parser, "-f", ComposeFile.PATH.toString(), "config"), VARIABLES);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("/srv/history:/history:ro");
  }

  @Test
  void a_compose_parser_accepts_the_demonstration_which_needs_no_files() throws Exception {
    List<String> parser = parser();
    assumeTrue(
        !parser.isEmpty(), "left out: no compose parser here (apt-get install docker-compose)");
    Result result =
        run(
            command(
                parser,
                "-f",
                ComposeFile.PATH.toString(),
                "--env-file",
                ComposeFile.DEMONSTRATION.toString(),
                "--profile",
                "demo",
                "config"),
            Map.of(
                "ENNEAD_DB_PASSWORD", "secret", "ENNEAD_WORKFLOW_TOKEN", "a-token-of-some-length"));
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("simulate binance").containsPattern("--input\\s+binance");
  }

  @Test
  void only_the_demonstration_has_an_exchange_and_its_job_reads_that() {
    assertThat(compose.list("exchange", "profiles")).containsExactly("demo");
    assertThat(compose.command("jobmanager"))
        .containsSequence("--trades", "/history")
        .doesNotContain("--input");
    assertThat(
            ComposeFile.demonstration(
                    Map.of(
                        "ENNEAD_DB_PASSWORD",
                        "s",
                        "ENNEAD_WORKFLOW_TOKEN",
                        "a-token-of-some-length"))
                .command("jobmanager"))
        .containsSequence("--input", "binance")
        .contains("binance.stream-url=ws://exchange:9443")
        .doesNotContain("--trades");
  }

  @Test
  void a_compose_parser_accepts_the_broker_and_the_job_that_publishes_to_it() throws Exception {
    List<String> parser = parser();
    assumeTrue(
        !parser.isEmpty(), "left out: no compose parser here (apt-get install docker-compose)");
    Result result =
        run(
            command(parser, "-f", ComposeFile.PATH.toString(), "--profile", "kafka", "config"),
            publishing());
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092,HOST://127.0.0.1:9094")
        .contains("kafka:/var/lib/kafka/data")
        .containsPattern("--publish\\s+-O\\s+kafka.bootstrap-servers=kafka:9092");
  }

  @Test
  void its_broker_is_a_cluster_of_one_that_jobs_and_this_machine_find_and_keeps_its_topics() {
    Map<String, String> broker = compose.environment("kafka");

    assertThat(compose.list("kafka", "profiles")).containsExactly("kafka");
    assertThat(broker)
        .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller")
        .containsEntry(
            "KAFKA_CONTROLLER_QUORUM_VOTERS", broker.get("KAFKA_NODE_ID") + "@kafka:9093")
        .containsEntry(
            "KAFKA_LISTENERS",
            "PLAINTEXT://0.0.0.0:9092,HOST://0.0.0.0:9094,CONTROLLER://0.0.0.0:9093")
        .containsEntry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://kafka:9092,HOST://127.0.0.1:9094")
        .containsEntry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
        .containsEntry("KAFKA_INTER_BROKER_LISTENER_NAME", "PLAINTEXT")
        // The defaults ask for three brokers, and no transaction would ever begin.
        .containsEntry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
        .containsEntry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
        .containsEntry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1");
    assertThat(broker.get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP").split(","))
        .containsExactlyInAnyOrder("CONTROLLER:PLAINTEXT", "PLAINTEXT:PLAINTEXT", "HOST:PLAINTEXT");
    // 16 bytes, as brokers write them; storage of another id is refused.
    assertThat(Base64.getUrlDecoder().decode(broker.get("CLUSTER_ID"))).hasSize(16);
    assertThat(compose.list("kafka", "volumes"))
        .containsExactly("kafka:" + broker.get("KAFKA_LOG_DIRS"));
    assertThat(compose.list("kafka", "ports")).containsExactly("127.0.0.1:9094:9094");
    // The brokers refuse a transaction that may last longer than their transaction.max.timeout.ms.
    assertThat(KafkaOptions.TRANSACTION_TIMEOUT.defaultValue())
        .isLessThanOrEqualTo(
            Duration.ofMillis(Long.parseLong(broker.get("KAFKA_TRANSACTION_MAX_TIMEOUT_MS"))));
  }

  @Test
  void its_job_publishes_to_the_broker_or_reads_from_it_if_its_input_says_so() {
    assertThat(ComposeFile.read(publishing()).command("jobmanager"))
        .containsSequence(
            "--input", "binance", "--publish", "-O", "kafka.bootstrap-servers=kafka:9092")
        .doesNotContain("--trades");
  }

  private static Map<String, String> publishing() {
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.put(
        "ENNEAD_INPUT", "--input binance --publish -O kafka.bootstrap-servers=kafka:9092");
    return variables;
  }

  @Test
  void a_compose_parser_says_which_variable_is_missing() throws Exception {
    List<String> parser = parser();
    assumeTrue(
        !parser.isEmpty(), "left out: no compose parser here (apt-get install docker-compose)");
    Result result =
        run(
            command(parser, "-f", ComposeFile.PATH.toString(), "config"),
            Map.of(
                "ENNEAD_DB_PASSWORD", "secret", "ENNEAD_WORKFLOW_TOKEN", "a-token-of-some-length"));
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("set HISTORY to a folder with files of trades");
  }

  @Test
  void what_it_mounts_is_in_the_project_or_declared_as_a_volume() {
    for (String service : compose.services()) {
      for (String mount : compose.list(service, "volumes")) {
        String source = mount.split(":")[0];
        if (source.startsWith("./")) {
          assertThat(FlinkHome.PROJECT.resolve(source)).exists();
        } else if (!source.startsWith("/")) {
          assertThat(compose.volumes()).contains(source);
        }
      }
    }
  }

  @Test
  void its_ports_are_published_on_loopback_only() {
    assertThat(compose.services())
        .allSatisfy(
            service ->
                assertThat(compose.list(service, "ports"))
                    .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:")));
  }

  @Test
  void its_job_and_task_managers_are_one_cluster() {
    assertThat(compose.flinkProperties("jobmanager"))
        .isEqualTo(compose.flinkProperties("taskmanager"))
        .containsEntry("jobmanager.rpc.address", "jobmanager")
        .containsEntry("taskmanager.host", "taskmanager")
        .containsEntry("execution.checkpointing.dir", "file:///checkpoints");
    assertThat(compose.list("jobmanager", "volumes"))
        .isEqualTo(compose.list("taskmanager", "volumes"))
        .contains("checkpoints:/checkpoints");
  }

  @Test
  void its_entry_point_hands_a_writable_copy_of_the_configuration_and_each_word_to_the_image_s()
      throws Exception {
    Path image = Files.createDirectories(folder.resolve("image/conf"));
    Path words = folder.resolve("words");
    Files.writeString(
        folder.resolve("docker-entrypoint.sh"),
        "#!/bin/sh\ntest -w %s/config.yaml && printf '%%s\\n' \"$@\" > %s\n"
            .formatted(image, words));
    assertThat(folder.resolve("docker-entrypoint.sh").toFile().setExecutable(true)).isTrue();
    Files.createDirectories(folder.resolve("checkpoints"));

    List<String> entryPoint =
        compose.list("jobmanager", "entrypoint").stream().map(this::mapped).toList();
    Result result = run(command(entryPoint, "standalone-job", "--user", "a b"), Map.of());

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(words).content().isEqualTo("standalone-job\n--user\na b\n");
    assertThat(image.resolve("config.yaml"))
        .hasSameTextualContentAs(FlinkHome.PROJECT.resolve("flink-conf/config.yaml"));
  }

  /** The script with this machine's folders and user, and with {@code $$} as compose reads it. */
  private String mapped(String script) {
    String user = System.getProperty("user.name");
    return script
        .replace("$$", "$")
        .replace(
            "/ennead/config.yaml", FlinkHome.PROJECT.resolve("flink-conf/config.yaml").toString())
        .replace("/opt/flink/", folder.resolve("image") + "/")
        .replace("/docker-entrypoint.sh", folder.resolve("docker-entrypoint.sh").toString())
        .replace("/checkpoints", folder.resolve("checkpoints").toString())
        .replace("flink:flink", user);
  }

  private static List<String> parser() throws Exception {
    for (List<String> parser : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
      try {
        if (run(command(parser, "version"), Map.of()).exitCode() == 0) {
          return parser;
        }
      } catch (IOException absent) {
        // Not installed: try the next.
      }
    }
    return List.of();
  }

  private static List<String> command(List<String> start, String... rest) {
    List<String> command = new ArrayList<>(start);
    command.addAll(List.of(rest));
    return command;
  }

  private record Result(int exitCode, String output) {}

  private static Result run(List<String> command, Map<String, String> environment)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(VARIABLES.keySet());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    return new Result(process.waitFor(), output);
  }
}
