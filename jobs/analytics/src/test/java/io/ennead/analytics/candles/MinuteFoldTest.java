package io.ennead.analytics.candles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.records.BinaryCodec;
import io.ennead.records.Candle;
import io.ennead.records.Decimals;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.Trade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MinuteFoldTest {

  private static final Instrument PEPE = Instrument.binance("PEPEUSDT");
  private static final long OPEN = 1_754_049_600_000L;

  @Provide
  Arbitrary<List<Trade>> minutes() {
    Arbitrary<Trade> trade =
        Combinators.combine(
                Arbitraries.longs().between(1, 4),
                Arbitraries.longs().between(1, Long.MAX_VALUE),
                // Forty products of the largest fit into 127 bits.
                Arbitraries.longs().between(1, 100_000_000_000_000_000L),
                Arbitraries.of(true, false))
            .as(
                (count, price, quantity, maker) ->
                    new Trade(PEPE, 0, 1, count, price, quantity, OPEN * 1_000, maker));
    return trade.list().ofMinSize(1).ofMaxSize(40).map(MinuteFoldTest::numbered);
  }

  /** Gives trades of some size each the ids that follow those of the one before. */
  private static List<Trade> numbered(List<Trade> trades) {
    List<Trade> numbered = new ArrayList<>();
    long next = 500;
    for (Trade t : trades) {
      long last = next + t.count() - 1;
      numbered.add(
          new Trade(
              PEPE,
              100 + numbered.size(),
              next,
              last,
              t.price(),
              t.quantity(),
              t.timeMicros(),
              t.buyerIsMaker()));
      next = last + 1;
    }
    return numbered;
  }

  @Property
  void the_fold_equals_sums_of_decimals(@ForAll("minutes") List<Trade> trades) {
    assertThat(fold(trades).toCandle(Origin.HISTORICAL)).isEqualTo(naive(trades));
  }

  @Property
  void neither_the_order_nor_the_partition_matters(
      @ForAll("minutes") List<Trade> trades, @ForAll Random random) {
    List<Trade> shuffled = new ArrayList<>(trades);
    Collections.shuffle(shuffled, random);
    List<MinuteFold> parts = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = from + 1 + random.nextInt(shuffled.size() - from);
      parts.add(fold(shuffled.subList(from, to)));
      from = to;
    }
    parts.add(new MinuteFold(PEPE, OPEN));

    while (parts.size() > 1) {
      MinuteFold one = parts.remove(random.nextInt(parts.size()));
      MinuteFold other = parts.remove(random.nextInt(parts.size()));
      parts.add(one.merge(other));
    }

    assertThat(parts.get(0).toCandle(Origin.HISTORICAL)).isEqualTo(naive(trades));
  }

  @Property
  void a_fold_is_read_back_as_it_was_written(
      @ForAll("minutes") List<Trade> trades, @ForAll boolean covered, @ForAll boolean gap)
      throws IOException {
    for (MinuteFold fold : List.of(fold(trades), new MinuteFold(PEPE, OPEN))) {
      if (covered) {
        fold.cover();
      }
      if (gap) {
        fold.touchGap();
      }

      MinuteFold read = readBack(new MinuteFoldCodec(), fold);

      assertThat(read).usingRecursiveComparison().isEqualTo(fold);
    }
  }

  /** A coin of the smallest price and the largest volumes. */
  @Test
  void prices_of_a_hundred_millionth_and_volumes_of_a_trillion_are_exact() {
    long trillionths = Decimals.parse("16666666666.66666667");
    MinuteFold fold = new MinuteFold(PEPE, OPEN);
    for (int i = 0; i < 60; i++) {
      fold.add(new Trade(PEPE, i, i, i, 1 + i % 3, trillionths, OPEN * 1_000, i % 2 == 0));
    }

    Candle candle = fold.toCandle(Origin.HISTORICAL);

    assertThat(candle.low()).isEqualTo(new BigDecimal("0.00000001"));
    assertThat(candle.high()).isEqualTo(new BigDecimal("0.00000003"));
    assertThat(candle.volume()).isEqualTo(new BigDecimal("1000000000000.0000002"));
    assertThat(candle.takerBuyVolume()).isEqualTo(new BigDecimal("500000000000.0000001"));
    // 20 trades at each of 1e-8, 2e-8 and 3e-8.
    assertThat(candle.quoteVolume())
        .isEqualTo(new BigDecimal("16666666666.66666667").multiply(new BigDecimal("0.0000012")));
  }

  @Test
  void the_largest_price_times_the_largest_quantity_fits_and_the_third_of_them_is_refused_loudly() {
    Trade largest = new Trade(PEPE, 1, 1, 1, Long.MAX_VALUE, Long.MAX_VALUE, OPEN * 1_000, false);
    MinuteFold fold = new MinuteFold(PEPE, OPEN);
    fold.add(largest);

    assertThat(fold.toCandle(Origin.REST).quoteVolume())
        .isEqualTo(new BigDecimal("92233720368.54775807").pow(2));
    fold.add(largest);
    assertThatThrownBy(() -> fold.add(largest)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void a_merge_beyond_127_bits_is_refused_loudly() {
    MinuteFold one = new MinuteFold(PEPE, OPEN);
    MinuteFold other = new MinuteFold(PEPE, OPEN);
    Trade largest = new Trade(PEPE, 1, 1, 1, Long.MAX_VALUE, Long.MAX_VALUE, OPEN * 1_000, false);
    one.add(largest);
    one.add(largest);
    other.add(largest);

    assertThatThrownBy(() -> one.merge(other)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void open_and_close_go_by_the_ids_and_not_by_the_times() {
    MinuteFold fold = new MinuteFold(PEPE, OPEN);
    fold.add(new Trade(PEPE, 8, 8, 8, 30, 1, (OPEN + 1) * 1_000, true));
    fold.add(new Trade(PEPE, 7, 7, 7, 20, 1, (OPEN + 2) * 1_000, true));

    Candle candle = fold.toCandle(Origin.REST);

    assertThat(candle.open()).isEqualTo(Decimals.decimal(20));
    assertThat(candle.close()).isEqualTo(Decimals.decimal(30));
  }

  @Test
  void a_minute_that_a_gap_touches_stays_a_gap_whatever_is_merged() {
    MinuteFold gap = new MinuteFold(PEPE, OPEN);
    gap.touchGap();
    MinuteFold trades = fold(numbered(List.of(new Trade(PEPE, 1, 1, 1, 5, 5, 0, true))));
    trades.cover();

    MinuteFold merged = trades.merge(gap);

    assertThat(merged.isCovered()).isTrue();
    assertThat(merged.toCandle(Origin.REST).quality()).isEqualTo(Quality.GAP);
  }

  @Test
  void another_minute_or_another_instrument_is_never_merged() {
    MinuteFold minute = new MinuteFold(PEPE, OPEN);

    assertThatThrownBy(() -> minute.merge(new MinuteFold(PEPE, OPEN + 60_000)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> minute.merge(new MinuteFold(Instrument.binance("BTCUSDT"), OPEN)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytes_of_a_version_that_is_not_known_are_refused() {
    assertThatThrownBy(() -> new MinuteFoldCodec().read(2, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("minute fold of version 2");
  }

  static <T> T readBack(BinaryCodec<T> codec, T value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(bytes));
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    T read = codec.read(codec.version(), new DataInputStream(in));
    assertThat(in.available()).as("bytes left over").isZero();
    return read;
  }

  private static MinuteFold fold(List<Trade> trades) {
    MinuteFold fold = new MinuteFold(PEPE, OPEN);
    trades.forEach(fold::add);
    return fold;
  }

  private static Candle naive(List<Trade> trades) {
    List<BigDecimal> prices = trades.stream().map(MinuteFoldTest::price).toList();
    return new Candle(
        PEPE,
        Interval.M1,
        OPEN,
        prices.get(0),
        prices.stream().max(Comparator.naturalOrder()).orElseThrow(),
        prices.stream().min(Comparator.naturalOrder()).orElseThrow(),
        prices.get(prices.size() - 1),
        volume(trades, trade -> true),
        quoteVolume(trades, trade -> true),
        trades.stream().mapToLong(Trade::count).sum(),
        volume(trades, trade -> !trade.buyerIsMaker()),
        quoteVolume(trades, trade -> !trade.buyerIsMaker()),
        trades.get(0).firstTradeId(),
        trades.get(trades.size() - 1).lastTradeId(),
        Quality.COMPLETE,
        0,
        Origin.HISTORICAL);
  }

  private static BigDecimal volume(List<Trade> trades, Predicate<Trade> which) {
    return trades.stream()
        .filter(which)
        .map(trade -> BigDecimal.valueOf(trade.quantity(), 8))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal quoteVolume(List<Trade> trades, Predicate<Trade> which) {
    return trades.stream()
        .filter(which)
        .map(trade -> price(trade).multiply(BigDecimal.valueOf(trade.quantity(), 8)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal price(Trade trade) {
    return BigDecimal.valueOf(trade.price(), 8);
  }
}
