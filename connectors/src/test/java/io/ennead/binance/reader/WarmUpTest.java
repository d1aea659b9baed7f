package io.ennead.binance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ennead.binance.BinanceOptions;
import io.ennead.binance.CandleStore;
import io.ennead.binance.DamagedCandlesException;
import io.ennead.records.AuditDifference;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.Clock;
import io.ennead.records.FeedEvent;
import io.ennead.records.Gap;
import io.ennead.records.HistoryCandle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.RunStart;
import io.ennead.records.Tally;
import io.ennead.records.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The candles that come before the trades of a symbol, and in the place of those of a stop. */
class WarmUpTest {

  private static final String SYMBOL = "BTCUSDT";
  private static final long MINUTE = 60_000;
  private static final int MINUTES = 150;

  /** Where the symbol is to begin: in the middle of a minute and of an hour. */
  private static final long SINCE = FakeExchange.EPOCH + 135 * MINUTE + 25_000;

  private static final long JOINT = Interval.M1.floor(SINCE);
  private static final long HOUR = Interval.H1.floor(SINCE);

  private final FakeMarket market = new FakeMarket(SYMBOL, MINUTES, new Random(3));

  @Test
  void candles_reach_up_to_a_whole_minute_and_trades_begin_there() {
    Rig rig = warmed(CandleStore.EMPTY);

    assertMinutesAreWhole(rig);
    assertThat(rig.emitted.get(SYMBOL))
        .filteredOn(event -> !(event instanceof FeedEvent || event instanceof Tally))
        .startsWith(new RunStart(market.instrument, SINCE));
    assertThat(rig.all(SYMBOL, RunStart.class)).hasSize(1);
    assertThat(rig.all(SYMBOL, Trade.class)).isEqualTo(tradesFrom(JOINT));
    assertThat(rig.all(SYMBOL, AuditDifference.class)).isEmpty();
  }

  @Test
  void older_parents_come_as_such_and_those_of_the_open_hour_are_left_to_its_minutes() {
    List<HistoryCandle> history = warmed(CandleStore.EMPTY).all(SYMBOL, HistoryCandle.class);

    assertThat(history)
        .filteredOn(event -> event.candle().interval() == Interval.M1)
        .allMatch(event -> event.rollsUp() == event.candle().openTime() >= HOUR);
    for (Interval parent : Interval.M5.andAbove()) {
      List<Long> opens =
          history.stream()
              .map(HistoryCandle::candle)
              .filter(candle -> candle.interval() == parent)
              .map(Candle::openTime)
              .toList();
      // The market is younger than the warm-up is long.
      assertThat(opens.get(0)).isEqualTo(parent.floor(FakeExchange.EPOCH - 30_000));
      assertThat(parent.end(opens.get(opens.size() - 1))).isEqualTo(HOUR);
    }
    assertThat(history)
        .isSortedAccordingTo(
            Comparator.comparingLong((HistoryCandle event) -> event.candle().closeTime())
                .thenComparing(event -> event.candle().interval()));
  }

  @Test
  void so_many_candles_come_and_on_to_the_anchor() {
    Configuration options = options();
    options.set(BinanceOptions.WARM_UP_CANDLES, 7);
    Rig rig = new Rig(List.of(market), options, 1);
    rig.run(138 * MINUTE, List.of());

    List<Long> opens =
        rig.all(SYMBOL, HistoryCandle.class).stream()
            .map(HistoryCandle::candle)
            .filter(candle -> candle.interval() == Interval.M1)
            .map(Candle::openTime)
            .toList();
    long midnight = Math.floorDiv(SINCE, 86_400_000L) * 86_400_000L;
    assertThat(opens.get(0)).isEqualTo(Math.max(midnight, FakeExchange.EPOCH - MINUTE));
  }

