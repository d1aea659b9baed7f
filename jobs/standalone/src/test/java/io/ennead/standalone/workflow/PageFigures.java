package io.ennead.standalone.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What the page must show of a document that was pushed: block by block, as lines of text. */
final class PageFigures {

  private static final Map<String, String> EVENTS =
      Map.of(
          "candle_complete", "candle closed",
          "consensus_calculation", "nine heads judged",
          "signal_generated", "signal",
          "signal_resolved", "signal resolved");

  /** Fields of {@code data_collection} and others, in the order of the page. */
  private final JsonNode document;

  private final JsonNode status;

  PageFigures(JsonNode document) {
    this.document = document;
    this.status = document.get("workflow_status");
  }

  /** The word, and what is wrong. */
  List<String> overall() {
    List<String> lines = new ArrayList<>(List.of(document.at("/overall/status").asText()));
    document.at("/overall/reasons").forEach(reason -> lines.add(reason.asText()));
    return lines;
  }

  List<String> totals() {
    JsonNode data = status.get("data_collection");
    JsonNode signals = status.get("signal_generation");
    return List.of(
        "candles received " + count(data, "candles_received"),
        "candles stored " + count(data, "candles_stored"),
        "indicator rows, 69 each "
            + count(status.get("indicator_calculation"), "calculations_performed"),
        "scans by nine heads " + count(signals, "scans_performed"),
        "signals " + count(signals, "signals_generated"),
        "rejected by gates " + signals.get("rejection_rate").asText(),
        "gaps open, %s repaired %s"
            .formatted(count(data, "gaps_repaired"), count(data, "gaps_open")),
        "reconnects, %s late trades %s"
            .formatted(count(data, "candles_late"), count(data, "reconnects")));
  }

  List<String> symbols() {
    List<String> lines = new ArrayList<>();
    status
        .at("/data_collection/time_since_last_candle")
        .properties()
        .forEach(
            symbol -> {
              JsonNode age = symbol.getValue();
              String word = age.get("status").asText();
              JsonNode trade =
                  status.at("/data_collection/time_since_last_trade/" + symbol.getKey());
              boolean waits =
                  word.equals("stale")
                      && List.of("realtime", "delayed").contains(trade.get("status").asText());
              lines.add(
                  "%s %s %s · %s"
                      .formatted(
                          symbol.getKey(),
                          Shown.price(age.get("close").asDouble()),
                          waits ? "waits for others" : word.replace('_', ' '),
                          word.equals("stale")
                              ? "since " + Shown.time(age.get("since").asText()).substring(5, 16)
                              : Shown.duration(age.get("seconds").asDouble())));
              lines.add(
                  "Newest candle closed %s, %s of market time ago; newest trade %s ago"
                      .formatted(
                          Shown.time(age.get("since").asText()),
                          Shown.duration(age.get("seconds").asDouble()),
                          Shown.duration(trade.get("seconds").asDouble())));
            });
    return lines;
  }

  /** Head, direction, confidence, probability; then its reasons. */
  List<String> votes(String series) {
    List<String> lines = new ArrayList<>();
    decision(series)
        .get("votes")
        .properties()
        .forEach(
            head -> {
              JsonNode vote = head.getValue();
              String direction = vote.get("direction").asText();
              lines.add(
                  "%s %s %s %s"
                      .formatted(
                          head.getKey(),
                          vote.get("abstained").asBoolean() ? "abstains" : signed(direction),
                          Shown.percent(vote.get("confidence").asDouble()),
                          Shown.percent(vote.get("probability").asDouble())));
              lines.add(
                  "probability %s, confidence %s"
                      .formatted(
                          Shown.fixed(vote.get("probability").asDouble(), 3),
                          Shown.fixed(vote.get("confidence").asDouble(), 3)));
              vote.get("reasons").forEach(reason -> lines.add(reason.asText()));
              if (vote.get("reasons").isEmpty()) {
                lines.add("Nothing that speaks for a direction.");
              }
            });
    return lines;
  }

  String consensus(String series) {
    JsonNode decision = decision(series);
    JsonNode consensus = decision.get("consensus");
    String reason = decision.get("reason").asText().replace('_', ' ');
    return "%s %d/%d agree · %s sure %s"
        .formatted(
            signed(consensus.get("direction").asText()),
            consensus.get("agreeing_heads").asInt(),
            consensus.get("total_heads").asInt(),
            Shown.percent(consensus.get("confidence").asDouble()),
            Map.of(
                    "EMITTED", "signal",
                    "REJECTED", "rejected by " + reason,
                    "SKIPPED", "not judged: " + reason)
                .get(decision.get("verdict").asText()));
  }

  String votedAt(String series) {
    return "at " + Shown.clock(decision(series).get("timestamp").asText());
  }

  List<String> gates(String series) {
    return each(
        decision(series).get("gates"),
        gate ->
            "%s %s %s"
                .formatted(
                    gate.get("passed").asBoolean() ? "✓" : "✕",
                    gate.get("gate").asText().replace('_', ' '),
                    gate.get("finding").asText()));
  }

  /** All operators, as the table has them. */
  List<String> operators() {
    return each(
        document.get("stages"),
        stage ->
            "%s %s %s %s %s %s %s %s"
                .formatted(
                    name(stage),
                    stage.get("state").asText().toLowerCase(java.util.Locale.ROOT),
                    count(stage, "records_in"),
                    count(stage, "records_out"),
                    Shown.rate(stage.get("records_per_second").asDouble()),
                    count(stage, "rows_committed"),
                    stage.get("backpressure").asText(),
                    stage.has("last_event_at_ms")
                        ? Shown.clock(
                            Instant.ofEpochMilli(stage.get("last_event_at_ms").asLong()).toString())
                        : "–"));
  }

