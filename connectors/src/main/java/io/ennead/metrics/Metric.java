package io.ennead.metrics;

import static io.ennead.metrics.Metric.Kind.DELAY;
import static io.ennead.metrics.Metric.Kind.NEWEST;
import static io.ennead.metrics.Metric.Kind.NOW;
import static io.ennead.metrics.Metric.Kind.TOTAL;
import static io.ennead.metrics.Metric.Owner.CANDLES;
import static io.ennead.metrics.Metric.Owner.DECISIONS;
import static io.ennead.metrics.Metric.Owner.FOLD;
import static io.ennead.metrics.Metric.Owner.HEADS;
import static io.ennead.metrics.Metric.Owner.INDICATORS;
import static io.ennead.metrics.Metric.Owner.INDICATOR_ROWS;
import static io.ennead.metrics.Metric.Owner.LATE_TRADES;
import static io.ennead.metrics.Metric.Owner.OUTCOMES;
import static io.ennead.metrics.Metric.Owner.SIGNALS;
import static io.ennead.metrics.Metric.Owner.SINKS;
import static io.ennead.metrics.Metric.Owner.SOURCE;
import static io.ennead.metrics.Metric.Owner.STAGES;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every metric of the job: the one table of names. All values are longs; an instant is in epoch
 * milliseconds, and -1 where there is none yet. Market time is the exchange's own clock, which may
 * run faster than the machine's beside a simulated exchange.
 */
public enum Metric {
  FRAMES_RECEIVED(SOURCE, "framesReceived", NOW, "WebSocket frames taken."),
  PINGS_ANSWERED(SOURCE, "pingsAnswered", NOW, "Pings of the venue answered."),
  TRADES_DELIVERED(SOURCE, "tradesDelivered", NOW, "Trades handed to the task."),
  DUPLICATES_DROPPED(SOURCE, "duplicatesDropped", NOW, "Trades that had come already."),
  QUEUE_FRAMES(SOURCE, "queueFrames", NOW, "Frames that wait to be read."),
  QUEUE_CAPACITY(SOURCE, "queueCapacity", NOW, "Frames of one connection that may wait."),
  REQUEST_WEIGHT_USED(SOURCE, "requestWeightUsed", NOW, "REST weight of the last minute."),
  REQUEST_WEIGHT_PLANNED(
      SOURCE, "requestWeightPlanned", NOW, "REST weight per minute that is planned with."),
  LAST_FRAME_AT(SOURCE, "lastFrameAt", NOW, "Wall-clock time of the newest frame."),
  LAST_TRADE_AT(
      SOURCE,
      "lastTradeAt",
      NOW,
      "Wall-clock time of the stream's newest trade.",
      "exchange",
      "symbol"),
  RECEIVE_DELAY(SOURCE, "receiveDelay", DELAY, "From the trade to its receipt."),
  EMIT_DELAY(SOURCE, "emitDelay", DELAY, "From the trade until it left the source."),

  TRADES_FOLDED(FOLD, "tradesFolded", TOTAL, "Trades."),
  GAPS_OPENED(FOLD, "gapsOpened", TOTAL, "Gaps declared."),
  TRADES_MISSING(FOLD, "tradesMissing", TOTAL, "Ids in them."),
  GAPS_REPAIRED(FOLD, "gapsRepaired", TOTAL, "Gaps whose trades were had after all."),
  TRADES_REPAIRED(FOLD, "tradesRepaired", TOTAL, "Ids in them."),
  GAPS_OPEN(FOLD, "gapsOpen", TOTAL, "Gaps declared and not repaired."),
  CONNECTION_ATTEMPTS(FOLD, "connectionAttempts", TOTAL, "Connections tried."),
  RECONNECTS(FOLD, "reconnects", TOTAL, "Connections lost, by the cause.", "cause"),
  SPLICES(
      FOLD, "splices", TOTAL, "Times that ids were had from REST instead of the stream.", "cause"),
  TRADES_SPLICED(FOLD, "tradesSpliced", TOTAL, "Trades had so."),
  PROBES(FOLD, "probes", TOTAL, "Times that REST was asked about a silent or unproven stream."),
  REST_REFUSED(FOLD, "restRefused", TOTAL, "REST requests refused or unanswered."),
  FRAMES_REJECTED(FOLD, "framesRejected", TOTAL, "Messages that could not be read."),
  AUDIT_AGREED(FOLD, "auditAgreed", TOTAL, "Minutes equal to the venue's own kline."),
  AUDIT_DIFFERED(FOLD, "auditDiffered", TOTAL, "Minutes that differ from it."),
  OPEN_MINUTES(FOLD, "openMinutes", NOW, "Minutes held."),
  MARKET_TIME(FOLD, "marketTime", NOW, "Market time; -1 in a replay."),
  LAST_TRADE_TIME(FOLD, "lastTradeTime", NEWEST, "Time of the newest trade.", "exchange", "symbol"),
  TRADE_AGE(
      FOLD, "tradeAge", NOW, "Market time since then, ms; -1 in a replay.", "exchange", "symbol"),

