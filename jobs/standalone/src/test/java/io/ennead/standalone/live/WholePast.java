package io.ennead.standalone.live;

import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.indicators.RevisionLog;
import io.ennead.analytics.signals.Feeds;
import io.ennead.analytics.signals.ScanEngine;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.PostgresOutputs;
import io.ennead.pipeline.Types;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.NaiveKlines;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The rows of a run that saw a symbol's whole past, computed without a job. */
final class WholePast {

  private static final long DAY = 86_400_000L;
  private static final long FULL_DAYS = 30;

  final Map<WarmRun.Key, Candle> candles = new TreeMap<>();
  final Map<WarmRun.Key, IndicatorSnapshot> indicators = new TreeMap<>();
  final Map<WarmRun.Key, Decision> decisions = new TreeMap<>();

  /**
   * @param begin from where the past reaches back for thirty days; for hours sixty, of which thirty
   *     days have fewer than a warm-up
   */
  WholePast(Market market, String symbol, Instant begin, Instant end) {
    Instrument instrument = Instrument.binance(symbol);
    Map<Long, List<Candle>> ticks = new TreeMap<>();
    long now = begin.toEpochMilli();
    long oldest = Interval.H1.floor(now - 2 * FULL_DAYS * DAY);
    List<Candle> minutes = klines(market, instrument, Interval.M1, oldest, end.toEpochMilli());
    for (Interval interval : Interval.M1.andAbove()) {
      long from = interval == Interval.H1 ? oldest : now - FULL_DAYS * DAY;
      RevisionLog log = new RevisionLog(instrument, interval, IndicatorOptions.DEFAULT);
      for (Candle candle : interval == Interval.M1 ? minutes : parents(minutes, interval)) {
        if (candle.openTime() >= from) {
          WarmRun.Key key = new WarmRun.Key(instrument, interval, candle.closeTime());
          candles.put(key, candle);
          log.accept(candle, row -> indicators.put(key, row));
          ticks.computeIfAbsent(candle.closeTime(), close -> new ArrayList<>()).add(candle);
        }
      }
    }
    ScanEngine engine =
        new ScanEngine(
            instrument, Interval.M1.andAbove(), SignalOptions.DEFAULT, begin.toEpochMilli());
    ticks.forEach(
        (close, closing) ->
            engine
                .tick(close, closing, Feeds.NONE)
                .decisions()
                .forEach(
                    decision ->
                        decisions.put(
                            new WarmRun.Key(instrument, decision.interval(), close), decision)));
  }

  /** Writes what a run that stopped at that time left of the newest candles in the database. */
  void write(DatabaseOptions database, Instant stop, int newest) throws Exception {
    List<Candle> someCandles = new ArrayList<>();
    List<IndicatorSnapshot> someIndicators = new ArrayList<>();
    candles.forEach(
        (key, candle) -> {
          long until = stop.toEpochMilli();
          if (key.closeTime() <= until
              && key.closeTime() > until - newest * key.interval().millis()) {
            someCandles.add(candle);
            someIndicators.add(indicators.get(key));
          }
        });
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    MarketOutputs outputs = PostgresOutputs.of(database, new Configuration());
    outputs.candles().forEach(output -> output.attach(env.fromData(someCandles, Types.CANDLE)));
    outputs
        .indicators()
        .forEach(output -> output.attach(env.fromData(someIndicators, Types.INDICATORS)));
    env.execute("an earlier run");
  }

  /** Whole candles of minutes, by the plainest loop. */
  private static List<Candle> parents(List<Candle> minutes, Interval interval) {
    List<Candle> parents = new ArrayList<>();
    int count = (int) (interval.millis() / Interval.M1.millis());
    int first = 0;
    while (minutes.get(first).openTime() != interval.floor(minutes.get(first).openTime())) {
      first++;
    }
    for (; first + count <= minutes.size(); first += count) {
      List<Candle> all = minutes.subList(first, first + count);
      List<Candle> traded = all.stream().filter(minute -> minute.tradeCount() > 0).toList();
      List<Candle> priced = traded.isEmpty() ? all : traded;
      Candle last = priced.get(priced.size() - 1);
      parents.add(
          new Candle(
              last.instrument(),
              interval,
              all.get(0).openTime(),
              priced.get(0).open(),
              priced.stream().map(Candle::high).max(BigDecimal::compareTo).orElseThrow(),
              priced.stream().map(Candle::low).min(BigDecimal::compareTo).orElseThrow(),
              last.close(),
              sum(all, Candle::volume),
              sum(all, Candle::quoteVolume),
              all.stream().mapToLong(Candle::tradeCount).sum(),
              sum(all, Candle::takerBuyVolume),
              sum(all, Candle::takerBuyQuoteVolume),
              null,
              null,
              traded.isEmpty() ? Quality.QUIET : Quality.COMPLETE,
              0,
              Origin.REST));
    }
    return parents;
  }

  private static BigDecimal sum(List<Candle> candles, Function<Candle, BigDecimal> column) {
    return candles.stream().map(column).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Klines as candles of trades, by the simulator's plainest loop. */
  static List<Candle> klines(
      Market market, Instrument instrument, Interval interval, long from, long until) {
    KlineInterval code =
        switch (interval) {
          case M1 -> KlineInterval.MINUTE_1;
          case M5 -> KlineInterval.MINUTES_5;
          case M15 -> KlineInterval.MINUTES_15;
          case H1 -> KlineInterval.HOUR_1;
        };
    List<Candle> candles = new ArrayList<>();
    for (Kline kline :
        new NaiveKlines(market)
            .between(instrument.symbol(), from * 1_000, interval.floor(until) * 1_000, code)) {
      candles.add(
          new Candle(
              instrument,
              interval,
              kline.openTime() / 1_000,
              kline.open(),
              kline.high(),
              kline.low(),
              kline.close(),
              kline.volume(),
              kline.quoteVolume(),
              kline.trades(),
              kline.takerBuyVolume(),
              kline.takerBuyQuoteVolume(),
              null,
              null,
              kline.trades() == 0 ? Quality.QUIET : Quality.COMPLETE,
              0,
              Origin.REST));
    }
    return candles;
  }
}
