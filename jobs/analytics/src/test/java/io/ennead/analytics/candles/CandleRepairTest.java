package io.ennead.analytics.candles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.RepairedTrades;
import io.ennead.records.Trade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class CandleRepairTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final long MINUTE = 60_000;
  private static final long START = 1_754_049_600_000L;
  private static final int MINUTES = 200;
  private static final List<Interval> PARENTS = List.of(Interval.M5, Interval.M15, Interval.H1);

  /** A version of a candle is known by these. */
  private record Key(Interval interval, long openTime) {}

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void once_all_gaps_are_repaired_every_candle_is_that_of_the_undisturbed_market(
      @ForAll long seed) {
    Random random = new Random(seed);
    List<Trade> market = market(random);
    Map<Key, Candle> undisturbed = new HashMap<>();
    closed(market, new TreeSet<>()).forEach(candle -> undisturbed.put(key(candle), candle));
    // Removed ids, and the minutes that they make doubtful.
    List<int[]> holes = holes(random, market.size());
    List<Trade> seen = new ArrayList<>(market);
    TreeSet<Long> doubtful = new TreeSet<>();
    for (int[] hole : holes) {
      seen.removeAll(market.subList(hole[0], hole[1]));
      long from = Interval.M1.floor(market.get(hole[0] - 1).timeMillis() - 1_000);
      long until = Interval.M1.floor(market.get(hole[1]).timeMillis() + 1_000);
      for (long t = from; t <= until && t < START + MINUTES * MINUTE; t += MINUTE) {
        doubtful.add(t);
      }
    }

    Map<Key, Candle> newest = run(random, closed(seen, doubtful), spans(doubtful), market);

    assertThat(newest.keySet()).isEqualTo(undisturbed.keySet());
    newest.forEach(
        (key, candle) -> {
          assertThat(values(candle)).as("seed %d", seed).isEqualTo(values(undisturbed.get(key)));
          assertThat(candle.quality()).isNotEqualTo(Quality.GAP);
          assertThat(candle.quality() == Quality.REPAIRED)
              .as("seed %d, %s", seed, candle)
              .isEqualTo(isTouched(key, doubtful));
        });
  }

  /** Passes the candles through, and repairs each span some time after its minutes have closed. */
  private static Map<Key, Candle> run(
      Random random, List<Candle> closed, List<long[]> spans, List<Trade> market) {
    Map<Key, Candle> newest = new HashMap<>();
    CandleRepair repair = new CandleRepair(BTC, Origin.WEBSOCKET);
    List<long[]> open = new ArrayList<>(spans);
    for (Candle candle : closed) {
      repair = again(repair);
      repair.accept(candle, each -> put(newest, each));
      for (long[] span : List.copyOf(open)) {
        // The watermark is behind the candles of all intervals: not before the next minute.
        if (span[1] < candle.openTime() && random.nextInt(20) == 0) {
          open.remove(span);
          reread(random, repair, span, market);
          repair.repair(candle.openTime(), each -> put(newest, each));
        }
      }
    }
    for (long[] span : open) {
      reread(random, repair, span, market);
      repair.repair(START + MINUTES * MINUTE, each -> put(newest, each));
    }
    return newest;
  }

  private static void reread(Random random, CandleRepair repair, long[] span, List<Trade> market) {
    List<Trade> rows =
        market.stream()
            .filter(trade -> trade.timeMillis() >= span[0] && trade.timeMillis() < span[1])
            .toList();
    if (random.nextBoolean()) {
      // One that was interrupted: the next begins anew.
      repair.add(new RepairedTrades(BTC, span[0], span[1], 0, false, span[1], rows));
    }
    int at = 0;
    for (int part = 0; at >= 0; part++) {
      int to = Math.min(rows.size(), at + random.nextInt(50));
      boolean last = to == rows.size();
      repair.add(
          new RepairedTrades(BTC, span[0], span[1], part, last, span[1], rows.subList(at, to)));
      at = last ? -1 : to;
    }
  }

  private static void put(Map<Key, Candle> newest, Candle candle) {
    Candle old = newest.put(key(candle), candle);
    if (old != null) {
      assertThat(candle.revision()).as("%s after %s", candle, old).isGreaterThan(old.revision());
    }
  }

  @Test
  void a_part_that_is_not_the_next_is_refused() {
    CandleRepair repair = new CandleRepair(BTC, Origin.WEBSOCKET);
    repair.add(new RepairedTrades(BTC, START, START + MINUTE, 0, false, START + MINUTE, List.of()));

    assertThatThrownBy(
            () ->
                repair.add(
                    new RepairedTrades(
                        BTC, START, START + MINUTE, 2, true, START + MINUTE, List.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("part 2");
  }

  @Test
  void an_empty_minute_behind_a_repaired_close_repeats_the_new_one_even_if_it_comes_later() {
    CandleRepair repair = new CandleRepair(BTC, Origin.WEBSOCKET);
    List<Candle> out = new ArrayList<>();
    repair.accept(empty(0, Quality.GAP), out::add);
    repair.accept(empty(1, Quality.QUIET), out::add);
    Trade missed = trade(7, START + 30_000, 500_000_000L);
    repair.add(
        new RepairedTrades(BTC, START, START + MINUTE, 0, true, START + MINUTE, List.of(missed)));
    repair.repair(START + 2 * MINUTE, out::add);
    repair.accept(empty(2, Quality.QUIET), out::add);

    assertThat(out.subList(2, 5))
        .extracting(
            candle -> (candle.openTime() - START) / MINUTE,
            Candle::quality,
            Candle::revision,
            candle -> candle.close().intValue())
        .containsExactly(
            tuple(0L, Quality.REPAIRED, 1, 5),
            tuple(1L, Quality.QUIET, 1, 5),
            tuple(2L, Quality.QUIET, 1, 5));
    assertThat(out).hasSize(5);
  }

  @Test
  void what_is_kept_is_bounded_without_gaps_and_with_them() {
    CandleRepair repair = new CandleRepair(BTC, Origin.WEBSOCKET);
    int most = 0;
    for (int i = 0; i < 600; i++) {
      repair.accept(empty(i, Quality.QUIET), candle -> {});
      most = Math.max(most, repair.size());
    }
    assertThat(most).isLessThanOrEqualTo(10);
    for (int i = 600; i < 10_000; i++) {
      repair.accept(empty(i, Quality.GAP), candle -> {});
    }
    assertThat(repair.size()).isLessThanOrEqualTo(KeptCandles.MOST_CANDLES + 5);
  }

  private static Candle empty(int minute, Quality quality) {
    return Candle.empty(
        BTC, Interval.M1, START + minute * MINUTE, BigDecimal.ONE, quality, 0, Origin.WEBSOCKET);
  }

  private static CandleRepair again(CandleRepair repair) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      repair.save(new DataOutputStream(bytes));
      return CandleRepair.load(
          BTC,
          Origin.WEBSOCKET,
          new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Busy and quiet minutes; times step back by up to half a second. */
  private static List<Trade> market(Random random) {
    List<Trade> trades = new ArrayList<>();
    trades.add(trade(1, START, 100_000_000L));
    for (int minute = 0; minute < MINUTES; minute++) {
      int count = new int[] {0, 0, 0, 1, 2, 20}[random.nextInt(6)];
      long[] times = random.longs(count, 0, MINUTE).sorted().toArray();
      for (long time : times) {
        long at = START + minute * MINUTE + time;
        long traded = random.nextInt(5) == 0 ? Math.max(START, at - 500) : at;
        trades.add(trade(trades.size() + 1, traded, 100_000_000L + random.nextInt(1_000)));
      }
    }
    return trades;
  }

  private static Trade trade(long id, long millis, long price) {
    return new Trade(BTC, id, id, id, price, 1_000 + id, millis * 1_000, id % 3 == 0);
  }

  private static List<int[]> holes(Random random, int size) {
    List<int[]> holes = new ArrayList<>();
    for (int at = 1 + random.nextInt(40); at < size - 1; at += 2 + random.nextInt(200)) {
      int to = Math.min(size - 1, at + 1 + random.nextInt(60));
      holes.add(new int[] {at, to});
      at = to;
    }
    return holes;
  }

  /** The doubtful minutes that touch each other are read again together. */
  private static List<long[]> spans(TreeSet<Long> doubtful) {
    List<long[]> spans = new ArrayList<>();
    for (long minute : doubtful) {
      if (!spans.isEmpty() && spans.get(spans.size() - 1)[1] == minute) {
        spans.get(spans.size() - 1)[1] = minute + MINUTE;
      } else {
        spans.add(new long[] {minute, minute + MINUTE});
      }
    }
    return spans;
  }

  /** The candles of all intervals as the windows close them, by time and then by interval. */
  private static List<Candle> closed(List<Trade> trades, TreeSet<Long> doubtful) {
    TreeMap<Long, MinuteFold> folds = new TreeMap<>();
    for (Trade trade : trades) {
      folds
          .computeIfAbsent(Interval.M1.floor(trade.timeMillis()), time -> new MinuteFold(BTC, time))
          .add(trade);
    }
    doubtful.forEach(
        time -> folds.computeIfAbsent(time, open -> new MinuteFold(BTC, open)).touchGap());
    List<Candle> all = new ArrayList<>();
    Map<Key, Rollup> rollups = new HashMap<>();
    Candle last = null;
    for (long t = START; t < START + MINUTES * MINUTE; t += MINUTE) {
      MinuteFold fold = folds.get(t);
      Quality quality = fold != null && fold.hasGap() ? Quality.GAP : Quality.QUIET;
      last =
          fold == null || fold.isEmpty()
              ? Candle.empty(BTC, Interval.M1, t, last.close(), quality, 0, Origin.WEBSOCKET)
              : fold.toCandle(Origin.WEBSOCKET);
      all.add(last);
      Candle child = last;
      for (Interval parent : PARENTS) {
        long open = parent.floor(t);
        Rollup rollup =
            rollups.computeIfAbsent(new Key(parent, open), key -> new Rollup()).add(child);
        if (parent.end(open) != t + MINUTE) {
          break;
        }
        child = rollup.parent(parent, open);
        all.add(child);
      }
    }
    return all;
  }

  private static boolean isTouched(Key key, TreeSet<Long> doubtful) {
    return !doubtful.subSet(key.openTime(), key.interval().end(key.openTime())).isEmpty();
  }

  private static Key key(Candle candle) {
    return new Key(candle.interval(), candle.openTime());
  }

  private static String values(Candle candle) {
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
            candle.firstTradeId(),
            candle.lastTradeId(),
            Quality.COMPLETE,
            0,
            candle.origin())
        .toString();
  }
}
