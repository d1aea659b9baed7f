package io.ennead.workflow.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.records.Interval;
import io.ennead.workflow.flink.JobState;
import io.ennead.workflow.flink.Metrics;
import java.util.Optional;
import java.util.OptionalLong;

/** The blocks {@code indicator_calculation} and {@code consensus_system}. */
final class Analysis {

  private static final String OPERATOR = "69_indicators";
  private static final int INDICATORS = 69;
  private static final int HEADS = 9;

  private Analysis() {}

  static void writeIndicators(Snapshot now, ObjectNode json) {
    if (now.totals().isThere()) {
      json.put("calculations_performed", now.totals().value().indicators());
    } else {
      json.putNull("calculations_performed");
    }
    json.put("indicators_per_candle", INDICATORS);
    writeBuffers(now, json.putObject("buffer_status"));
    if (now.rows().isThere()) {
      json.put("status", now.activity(now.rows().value().indicatorsWrittenAt()));
    } else {
      DataCollection.unreachable(json, now.rows());
    }
  }

  private static void writeBuffers(Snapshot now, ObjectNode json) {
    Optional<Metrics> metrics = now.running().map(JobState::metrics);
    if (metrics.isEmpty() || !now.rows().isThere()) {
      return;
    }
    for (ObjectNode candle : now.rows().value().candles()) {
      String exchange = candle.get("exchange").asText();
      String symbol = candle.get("symbol").asText();
      String interval = candle.get("interval").asText();
      OptionalLong held =
          metrics
              .get()
              .ofInstrument(OPERATOR, exchange, symbol, label(interval, "candlesInBuffer"));
      OptionalLong most =
          metrics.get().ofInstrument(OPERATOR, exchange, symbol, label(interval, "bufferSize"));
      if (held.isPresent() && most.isPresent()) {
        ObjectNode buffer = json.withObjectProperty(symbol).putObject(interval);
        buffer.put("candles_in_buffer", held.getAsLong());
        buffer.put("buffer_size", most.getAsLong());
      }
    }
  }

  private static String label(String interval, String name) {
    return "interval." + interval + "." + name;
  }

  static void writeConsensus(Snapshot now, ObjectNode json) {
    if (now.totals().isThere()) {
      json.put("calculations_performed", now.totals().value().scans());
    } else {
      json.putNull("calculations_performed");
    }
    ObjectNode votes = json.putObject("last_consensus_votes");
    if (!now.rows().isThere()) {
      DataCollection.unreachable(json, now.rows());
      return;
    }
    for (ObjectNode decision : now.rows().value().decisions()) {
      String series =
          decision.get("symbol").asText()
              + "_"
              + Interval.of(decision.get("interval").asText()).label();
      votes.set(series, consensus(decision));
    }
    json.put("status", now.activity(now.rows().value().decisionsWrittenAt()));
  }

  /** A decision with its votes by head, and its gates as they were measured. */
  static ObjectNode consensus(ObjectNode decision) {
    ObjectNode json = WorkflowStatus.JSON.createObjectNode();
    json.put("timestamp", decision.get("close_time").asText());
    ObjectNode votes = json.putObject("votes");
    for (JsonNode vote : decision.get("votes")) {
      ObjectNode copy = vote.deepCopy();
      votes.set(copy.remove("head").asText(), copy);
    }
    ObjectNode consensus = json.putObject("consensus");
    consensus.put("direction", decision.get("direction").asText());
    consensus.put("agreeing_heads", decision.get("agreeing").size());
    consensus.put("total_heads", HEADS);
    consensus.set("confidence", decision.get("confidence"));
    consensus.set("probability", decision.get("probability"));
    consensus.set("boost", decision.get("boost"));
    consensus.set("agreeing", decision.get("agreeing"));
    json.set("verdict", decision.get("verdict"));
    json.set("reason", decision.get("reason"));
    json.set("value", decision.get("value"));
    json.set("threshold", decision.get("threshold"));
    json.set("gates", decision.get("gates"));
    return json;
  }
}
