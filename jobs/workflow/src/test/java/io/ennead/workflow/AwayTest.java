package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.postgres.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Parts that do not answer: the service says so, and stays up. */
class AwayTest {

  @Test
  void without_a_cluster_it_says_so_and_still_shows_the_rows() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    Market.write(database);
    URI nothing = URI.create("http://127.0.0.1:" + unusedPort());
    try (WorkflowService service =
        WorkflowService.start(WorkflowOptions.onLoopback(0, nothing, database.options()))) {
      Client client = new Client(service.address());

      JsonNode document = client.get("/api/system/workflow");

      assertThat(document.at("/overall/status").asText()).isEqualTo("ERROR");
      assertThat(document.at("/overall/reasons/0").asText())
          .contains("Flink does not answer")
          .contains(nothing.toString())
          .contains("--flink-url");
      assertThat(document.at("/job/status").asText()).isEqualTo("unreachable");
      assertThat(document.at("/workflow_status/data_collection/candles_stored").asInt())
          .isEqualTo(120);
      JsonNode health = client.get("/health");
      assertThat(health.get("status").asText()).isEqualTo("degraded");
      assertThat(health.at("/dependencies/flink/status").asText()).isEqualTo("unreachable");
      assertThat(health.at("/dependencies/database/status").asText()).isEqualTo("connected");
    }
  }

  @Test
  void without_a_database_it_says_so_and_still_shows_the_job() throws Exception {
    DatabaseOptions nothing =
        new DatabaseOptions(
            "jdbc:postgresql://127.0.0.1:%d/ennead".formatted(unusedPort()), "ennead", "secret");
    try (FakeFlink flink = new FakeFlink();
        WorkflowService service =
            WorkflowService.start(WorkflowOptions.onLoopback(0, flink.url(), nothing))) {
      Client client = new Client(service.address());

      JsonNode document = client.get("/api/system/workflow");
      Client.Answer candles = client.ask("/api/candles/BTCUSDT/1m");

      assertThat(document.at("/overall/reasons/0").asText())
          .contains("The database does not answer")
          .doesNotContain("secret");
      assertThat(document.at("/workflow_status/data_collection/status").asText())
          .isEqualTo("unreachable");
      assertThat(document.at("/job/state").asText()).isEqualTo("RUNNING");
      assertThat(candles.status()).isEqualTo(503);
      assertThat(candles.json().get("part").asText()).isEqualTo("database");
    }
  }

  @Test
  void a_job_that_fails_is_an_error_and_one_that_ended_is_waited_for() throws Exception {
    try (Stack stack = Stack.started()) {
      stack.flink.state("FAILED");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> overall(stack).at("/reasons/0").asText().contains("FAILED"));
      assertThat(overall(stack).get("status").asText()).isEqualTo("ERROR");

      stack.flink.state("FINISHED");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> overall(stack).get("status").asText().equals("WAITING"));
      assertThat(overall(stack).at("/reasons/0").asText()).contains("start it again");
    }
  }

  @Test
  void a_job_whose_stages_nobody_runs_asks_for_a_taskmanager() throws Exception {
    try (Stack stack = Stack.started()) {
      stack.flink.stages("CREATED");

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> overall(stack).at("/reasons/0").asText().contains("start one"));
      assertThat(overall(stack).get("status").asText()).isEqualTo("ERROR");
      assertThat(overall(stack).at("/reasons/0").asText()).startsWith("5 of 5 stages");
    }
  }

  @Test
  void old_candles_are_waited_for_just_after_the_start_and_stale_later() throws Exception {
    try (Stack stack = Stack.started()) {
      stack.flink.uptime(Duration.ofSeconds(12));
      stack.database.execute("delete from candles where open_time > now() - interval '20 minutes'");
      stack.database.execute("update candles set written_at = now() - interval '1 hour'");

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> overall(stack).get("status").asText().equals("WAITING"));
      assertThat(overall(stack).at("/reasons/0").asText()).contains("started 12 s ago");

      stack.flink.uptime(Duration.ofMinutes(5));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> overall(stack).get("status").asText().equals("STALE"));
      assertThat(overall(stack).at("/reasons/0").asText()).startsWith("ETHUSDT is stale since");
    }
  }

  @Test
  void a_database_that_no_job_has_used_yet_is_told_from_one_that_is_away() throws Exception {
    DatabaseOptions empty = TestDatabase.empty().options();
    try (FakeFlink flink = new FakeFlink();
        WorkflowService service =
            WorkflowService.start(WorkflowOptions.onLoopback(0, flink.url(), empty))) {
      JsonNode document = new Client(service.address()).get("/api/system/workflow");

      assertThat(document.at("/overall/reasons/0").asText())
          .contains("no tables of Ennead yet")
          .doesNotContain("does not answer");
    }
  }

  private static JsonNode overall(Stack stack) throws Exception {
    return stack.client().get("/api/system/workflow").get("overall");
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