  CANDLES_MADE(CANDLES, "candles", TOTAL, "Candles made.", "interval", "quality"),
  LAST_CLOSE_TIME(
      CANDLES, "lastCloseTime", NEWEST, "Close of the newest candle.", "exchange", "symbol"),
  CLOSE_AGE(
      CANDLES,
      "closeAge",
      NOW,
      "Market time since then, ms; -1 in a replay.",
      "exchange",
      "symbol"),
  CLOSE_DELAY(CANDLES, "closeDelay", DELAY, "From a candle's close until it was made."),
  LAST_CLOSE_DELAY(
      CANDLES,
      "lastCloseDelay",
      NOW,
      "The same of the newest candle, ms; -1 in a replay.",
      "exchange",
      "symbol"),

  LATE(LATE_TRADES, "lateTrades", TOTAL, "Trades that came after their minute was complete."),

  CANDLES_IN_BUFFER(
      INDICATORS,
      "candlesInBuffer",
      NEWEST,
      "Candles held of a series.",
      "exchange",
      "symbol",
      "interval"),
  BUFFER_SIZE(INDICATORS, "bufferSize", NOW, "The most that are held of a series."),
  CANDLES_KEPT_FOR_REVISION(
      INDICATORS, "candlesKeptForRevision", NOW, "Candles kept because a gap before them is open."),
  LARGEST_RING_BYTES(
      INDICATORS, "largestRingBytes", NOW, "Bytes of the largest series' newest candles."),
  LARGEST_FORMULA_BYTES(
      INDICATORS, "largestFormulaBytes", NOW, "Bytes of the largest series' formulas."),

  INDICATOR_ROWS_MADE(
      INDICATOR_ROWS, "indicatorRows", TOTAL, "Candles whose indicators were made.", "interval"),

  LARGEST_HEAD_BYTES(
      HEADS, "largestHeadBytes", NOW, "Bytes of the nine heads of the largest series."),
  LARGEST_SCAN_BYTES(
      HEADS, "largestScanBytes", NOW, "Bytes of all that is kept of the largest instrument."),

  SCANS(DECISIONS, "scans", TOTAL, "Scans; also per series.", "exchange", "symbol", "interval"),
  SKIPPED(
      DECISIONS,
      "skipped",
      TOTAL,
      "Not judged; also per series.",
      "exchange",
      "symbol",
      "interval"),
  REJECTED(
      DECISIONS,
      "rejected",
      TOTAL,
      "A gate said no; also per series.",
      "exchange",
      "symbol",
      "interval"),
  EMITTED(
      DECISIONS,
      "emitted",
      TOTAL,
      "Brought a signal; also per series.",
      "exchange",
      "symbol",
      "interval"),
  SKIPPED_FOR(DECISIONS, "skippedFor", TOTAL, "Skipped, by the reason.", "interval", "reason"),
  REJECTED_BY(DECISIONS, "rejectedBy", TOTAL, "Rejected, by the first gate.", "interval", "gate"),
  VOTES(
      DECISIONS,
      "votes",
      TOTAL,
      "Votes, also of scans that were skipped: long, short, flat or abstained.",
      "head",
      "vote"),
  CONSENSUS(DECISIONS, "consensus", TOTAL, "Scans judged, by the consensus.", "direction"),

