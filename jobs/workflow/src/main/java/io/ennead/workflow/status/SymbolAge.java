package io.ennead.workflow.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.records.Interval;
import io.ennead.workflow.flink.JobState;
import io.ennead.workflow.flink.Metrics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How old the data of a symbol is, in the market's time: from the last close, and from the last
 * trade. One symbol that is not known to be complete holds back the candles of all, so that its own
 * trades tell which it is.
 *
 * @param since when its newest candle closed; in an outage, the last one before it
 * @param outage whether an outage lasts: its minutes close, and nothing is known of them
 * @param close at which price
 * @param trade when its newest trade was made; null if the job does not tell
 */
record SymbolAge(
    String name,
    Interval interval,
    Instant since,
    boolean outage,
    BigDecimal close,
    Duration closeAge,
    Freshness closes,
    Instant trade,
    Duration tradeAge,
    Freshness trades,
    String writtenAt) {

  /** Of the symbols that have a candle, by their shortest interval. */
  static List<SymbolAge> all(Snapshot now) {
    Optional<Metrics> metrics = now.running().map(JobState::metrics);
    Instant market = now.marketNow();
    List<SymbolAge> ages = new ArrayList<>();
    for (Map.Entry<String, ObjectNode> symbol :
        DataCollection.shortest(now.rows().value()).entrySet()) {
      ages.add(of(symbol.getKey(), symbol.getValue(), metrics, market, now.speed()));
    }
    return ages;
  }

  /** Whether it is its own trades that are missing, as far as the job tells. */
  boolean hasNoNewTrades() {
    return trades == Freshness.STALE || trades == Freshness.NO_DATA;
  }

  /** Whether its candles are old, but have just been written. */
  boolean isCatchingUp(Snapshot now) {
    return closes == Freshness.STALE
        && !outage
        && now.activity(Optional.of(Instant.parse(writtenAt))).equals("active");
  }

  private static SymbolAge of(
      String name, ObjectNode candle, Optional<Metrics> metrics, Instant market, double speed) {
    Interval interval = Interval.of(candle.get("interval").asText());
    Duration period = Duration.ofMillis(interval.millis());
    boolean outage = candle.hasNonNull("outage_since");
    Instant closed =
        outage
            ? start(interval, Rows.time(candle, "outage_since"))
            : Rows.time(candle, "close_time");
    Duration age = Duration.between(closed, market);
    Instant trade = metrics.map(m -> newestTrade(m, candle)).orElse(null);
    Duration tradeAge = trade == null ? null : Duration.between(trade, market);
    return new SymbolAge(
        name,
        interval,
        closed,
        outage,
        candle.get("close").decimalValue(),
        age,
        Freshness.of(age, period, speed),
        trade,
        tradeAge,
        trade == null ? Freshness.NO_DATA : Freshness.of(tradeAge, period, speed),
        candle.get("written_at").asText());
  }

  private static Instant start(Interval interval, Instant time) {
    return Instant.ofEpochMilli(interval.floor(time.toEpochMilli()));
  }

  private static Instant newestTrade(Metrics metrics, ObjectNode candle) {
    OptionalLong time =
        metrics.ofInstrument(
            DataCollection.FOLD,
            candle.get("exchange").asText(),
            candle.get("symbol").asText(),
            "lastTradeTime");
    return time.isPresent() && time.getAsLong() > 0 ? Instant.ofEpochMilli(time.getAsLong()) : null;
  }
}