  /** Name, rate and what is said below it, of a stage that is drawn. */
  String stage(String name) {
    JsonNode stage =
        StreamSupport.stream(document.get("stages").spliterator(), false)
            .filter(each -> name(each).equals(name))
            .findFirst()
            .orElseThrow();
    List<String> facts = new ArrayList<>();
    facts.add(
        stage.has("rows_committed")
            ? count(stage, "rows_committed") + " rows committed"
            : Shown.count(
                    Math.max(stage.path("records_in").asLong(), stage.path("records_out").asLong()))
                + " records since start");
    if (stage.has("delay_p50_ms")) {
      facts.add("delay " + Shown.duration(stage.get("delay_p50_ms").asDouble() / 1000));
    }
    if (stage.has("queue_capacity")) {
      facts.add(
          "queue %s of %s".formatted(count(stage, "queue_frames"), count(stage, "queue_capacity")));
    }
    if (!stage.get("backpressure").asText().equals("ok")) {
      facts.add("back-pressure " + stage.get("backpressure").asText());
    }
    if (stage.path("retries").asLong() > 0) {
      facts.add(count(stage, "retries") + " retries");
    }
    boolean moves = List.of("active", "waiting").contains(stage.get("status").asText());
    return "%s %s /s %s %s"
        .formatted(
            name,
            moves ? Shown.rate(stage.get("records_per_second").asDouble()) : "0",
            state(stage),
            String.join(" ", facts));
  }

  private String state(JsonNode stage) {
    return switch (stage.get("status").asText()) {
      case "active" -> "flows";
      case "waiting" -> "waiting";
      case "blocked" -> "blocked for " + Shown.duration(stage.get("blocked_ms").asDouble() / 1000);
      default -> {
        Instant now = Instant.parse(document.get("timestamp").asText());
        long still = now.toEpochMilli() - stage.get("last_event_at_ms").asLong();
        yield "stands still for " + Shown.duration(still / 1000.0);
      }
    };
  }

  List<String> funnel() {
    JsonNode signals = status.get("signal_generation");
    long left = signals.get("scans_performed").asLong();
    List<String> lines = new ArrayList<>(List.of("scans " + Shown.count(left)));
    for (String part : List.of("skipped", "rejections")) {
      for (Map.Entry<String, JsonNode> reason : signals.get(part).properties()) {
        long lost = reason.getValue().asLong();
        left -= lost;
        if (lost > 0 || part.equals("rejections")) {
          lines.add(
              reason.getKey().replace('_', ' ')
                  + " "
                  + Shown.count(left)
                  + (lost > 0 ? " −" + Shown.count(lost) : ""));
        }
      }
    }
    lines.add("signals " + Shown.count(left));
    return lines;
  }

  String funnelRate() {
    return status.at("/signal_generation/rejection_rate").asText() + " of judged scans rejected";
  }

  /** When, what, of which series, and more of it. */
  List<String> activity() {
    return each(
        document.get("recent_workflow_steps"),
        step ->
            "%s %s%s %s %s %s"
                .formatted(
                    Shown.clock(step.get("timestamp").asText()),
                    EVENTS.getOrDefault(
                        step.get("event").asText(), step.get("event").asText().replace('_', ' ')),
                    Map.of("LONG", " ▲", "SHORT", " ▼")
                        .getOrDefault(step.path("direction").asText(), ""),
                    step.get("symbol").asText(),
                    step.path("timeframe").asText(""),
                    step.get("detail").asText())
                .replaceAll(" +", " "));
  }

  String job() {
    JsonNode job = document.get("job");
    JsonNode checkpoint = job.get("last_checkpoint");
    return "%s: %s for %s · %s %s · %s"
        .formatted(
            job.get("name").asText(),
            job.get("state").asText().toLowerCase(java.util.Locale.ROOT),
            Shown.duration(job.get("uptime_seconds").asDouble()),
            count(job, "restarts"),
            job.get("restarts").asLong() == 1 ? "restart" : "restarts",
            checkpoint.isNull()
                ? "no checkpoint yet"
                : "checkpoint %s ago, %s ms, %s"
                    .formatted(
                        Shown.duration(checkpoint.get("age_seconds").asDouble()),
                        count(checkpoint, "duration_ms"),
                        Shown.bytes(checkpoint.get("size_bytes").asDouble())));
  }

  List<String> market() {
    return List.of(
        Shown.time(document.at("/market/time").asText()) + " UTC",
        "simulated, %s×".formatted(document.at("/market/speed").asInt()));
  }

  private JsonNode decision(String series) {
    return status.at("/consensus_system/last_consensus_votes").get(series);
  }

  private static String name(JsonNode stage) {
    return stage.get("title").asText().replaceFirst("^Source: ", "").replaceFirst(": Writer$", "");
  }

  private static String signed(String direction) {
    return Map.of("LONG", "▲ LONG", "SHORT", "▼ SHORT", "FLAT", "– FLAT").get(direction);
  }

  private static String count(JsonNode node, String field) {
    JsonNode figure = node.path(field);
    return figure.isNumber() ? Shown.count(figure.asLong()) : "–";
  }

  private static List<String> each(
      JsonNode array, java.util.function.Function<JsonNode, String> line) {
    return StreamSupport.stream(array.spliterator(), false).map(line).toList();
  }
}