  SIGNALS_MADE(SIGNALS, "signals", TOTAL, "Signals.", "interval", "direction"),
  LAST_SIGNAL_TIME(SIGNALS, "lastSignalTime", NEWEST, "Close time of the newest signal."),

  OUTCOMES_MADE(
      OUTCOMES,
      "outcomes",
      TOTAL,
      "Openings (status active) and ends of signals and shadows.",
      "followed",
      "status"),
  ACTIVE_SIGNALS(OUTCOMES, "activeSignals", TOTAL, "Signals opened and not resolved."),
  ACTIVE_SHADOWS(OUTCOMES, "activeShadows", TOTAL, "Shadows opened and not resolved."),

  ROWS_COMMITTED(SINKS, "rowsCommitted", TOTAL, "Rows written and committed."),
  COMMITS(SINKS, "commits", TOTAL, "Batches committed."),
  RETRIES(SINKS, "retries", TOTAL, "Attempts at a batch or a connection that failed."),
  ROWS_WAITING(SINKS, "rowsWaiting", NOW, "Rows that wait for their batch."),
  BLOCKED_MILLIS(
      SINKS, "blockedMillis", NOW, "For how long the write under way has lasted, ms; 0 if none."),
  LAST_COMMIT_AT(SINKS, "lastCommitAt", NOW, "Wall-clock time of the newest commit."),
  LAST_COMMIT_TIME(SINKS, "lastCommitTime", NEWEST, "Event time of the newest row committed."),
  COMMIT_DELAY(SINKS, "commitDelay", DELAY, "From a row's event time to its commit."),

  LAST_EVENT_TIME(STAGES, "lastEventTime", NOW, "Event time of the stage's newest event."),
  LAST_EVENT_AT(STAGES, "lastEventAt", NOW, "Wall-clock time of it.");

  /** What becomes of a value, and how those of several subtasks are put together. */
  public enum Kind {
    /** Kept in state: neither reset nor counted twice by a failover; the sum is the total. */
    TOTAL("total, kept in state; sum"),
    /** Kept in state; the maximum counts. */
    NEWEST("newest, kept in state; maximum"),
    /** Of the running attempt only. */
    NOW("now"),
    /** A histogram of the last values, in milliseconds of market time; empty in a replay. */
    DELAY("histogram, ms of market time");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** In words, for tables. */
    public String text() {
      return text;
    }
  }

  /** Which operators have it. */
  public enum Owner {
    SOURCE("Trades (live)"),
    FOLD("Fold trades by minute"),
    CANDLES("Count candles"),
    LATE_TRADES("Count late trades"),
    INDICATORS("69 indicators"),
    INDICATOR_ROWS("Count indicator rows"),
    HEADS("Nine heads, consensus and gates"),
    DECISIONS("Count decisions"),
    SIGNALS("Count signals"),
    OUTCOMES("Count outcomes"),
    SINKS("Write ... (each table)"),
    STAGES("each stage before those that count");

    private final String title;

    Owner(String title) {
      this.title = title;
    }

    /** The operator's name, or which ones it is. */
    public String title() {
      return title;
    }
  }

  private static final Map<String, Metric> BY_TITLE =
      Arrays.stream(values()).collect(Collectors.toMap(Metric::title, Function.identity()));

  private final Owner owner;
  private final String title;
  private final Kind kind;
  private final String meaning;
  private final List<String> labels;

  Metric(Owner owner, String title, Kind kind, String meaning, String... labels) {
    this.owner = owner;
    this.title = title;
    this.kind = kind;
    this.meaning = meaning;
    this.labels = List.of(labels);
  }

  /** The metric of that name, if there is one. */
  public static Metric of(String title) {
    Metric metric = BY_TITLE.get(title);
    if (metric == null) {
      throw new IllegalArgumentException("metric '" + title + "' is not known");
    }
    return metric;
  }

  /** Whether there is a metric of that name. */
  public static boolean isKnown(String title) {
    return BY_TITLE.containsKey(title);
  }

  public Owner owner() {
    return owner;
  }

  /** The name in Flink, REST and Prometheus. */
  public String title() {
    return title;
  }

  public Kind kind() {
    return kind;
  }

  public String meaning() {
    return meaning;
  }

  /** The keys of its groups in Flink, the labels in Prometheus. */
  public List<String> labels() {
    return labels;
  }
}