  @Test
  void candles_know_no_trade_ids_and_say_where_they_are_from() {
    assertThat(warmed(CandleStore.EMPTY).all(SYMBOL, HistoryCandle.class))
        .extracting(HistoryCandle::candle)
        .allMatch(candle -> candle.origin() == Origin.REST)
        .allMatch(candle -> candle.firstTradeId() == null && candle.lastTradeId() == null)
        .extracting(Candle::quality)
        .contains(Quality.QUIET, Quality.COMPLETE);
  }

  @Test
  void what_is_stored_and_whole_is_not_asked_for() {
    List<Candle> asked = candles(warmed(CandleStore.EMPTY));
    Rig rig = warmed((instrument, interval, from, until) -> stored(asked, interval, from, until));

    assertThat(candles(rig)).isEqualTo(asked.stream().map(WarmUpTest::asStored).toList());
    // Only before the market opened nothing is stored, nor is there any kline.
    assertThat(rig.all(SYMBOL, Trade.class)).isEqualTo(tradesFrom(JOINT));
  }

  @Test
  void what_is_stored_as_a_gap_or_not_at_all_is_had_from_klines() {
    List<Candle> asked = candles(warmed(CandleStore.EMPTY));
    Rig rig =
        warmed(
            (instrument, interval, from, until) ->
                stored(asked, interval, from, until).stream()
                    .filter(candle -> candle.openTime() / MINUTE % 7 != 0)
                    .map(candle -> candle.openTime() / MINUTE % 3 == 0 ? asGap(candle) : candle)
                    .toList());

    List<Candle> found = candles(rig);
    assertThat(found).extracting(Candle::quality).doesNotContain(Quality.GAP);
    assertThat(found).extracting(Candle::origin).contains(Origin.REST, Origin.WEBSOCKET);
    assertThat(found.stream().map(WarmUpTest::asStored).toList())
        .isEqualTo(asked.stream().map(WarmUpTest::asStored).toList());
  }

  @Test
  void a_store_that_fails_is_told_of_and_klines_stand_in() {
    Rig rig =
        warmed(
            (instrument, interval, from, until) -> {
              throw new IllegalStateException("away");
            });

    assertThat(candles(rig)).isEqualTo(candles(warmed(CandleStore.EMPTY)));
    assertThat(rig.all(SYMBOL, FeedEvent.class))
        .extracting(FeedEvent::detail)
        .anyMatch(detail -> detail.contains("away"));
  }

  @Test
  void damaged_candles_end_the_source_and_are_named() {
    CandleStore damaged =
        (instrument, interval, from, until) -> {
          throw new DamagedCandlesException("a.zip is damaged: fetch it again", null);
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> warmed(damaged))
        .withMessage("a.zip is damaged: fetch it again");
  }

  /** Stores no candle, but where the lines stood; fails so often at first. */
  private record Lines(AtomicInteger failures) implements CandleStore {
    @Override
    public List<Candle> between(Instrument instrument, Interval interval, long from, long until) {
      return List.of();
    }

