package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkflowDocumentTest {

  /** All that could be a step, straight from the tables. */
  private static final String STEPS =
      """
      select (1000000 * extract(epoch from time))::bigint, event, symbol, interval, detail
      from (
        select open_time + interval '1 minute' as time, 'candle_complete' as event, symbol, interval,
          'closed at 100.5, ' || lower(quality) as detail from candles
        union all
        select close_time, 'consensus_calculation', symbol, interval,
          coalesce('rejected by ' || nullif(reason, 'warm_up'), 'passed every gate') from decisions
        union all
        select close_time, 'signal_generated', symbol, interval,
          'entry 100.5, stop 99.25, target 104' from signals
        union all
        select at, 'signal_resolved', symbol, interval, 'target, 2.7 R' from outcomes
        union all
        select at, 'feed_reconnect', symbol, null, detail from feed_events
        union all
        select coalesce(repaired_at, opened_at), 'gap_' || state, symbol, null,
          '3 trades from id ' || from_id || ' to ' || to_id from gaps) steps
      """;

  private static Stack stack;

  @BeforeAll
  static void start() throws Exception {
    stack = Stack.started();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void it_has_the_fields_and_types_that_a_client_of_the_seed_reads() throws Exception {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(getClass().getResourceAsStream("seed-workflow.schema.json"));

    assertThat(schema.validate(document(d -> true))).isEmpty();
  }

  @Test
  void its_totals_are_those_of_the_rows() throws Exception {
    JsonNode status = document(d -> true).get("workflow_status");

    assertThat(status.at("/data_collection/candles_stored").asText())
        .isEqualTo(stack.database.value("select count(*) from candles"));
    assertThat(status.at("/indicator_calculation/calculations_performed").asText())
        .isEqualTo(stack.database.value("select count(*) from indicators"));
    assertThat(status.at("/data_collection/gaps_open").asInt()).isEqualTo(3);
    assertThat(status.at("/data_collection/gaps_repaired").asInt()).isEqualTo(5);
    assertThat(status.at("/data_collection/reconnects").asInt()).isEqualTo(6);
    JsonNode signals = status.get("signal_generation");
    assertThat(signals.get("scans_performed").asText())
        .isEqualTo(stack.database.value("select sum(scans) from funnel"));
    for (String reason : List.of("consensus", "confluence")) {
      assertThat(signals.at("/rejections/" + reason).asText())
          .isEqualTo(
              stack.database.value(
                  "select sum(scans) from why_no_signal where reason = '" + reason + "'"));
    }
    assertThat(signals.at("/skipped/warm_up").asInt()).isEqualTo(60);
    assertThat(signals.get("signals_generated").asInt()).isEqualTo(2);
    assertThat(signals.get("active_signals").asInt()).isEqualTo(1);
    // 58 of 60 judged scans.
    assertThat(signals.get("rejection_rate").asText()).isEqualTo("96.7%");
  }

  @Test
  void its_other_figures_are_those_of_the_metrics() throws Exception {
    JsonNode document = document(d -> true);
    JsonNode data = document.at("/workflow_status/data_collection");

    assertThat(data.get("candles_received").asInt()).isEqualTo(120);
    assertThat(data.at("/reconnects_by_cause/silent").asInt()).isEqualTo(2);
    assertThat(data.at("/time_since_last_trade/BTCUSDT/seconds").asDouble()).isBetween(4.9, 300.0);
    assertThat(data.at("/time_since_last_trade/ETHUSDT/seconds").asInt()).isEqualTo(-1);
    assertThat(document.at("/job/throughput/Source: Trades").asDouble()).isEqualTo(66.5);
    assertThat(document.at("/job/backpressure/Source: Trades").asText()).isEqualTo("low");
    assertThat(document.at("/job/restarts").asInt()).isEqualTo(2);
  }

  @Test
  void its_job_and_stages_are_as_the_cluster_tells() throws Exception {
    JsonNode document = document(d -> true);
    JsonNode job = document.get("job");
    JsonNode stages = document.get("stages");

    assertThat(job.get("uptime_seconds").asDouble()).isEqualTo(312.345);
    assertThat(job.at("/last_checkpoint/id").asInt()).isEqualTo(7);
    assertThat(job.at("/last_checkpoint/duration_ms").asInt()).isEqualTo(40);
    assertThat(job.at("/last_checkpoint/size_bytes").asInt()).isEqualTo(1234);
    assertThat(stages.at("/0/records_out").asInt()).isEqualTo(4_000);
    assertThat(stages.at("/0/records_per_second").asDouble()).isEqualTo(66.5);
    assertThat(stages.at("/0/queue_frames").asInt()).isEqualTo(12);
    assertThat(stages.at("/0/queue_capacity").asInt()).isEqualTo(8_192);
    assertThat(stages.at("/0/delay_p50_ms").asInt()).isEqualTo(35);
    assertThat(stages.at("/4/rows_committed").asInt()).isEqualTo(120);
    assertThat(stages.at("/4/retries").asInt()).isEqualTo(3);
    assertThat(stages.at("/4/delay_p50_ms").asInt()).isEqualTo(420);
  }

  @Test
  void its_newest_candles_votes_and_gates_are_those_of_the_rows() throws Exception {
    JsonNode status = document(d -> true).get("workflow_status");
    JsonNode decision = status.at("/consensus_system/last_consensus_votes/BTCUSDT_1m");
    JsonNode candle = status.at("/data_collection/time_since_last_candle/BTCUSDT");

    assertThat(
            "%s|%s"
                .formatted(
                    candle.get("close").decimalValue().toPlainString(),
                    status.at("/data_collection/last_candle_times/BTCUSDT").asText()))
        .isEqualTo(
            stack.database.value(
                """
                select close, to_char((open_time + interval '1 minute') at time zone 'UTC',
                  'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                from candles where symbol = 'BTCUSDT' and interval = '1m'
                order by open_time desc limit 1
                """));
    assertThat(decision.get("votes")).hasSize(9);
    JsonNode vote = decision.at("/votes/technical");
    assertThat(
            "%s|%s|%s|%s"
                .formatted(
                    vote.get("direction").asText(),
                    vote.get("probability").asText(),
                    vote.get("confidence").asText(),
                    decision.at("/gates/0/finding").asText()))
        .isEqualTo(
            stack.database.value(
                """
                select votes -> 0 ->> 'direction', votes -> 0 ->> 'probability',
                  votes -> 0 ->> 'confidence', gates -> 0 ->> 'finding'
                from decisions where symbol = 'BTCUSDT' order by close_time desc limit 1
                """));
  }

  @Test
  void its_newest_steps_are_those_of_the_rows() throws Exception {
    List<String> steps = new ArrayList<>();
    for (JsonNode step : document(d -> true).get("recent_workflow_steps")) {
      steps.add(
          "%s|%s|%s|%s|%s"
              .formatted(
                  ChronoUnit.MICROS.between(
                      Instant.EPOCH, Instant.parse(step.get("timestamp").asText())),
                  step.get("event").asText(),
                  step.get("symbol").asText(),
                  step.get("timeframe").asText("-"),
                  step.get("detail").asText()));
    }

    assertThat(steps)
        .hasSize(20)
        .isSubsetOf(stack.database.rows(STEPS))
        .anyMatch(step -> step.contains("|candle_complete|"))
        .anyMatch(step -> step.contains("|consensus_calculation|"))
        .anyMatch(step -> step.contains("|signal_generated|"))
        .anyMatch(step -> step.contains("|signal_resolved|"))
        .anyMatch(step -> step.contains("|gap_open|"))
        .anyMatch(step -> step.contains("|gap_repaired|"));
  }

  @Test
  void its_stages_stand_in_the_order_of_the_flow() throws Exception {
    assertThat(document(d -> true).get("stages").findValuesAsText("title"))
        .containsExactly(
            "Source: Trades",
            "Fold trades by minute",
            "1m candles",
            "Count candles",
            "Write candles: Writer");
  }

  @Test
  void a_restart_of_the_service_changes_no_figure() throws Exception {
    JsonNode before = figures(document(d -> true));

    stack.restart();

    assertThat(figures(document(d -> true))).isEqualTo(before);
  }

  @Test
  void a_sink_that_waits_for_the_database_is_an_error_that_names_it() throws Exception {
    stack.flink.metric("cc", "Write_candles__Writer.blockedMillis", 12_000);
    try {
      JsonNode overall =
          document(d -> d.at("/overall/status").asText().equals("ERROR")).get("overall");
      assertThat(overall.at("/reasons/0").asText())
          .contains("Sink blocked")
          .contains("Write candles")
          .contains("12 s");
    } finally {
      stack.flink.metric("cc", "Write_candles__Writer.blockedMillis", 0);
      document(d -> d.at("/overall/status").asText().equals("LIVE"));
    }
  }

  /** The document once it is as wanted: the answers of both parts are kept for a moment. */
  private static JsonNode document(Predicate<JsonNode> wanted) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> stack.client().get("/api/system/workflow"), wanted);
  }

  /** Without what time moves by itself. */
  private static JsonNode figures(JsonNode document) {
    ObjectNode copy = document.deepCopy();
    copy.remove(List.of("timestamp", "market"));
    ((ObjectNode) copy.at("/job/last_checkpoint")).remove("age_seconds");
    for (String ages : List.of("time_since_last_candle", "time_since_last_trade")) {
      copy.at("/workflow_status/data_collection/" + ages)
          .forEach(age -> ((ObjectNode) age).remove(List.of("seconds", "status")));
    }
    return copy;
  }
}
