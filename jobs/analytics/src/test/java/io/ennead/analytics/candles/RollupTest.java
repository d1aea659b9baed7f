package io.ennead.analytics.candles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RollupTest {

  private static final Instrument ETH = Instrument.binance("ETHUSDT");
  private static final long HOUR = 1_754_049_600_000L;
  private static final long MINUTE = Interval.M1.millis();

  @Property
  void neither_order_nor_repetition_matters(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int size) {
    Random random = new Random(seed);
    List<Candle> children = hour(random).subList(0, size);
    List<Candle> offered = new ArrayList<>(children);
    for (int i = 0; i < 3; i++) {
      offered.add(children.get(random.nextInt(size)));
    }
    Collections.shuffle(offered, random);

    assertThat(rollup(offered).parent(Interval.M5, HOUR))
        .isEqualTo(rollup(children).parent(Interval.M5, HOUR));
  }

  @Property
  void a_higher_revision_replaces_and_a_lower_one_changes_nothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<Candle> children = hour(random).subList(0, 5);
    int at = random.nextInt(5);
    Candle corrected = minute(random, at, Quality.REPAIRED, children.get(at).revision() + 1);
    List<Candle> replaced = new ArrayList<>(children);
    replaced.set(at, corrected);
    List<Candle> offered = new ArrayList<>(children);
    offered.add(corrected);
    Collections.shuffle(offered, random);

    Candle parent = rollup(offered).parent(Interval.M5, HOUR);

    assertThat(parent).isEqualTo(rollup(replaced).parent(Interval.M5, HOUR));
    assertThat(parent.revision())
        .isGreaterThan(rollup(children).parent(Interval.M5, HOUR).revision());
  }

  @Property
  void an_hour_made_in_steps_is_the_hour_made_of_minutes(@ForAll long seed) {
    List<Candle> minutes = hour(new Random(seed));

    List<Candle> fives = step(minutes, Interval.M5);
    List<Candle> quarters = step(fives, Interval.M15);

    assertThat(step(quarters, Interval.H1)).isEqualTo(step(minutes, Interval.H1));
    assertThat(fives).hasSize(12);
    assertThat(quarters).hasSize(4);
  }

  @Property
  void the_children_are_read_back_as_they_were_written(@ForAll long seed) throws IOException {
    Rollup rollup = rollup(hour(new Random(seed)));

    Rollup read = MinuteFoldTest.readBack(new RollupCodec(), rollup);

    assertThat(read.children()).containsExactlyElementsOf(rollup.children());
    assertThat(MinuteFoldTest.readBack(new RollupCodec(), new Rollup()).children()).isEmpty();
  }

  @Test
  void prices_and_sums_are_those_of_the_children() {
    Candle parent =
        rollup(
                List.of(
                    candle(0, "10", "12", "9", "11", "1.5", 10L, 19L, Quality.COMPLETE),
                    candle(1, "11", "11", "11", "11", "0", null, null, Quality.QUIET),
                    candle(2, "11", "15", "10", "14", "2.5", 20L, 24L, Quality.COMPLETE),
                    candle(3, "14", "14", "8", "9", "1", 25L, 25L, Quality.COMPLETE),
                    candle(4, "9", "9", "9", "9", "0", null, null, Quality.QUIET)))
            .parent(Interval.M5, HOUR);

    assertThat(parent.open()).isEqualTo(new BigDecimal("10"));
    assertThat(parent.high()).isEqualTo(new BigDecimal("15"));
    assertThat(parent.low()).isEqualTo(new BigDecimal("8"));
    assertThat(parent.close()).isEqualTo(new BigDecimal("9"));
    assertThat(parent.volume()).isEqualTo(new BigDecimal("5"));
    assertThat(parent.firstTradeId()).isEqualTo(10);
    assertThat(parent.lastTradeId()).isEqualTo(25);
    assertThat(parent.quality()).isEqualTo(Quality.COMPLETE);
  }

  @Test
  void the_price_that_a_quiet_child_repeats_is_no_price_of_the_parent() {
    Candle parent =
        rollup(
                List.of(
                    candle(0, "50", "50", "50", "50", "0", null, null, Quality.QUIET),
                    candle(1, "10", "12", "9", "11", "1", 10L, 19L, Quality.COMPLETE)))
            .parent(Interval.M5, HOUR);

    assertThat(parent.open()).isEqualTo(new BigDecimal("10"));
    assertThat(parent.high()).isEqualTo(new BigDecimal("12"));
  }

  @Test
  void what_one_child_does_not_tell_the_parent_does_not_tell() {
    Candle told = candle(0, "1", "1", "1", "1", "1", 1L, 1L, Quality.COMPLETE);
    Candle untold =
        new Candle(
            ETH,
            Interval.M1,
            HOUR + MINUTE,
            told.open(),
            told.high(),
            told.low(),
            told.close(),
            told.volume(),
            null,
            null,
            null,
            null,
            null,
            null,
            Quality.COMPLETE,
            0,
            Origin.HISTORICAL);

    Candle parent = rollup(List.of(told, untold)).parent(Interval.M5, HOUR);

    assertThat(parent.volume()).isEqualTo(new BigDecimal("2"));
    assertThat(parent.quoteVolume()).isNull();
    assertThat(parent.tradeCount()).isNull();
    assertThat(parent.takerBuyVolume()).isNull();
    assertThat(parent.takerBuyQuoteVolume()).isNull();
  }

  @Test
  void a_parent_with_a_child_missing_is_a_gap() {
    List<Candle> minutes = new ArrayList<>(hour(new Random(1)).subList(0, 5));
    minutes.remove(2);

    assertThat(rollup(minutes).parent(Interval.M5, HOUR).quality()).isEqualTo(Quality.GAP);
  }

  @Test
  void bytes_of_a_version_that_is_not_known_are_refused() {
    assertThatThrownBy(() -> new RollupCodec().read(2, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("roll-up of version 2");
  }

  private static List<Candle> step(List<Candle> children, Interval parent) {
    List<Candle> parents = new ArrayList<>();
    int size = Math.toIntExact(parent.millis() / children.get(0).interval().millis());
    for (int from = 0; from < children.size(); from += size) {
      List<Candle> part = children.subList(from, from + size);
      parents.add(rollup(part).parent(parent, part.get(0).openTime()));
    }
    return parents;
  }

  private static Rollup rollup(List<Candle> children) {
    Rollup rollup = new Rollup();
    children.forEach(rollup::add);
    return rollup;
  }

  private static List<Candle> hour(Random random) {
    List<Candle> minutes = new ArrayList<>();
    Quality[] qualities = Quality.values();
    for (int i = 0; i < 60; i++) {
      Quality quality = random.nextInt(8) == 0 ? qualities[random.nextInt(4)] : Quality.COMPLETE;
      minutes.add(minute(random, i, quality, random.nextInt(3)));
    }
    return minutes;
  }

  private static Candle minute(Random random, int at, Quality quality, int revision) {
    BigDecimal[] prices =
        random
            .longs(4, 1, 1_000_000_000_000L)
            .sorted()
            .mapToObj(units -> BigDecimal.valueOf(units, 8))
            .toArray(BigDecimal[]::new);
    if (quality == Quality.QUIET) {
      return Candle.empty(
          ETH, Interval.M1, HOUR + at * MINUTE, prices[0], quality, revision, Origin.HISTORICAL);
    }
    return new Candle(
        ETH,
        Interval.M1,
        HOUR + at * MINUTE,
        prices[1],
        prices[3],
        prices[0],
        prices[2],
        BigDecimal.valueOf(random.nextLong(1L << 50), 8),
        BigDecimal.valueOf(random.nextLong(1L << 60), 16),
        random.nextLong(1_000),
        BigDecimal.valueOf(random.nextLong(1L << 50), 8),
        BigDecimal.valueOf(random.nextLong(1L << 60), 16),
        at * 1_000L,
        at * 1_000L + 999,
        quality,
        revision,
        Origin.HISTORICAL);
  }

  private static Candle candle(
      int at,
      String open,
      String high,
      String low,
      String close,
      String volume,
      Long firstId,
      Long lastId,
      Quality quality) {
    return new Candle(
        ETH,
        Interval.M1,
        HOUR + at * MINUTE,
        new BigDecimal(open),
        new BigDecimal(high),
        new BigDecimal(low),
        new BigDecimal(close),
        new BigDecimal(volume),
        BigDecimal.ONE,
        1L,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        firstId,
        lastId,
        quality,
        0,
        Origin.HISTORICAL);
  }
}