    @Override
    public Optional<CarriedLines> lines(Instrument instrument, Interval interval, long openTime) {
      if (failures.getAndDecrement() > 0) {
        throw new IllegalStateException("lines are away");
      }
      return interval == Interval.M15
          ? Optional.empty()
          : Optional.of(new CarriedLines(instrument, interval, openTime, openTime, -.1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void where_the_lines_of_an_earlier_run_stood_comes_before_the_candles(int failures) {
    Rig rig = warmed(new Lines(new AtomicInteger(failures)));

    List<HistoryCandle> history = rig.all(SYMBOL, HistoryCandle.class);
    List<CarriedLines> expected =
        Stream.of(Interval.M1, Interval.M5, Interval.H1)
            .map(
                interval -> {
                  long first =
                      history.stream()
                          .map(HistoryCandle::candle)
                          .filter(candle -> candle.interval() == interval)
                          .mapToLong(Candle::openTime)
                          .min()
                          .getAsLong();
                  return new CarriedLines(market.instrument, interval, first, first, -.1);
                })
            .toList();
    assertThat(rig.all(SYMBOL, CarriedLines.class)).isEqualTo(expected);
    List<MarketEvent> events = rig.emitted.get(SYMBOL);
    assertThat(events.indexOf(expected.get(2))).isLessThan(events.indexOf(history.get(0)));
    assertThat(candles(rig)).isEqualTo(candles(warmed(CandleStore.EMPTY)));
    assertThat(rig.all(SYMBOL, FeedEvent.class))
        .filteredOn(event -> event.detail().contains("lines are away"))
        .hasSize(failures);
  }

  @Test
  void lines_that_cannot_be_had_do_not_hold_up_the_trades() {
    Rig rig = warmed(new Lines(new AtomicInteger(1_000)));

    assertThat(rig.all(SYMBOL, CarriedLines.class)).isEmpty();
    assertThat(candles(rig)).isEqualTo(candles(warmed(CandleStore.EMPTY)));
    assertThat(rig.all(SYMBOL, Trade.class)).isEqualTo(tradesFrom(JOINT));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatever_goes_wrong_the_same_candles_come_once(long seed) {
    Random random = new Random(seed);
    List<Fault> script = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Fault.Kind[] kinds = {
        Fault.Kind.DISCONNECT,
        Fault.Kind.REST_ERROR,
        Fault.Kind.TOO_MANY,
        Fault.Kind.RESTART,
        Fault.Kind.REST_LAG,
        Fault.Kind.HALF_OPEN
      };
      long at = JOINT - FakeExchange.EPOCH + random.nextInt(90_000);
      script.add(new Fault(at, kinds[random.nextInt(kinds.length)], 1 + random.nextInt(30)));
    }
    script.sort(Comparator.comparingLong(Fault::at));
    Configuration options = options();
    options.set(BinanceOptions.GAP_PATIENCE, Duration.ofHours(1));
    Rig rig = new Rig(List.of(market), options, seed);
    rig.run(140 * MINUTE, script);
    rig.exchange.heal();
    rig.run(MINUTES * MINUTE + 60_000, List.of());

    assertThat(candles(rig)).as("script %s", script).isEqualTo(candles(warmed(CandleStore.EMPTY)));
    assertThat(rig.all(SYMBOL, RunStart.class)).hasSize(1);
    assertThat(rig.all(SYMBOL, Trade.class)).isEqualTo(tradesFrom(JOINT));
    assertMinutesAreWhole(rig);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 100})
  void behind_a_stop_that_cost_too_many_trades_the_closed_minutes_come_as_candles(int away) {
    Configuration options = Rig.since(FakeExchange.EPOCH);
    options.set(BinanceOptions.CATCH_UP_WEIGHT, 0);
    FakeMarket busy = new FakeMarket(SYMBOL, rates(140), new Random(5));
    Rig rig = new Rig(List.of(busy), options, 2);
    rig.run(20 * MINUTE + 30_000, List.of());
    rig.stop(away * MINUTE);
    rig.run(clock(rig) + 10 * MINUTE, List.of());

    List<HistoryCandle> history = rig.all(SYMBOL, HistoryCandle.class);
    assertMinutesAreWhole(rig);
    // Of one minute the trades themselves cost less.
    assertThat(history.isEmpty()).isEqualTo(away == 1);
    assertThat(history).allMatch(HistoryCandle::rollsUp);
    assertThat(rig.all(SYMBOL, RunStart.class)).isEmpty();
    assertThat(rig.all(SYMBOL, AuditDifference.class)).isEmpty();
    assertThat(tradeCount(rig, busy)).isEqualTo(fills(busy, rig));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void minutes_behind_a_stop_of_which_the_venue_has_no_kline_are_quiet_not_missing(boolean before) {
    Configuration options = Rig.since(FakeExchange.EPOCH);
    options.set(BinanceOptions.CATCH_UP_WEIGHT, 0);
    int[] rates = rates(140);
    Arrays.fill(rates, before ? 20 : 18, 26, 0);
    FakeMarket halted = new FakeMarket(SYMBOL, rates, new Random(5));
    Rig rig = new Rig(List.of(halted), options, 2);
    rig.exchange.withoutQuietKlines();
    rig.run(20 * MINUTE + 30_000, List.of());
    rig.stop(60 * MINUTE);
    rig.run(clock(rig) + 10 * MINUTE, List.of());

    assertMinutesAreWhole(rig);
    // Where the close before cannot be had, the trades themselves tell.
    assertThat(rig.all(SYMBOL, HistoryCandle.class).isEmpty()).isEqualTo(!before);
    assertThat(tradeCount(rig, halted)).isEqualTo(fills(halted, rig));
  }

  @Test
  void behind_a_long_stop_rest_may_refuse_for_longer_than_a_gap_is_waited_for() {
    Configuration options = Rig.since(FakeExchange.EPOCH);
    options.set(BinanceOptions.CATCH_UP_WEIGHT, 0);
    FakeMarket busy = new FakeMarket(SYMBOL, rates(140), new Random(5));
    Rig rig = new Rig(List.of(busy), options, 2);
    rig.run(20 * MINUTE + 30_000, List.of());
    rig.stop(60 * MINUTE);
    rig.exchange.unanswered(SYMBOL, true);
    rig.run(clock(rig) + MINUTE, List.of());
    rig.exchange.unanswered(SYMBOL, false);
    rig.run(clock(rig) + 10 * MINUTE, List.of());

    assertThat(rig.all(SYMBOL, Gap.class)).isEmpty();
    assertThat(rig.all(SYMBOL, HistoryCandle.class)).isNotEmpty();
    assertMinutesAreWhole(rig);
  }

  @Test
  void a_ban_behind_a_stop_holds_the_symbol_back_only_for_its_patience() {
    Configuration options = Rig.since(FakeExchange.EPOCH);
    options.set(BinanceOptions.CATCH_UP_WEIGHT, 0);
    options.set(BinanceOptions.CATCH_UP_PATIENCE, Duration.ofSeconds(30));
    FakeMarket busy = new FakeMarket(SYMBOL, rates(140), new Random(5));
    Rig rig = new Rig(List.of(busy), options, 2);
    rig.run(20 * MINUTE + 30_000, List.of());
    rig.stop(30 * MINUTE);
    rig.exchange.retryAfter = 600;
    rig.exchange.apply(new Fault(0, Fault.Kind.TOO_MANY, 1));
    rig.run(clock(rig) + 2 * MINUTE, List.of());

    assertThat(rig.exchange.now() - rig.watermarks.get(SYMBOL)).isLessThan(2 * MINUTE);
  }

  @Test
  void behind_a_stop_that_cost_few_trades_they_come_by_their_ids() {
    FakeMarket busy = new FakeMarket(SYMBOL, rates(140), new Random(5));
    Rig rig = new Rig(List.of(busy), Rig.since(FakeExchange.EPOCH), 2);
    rig.run(20 * MINUTE + 30_000, List.of());
    rig.stop(100 * MINUTE);
    rig.run(clock(rig) + 10 * MINUTE, List.of());

    assertThat(rig.all(SYMBOL, HistoryCandle.class)).isEmpty();
    assertThat(rig.exchange.klinesAsked).isZero();
    assertThat(rig.all(SYMBOL, Trade.class))
        .isEqualTo(busy.sinceOpening().subList(0, busy.publishedBy(rig.exchange.now()) - 1));
  }

  private static long clock(Rig rig) {
    return rig.clock.millis();
  }

  private static int[] rates(int minutes) {
    int[] rates = new int[minutes];
    for (int i = 0; i < minutes; i++) {
      rates[i] = i % 9 == 8 ? 0 : 150;
    }
    return rates;
  }

  private static Configuration options() {
    Configuration options = Rig.since(SINCE);
    options.set(BinanceOptions.WARM_UP_CANDLES, 1_000);
    return options;
  }

  private Rig warmed(CandleStore store) {
    Rig rig = new Rig(List.of(market), options(), 1, store);
    rig.run(MINUTES * MINUTE + 60_000, List.of());
    return rig;
  }

  private List<Trade> tradesFrom(long time) {
    List<Trade> trades = market.sinceOpening();
    int first = 0;
    while (trades.get(first).timeMillis() < time) {
      first++;
    }
    return trades.subList(first, trades.size());
  }

  private static List<Candle> candles(Rig rig) {
    return rig.all(SYMBOL, HistoryCandle.class).stream().map(HistoryCandle::candle).toList();
  }

  /** Every minute from the first one on is there once: as a candle, or covered by a clock. */
  private static void assertMinutesAreWhole(Rig rig) {
    TreeMap<Long, Integer> times = new TreeMap<>();
    for (MarketEvent event : rig.emitted.get(SYMBOL)) {
      if (event instanceof HistoryCandle history && history.candle().interval() == Interval.M1) {
        times.merge(history.candle().openTime(), 1, Integer::sum);
      } else if (event instanceof Clock clock) {
        for (long t = clock.from(); t < clock.until(); t += MINUTE) {
          times.merge(t, 1, Integer::sum);
        }
      }
    }
    assertThat(times.values()).allMatch(count -> count == 1);
    assertThat(times.lastKey() - times.firstKey()).isEqualTo((times.size() - 1) * MINUTE);
    assertThat(rig.watermarks.get(SYMBOL)).isEqualTo(times.lastKey() + MINUTE - 1);
  }

  /** Fills in candles, and in trades of the minutes that no candle stands for. */
  private static long tradeCount(Rig rig, FakeMarket market) {
    List<Candle> candles = candles(rig);
    long from = candles.isEmpty() ? 0 : candles.get(0).openTime();
    long until = candles.isEmpty() ? 0 : candles.get(candles.size() - 1).closeTime();
    return candles.stream().mapToLong(Candle::tradeCount).sum()
        + rig.all(SYMBOL, Trade.class).stream()
            .filter(trade -> trade.timeMillis() < from || trade.timeMillis() >= until)
            .mapToLong(Trade::count)
            .sum();
  }

  private static long fills(FakeMarket market, Rig rig) {
    List<Trade> emitted = rig.all(SYMBOL, Trade.class);
    long last = emitted.get(emitted.size() - 1).id();
    return market.sinceOpening().stream()
        .filter(trade -> trade.id() <= last)
        .mapToLong(Trade::count)
        .sum();
  }

  private static List<Candle> stored(
      List<Candle> candles, Interval interval, long from, long until) {
    return candles.stream()
        .filter(c -> c.interval() == interval && c.openTime() >= from && c.openTime() < until)
        .map(WarmUpTest::asStored)
        .toList();
  }

  /** The same candle as the pipeline once made it of trades. */
  private static Candle asStored(Candle candle) {
    boolean quiet = candle.quality() == Quality.QUIET;
    return with(candle, quiet ? null : 5L, candle.quality(), Origin.WEBSOCKET);
  }

  private static Candle asGap(Candle candle) {
    Candle gap = with(candle, null, Quality.GAP, Origin.WEBSOCKET);
    return Candle.empty(
        gap.instrument(),
        gap.interval(),
        gap.openTime(),
        BigDecimal.ONE,
        Quality.GAP,
        0,
        Origin.WEBSOCKET);
  }

  private static Candle with(Candle candle, Long tradeId, Quality quality, Origin origin) {
    return new Candle(
        candle.instrument(),
        candle.interval(),
        candle.openTime(),
        candle.open(),
        candle.high(),
        candle.low(),
        candle.close(),
        candle.volume(),
        candle.quoteVolume(),
        candle.tradeCount(),
        candle.takerBuyVolume(),
        candle.takerBuyQuoteVolume(),
        tradeId,
        tradeId,
        quality,
        0,
        origin);
  }
}
