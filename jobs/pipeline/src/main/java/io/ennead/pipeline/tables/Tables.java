package io.ennead.pipeline.tables;

import io.ennead.pipeline.tables.Cell.Json;
import io.ennead.pipeline.tables.Cell.Listed;
import io.ennead.pipeline.tables.Cell.Time;
import io.ennead.postgres.DecisionJson;
import io.ennead.records.Candle;
import io.ennead.records.Decimals;
import io.ennead.records.Decision;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.LateTrade;
import io.ennead.records.Outcome;
import io.ennead.records.Signal;
import java.util.List;

/** The tables that are written as text, under the names of the database's columns. */
public final class Tables {

  public static final Table<Candle> CANDLES =
      Table.<Candle>named("candles")
          .series(Candle::instrument, Candle::interval)
          .orderedBy("open_time", row -> new Time(row.openTime()))
          .column("open", Candle::open)
          .column("high", Candle::high)
          .column("low", Candle::low)
          .column("close", Candle::close)
          .column("volume", Candle::volume)
          .column("quote_volume", Candle::quoteVolume)
          .column("trade_count", Candle::tradeCount)
          .column("taker_buy_volume", Candle::takerBuyVolume)
          .column("taker_buy_quote_volume", Candle::takerBuyQuoteVolume)
          .column("first_trade_id", Candle::firstTradeId)
          .column("last_trade_id", Candle::lastTradeId)
          .column("quality", Candle::quality)
          .revisedBy("revision", Candle::revision)
          .column("source", row -> row.origin().label())
          .build();

  public static final Table<Decision> DECISIONS =
      Table.<Decision>named("decisions")
          .series(Decision::instrument, Decision::interval)
          .orderedBy("close_time", row -> new Time(row.closeTime()))
          .column("verdict", Decision::verdict)
          .column("reason", Decision::reason)
          .column("value", Decision::value)
          .column("threshold", Decision::threshold)
          .column("direction", Decision::direction)
          .column("probability", Decision::probability)
          .column("confidence", Decision::confidence)
          .column("agreeing", row -> Listed.heads(row.agreeing()))
          .column("boost", Decision::boost)
          .column("votes", row -> new Json(DecisionJson.votes(row.votes())))
          .column("gates", row -> new Json(DecisionJson.gates(row.gates())))
          .build();

  public static final Table<Signal> SIGNALS =
      Table.<Signal>named("signals")
          .column("id", Signal::id)
          .series(Signal::instrument, Signal::interval)
          .column("direction", Signal::direction)
          .orderedBy("close_time", row -> new Time(row.closeTime()))
          .column("entry", Signal::entry)
          .column("stop", Signal::stop)
          .column("target", Signal::target)
          .column("risk_reward", Signal::riskReward)
          .column("probability", Signal::probability)
          .column("confidence", Signal::confidence)
          .column("quality", Signal::quality)
          .column("regime", Signal::regime)
          .column("agreeing", row -> Listed.heads(row.agreeing()))
          .column("boost", Signal::boost)
          .column("reasons", row -> new Listed(row.reasons(), "; "))
          .column("votes", row -> new Json(DecisionJson.votes(row.votes())))
          .build();

  /** Of each signal and shadow what is known at the end: of a candle and direction there is one. */
  public static final Table<Outcome> OUTCOMES =
      Table.<Outcome>named("outcomes")
          .column("id", Outcome::id)
          .series(Outcome::instrument, Outcome::interval)
          .within(row -> row.direction().name() + row.shadow())
          .column("direction", Outcome::direction)
          .orderedBy("close_time", row -> new Time(row.closeTime()))
          .column("entry", Outcome::entry)
          .column("stop", Outcome::stop)
          .column("target", Outcome::target)
          .column("shadow", Outcome::shadow)
          .column("status", Outcome::status)
          .revisedBy("at", row -> new Time(row.time()))
          .column("price", Outcome::price)
          .column("result_r", Outcome::resultR)
          .column("result_percent", Outcome::resultPercent)
          .column("favourable_r", Outcome::favourableR)
          .column("adverse_r", Outcome::adverseR)
          .build();

  public static final Table<LateTrade> LATE_TRADES =
      Table.<LateTrade>named("late_trades")
          .instrument(LateTrade::instrument)
          .orderedBy("trade_id", row -> row.trade().id())
          .column("first_trade_id", row -> row.trade().firstTradeId())
          .column("last_trade_id", row -> row.trade().lastTradeId())
          .column("traded_at", row -> new Time(row.trade().timeMillis()))
          .column("price", row -> Decimals.format(row.trade().price()))
          .column("quantity", row -> Decimals.format(row.trade().quantity()))
          .column("buyer_is_maker", row -> row.trade().buyerIsMaker())
          .revisedBy("complete_until", row -> new Time(row.completeUntil()))
          .build();

  private Tables() {}

  /**
   * The table {@code indicators}; a number is the shortest text that reads back to its bits.
   *
   * @param values the names of the values in the order of the snapshots
   * @param extras the names of their further values in their order
   */
  public static Table<IndicatorSnapshot> indicators(List<String> values, List<String> extras) {
    Table.Builder<IndicatorSnapshot> table =
        Table.<IndicatorSnapshot>named("indicators")
            .series(IndicatorSnapshot::instrument, IndicatorSnapshot::interval)
            .orderedBy("open_time", row -> new Time(row.openTime()));
    for (int i = 0; i < values.size(); i++) {
      int place = i;
      table.column(values.get(i), row -> known(row.values()[place]));
    }
    for (int i = 0; i < extras.size(); i++) {
      int place = i;
      table.column(extras.get(i), row -> known(row.extras()[place]));
    }
    return table
        .column("votes_long", IndicatorSnapshot::longs)
        .column("votes_short", IndicatorSnapshot::shorts)
        .column("votes_abstaining", IndicatorSnapshot::abstaining)
        .column("score_trend", row -> known(row.trend()))
        .column("score_momentum", row -> known(row.momentum()))
        .column("score_volatility", row -> known(row.volatility()))
        .column("quality", IndicatorSnapshot::quality)
        .revisedBy("revision", IndicatorSnapshot::revision)
        .build();
  }

  /** Not ready is NaN inside and NULL outside. */
  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
