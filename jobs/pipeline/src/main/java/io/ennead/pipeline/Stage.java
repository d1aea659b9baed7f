package io.ennead.pipeline;

/**
 * The job's stages in the order of the flow; each has a stable uid and a title that people read.
 */
public enum Stage {
  TRADES("trades", "Trades"),
  BASE_CANDLES("base-candles", "Candles from klines"),
  FUTURES("futures", "Futures feed"),
  SENTIMENT("sentiment", "Sentiment feed"),
  FOLD("fold", "Fold trades by minute"),
  CANDLES_1M("candles-1m", "1m candles"),
  CANDLES_5M("candles-5m", "5m candles"),
  CANDLES_15M("candles-15m", "15m candles"),
  CANDLES_1H("candles-1h", "1h candles"),
  REPAIRS("repairs", "Repair candles"),
  INDICATORS("indicators", "69 indicators"),
  SCANS("scans", "Nine heads, consensus and gates"),
  CANDLE_COUNT("candle-count", "Count candles"),
  LATE_TRADE_COUNT("late-trade-count", "Count late trades"),
  INDICATOR_COUNT("indicator-count", "Count indicator rows"),
  DECISION_COUNT("decision-count", "Count decisions"),
  SIGNAL_COUNT("signal-count", "Count signals"),
  OUTCOME_COUNT("outcome-count", "Count outcomes"),
  CANDLE_PARTITIONS("candle-partitions", "Prepare candle partitions"),
  CANDLE_SINK("candle-sink", "Write candles"),
  INDICATOR_PARTITIONS("indicator-partitions", "Prepare indicator partitions"),
  INDICATOR_SINK("indicator-sink", "Write indicators"),
  DECISION_EXPIRY("decision-expiry", "Delete old decisions"),
  DECISION_PARTITIONS("decision-partitions", "Prepare decision partitions"),
  DECISION_SINK("decision-sink", "Write decisions"),
  SIGNAL_SINK("signal-sink", "Write signals"),
  OUTCOME_SINK("outcome-sink", "Write outcomes"),
  LATE_TRADE_SINK("late-trade-sink", "Write late trades"),
  GAP_SINK("gap-sink", "Write gaps"),
  FEED_EVENT_SINK("feed-event-sink", "Write feed events"),
  REJECTED_FRAME_SINK("rejected-frame-sink", "Write rejected frames"),
  AUDIT_SINK("audit-sink", "Write audit differences"),
  CANDLE_CSV("candle-csv", "Candles as CSV"),
  INDICATOR_CSV("indicator-csv", "Indicators as CSV"),
  DECISION_CSV("decision-csv", "Decisions as CSV"),
  SIGNAL_CSV("signal-csv", "Signals as CSV"),
  OUTCOME_CSV("outcome-csv", "Outcomes as CSV"),
  DECISION_REPORT("decision-report", "Decisions for the report"),
  OUTCOME_REPORT("outcome-report", "Outcomes for the report"),
  FEED_RECORDING("feed-recording", "Record what the feeds say"),
  LATE_TRADE_CSV("late-trade-csv", "Late trades as CSV");

  private final String uid;
  private final String title;

  Stage(String uid, String title) {
    this.uid = uid;
    this.title = title;
  }

  /** The operator's uid: state is found again by it, so it never changes. */
  public String uid() {
    return uid;
  }

  /** The operator's name in Flink's web UI. */
  public String title() {
    return title;
  }
}
