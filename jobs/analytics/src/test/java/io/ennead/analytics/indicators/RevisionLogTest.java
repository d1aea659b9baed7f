package io.ennead.analytics.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.records.Candle;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.IndicatorSnapshotCodec;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionLogTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final IndicatorOptions OPTIONS =
      new IndicatorOptions(VwapAnchor.UTC_DAY, List.of("CCIIndicator(20)"));

  private final List<Bar> bars = Series.walk(21, 900);
  private final List<IndicatorSnapshot> truth = computed(bars);
  private final List<IndicatorSnapshot> out = new ArrayList<>();

  @Test
  void without_gaps_nothing_is_kept_and_every_candle_gives_one_snapshot() {
    RevisionLog log = log();
    bars.forEach(bar -> log.accept(whole(bar, 0), out::add));
    assertThat(log.size()).isZero();
    assertThat(out).hasSize(900);
    assertThat(out).isEqualTo(truth);
  }

  @Test
  void a_repaired_gap_gives_the_values_of_a_run_without_it_under_higher_revisions() {
    RevisionLog log = log();
    feed(log, 0, 300);
    gap(log, 300, 310);
    feed(log, 310, 500);
    assertThat(log.size()).isEqualTo(200);
    out.clear();
    for (int i = 300; i < 310; i++) {
      assertThat(log.accept(repaired(bars.get(i)), out::add)).isTrue();
    }
    assertThat(out).isEmpty();
    assertThat(log.isDue()).isTrue();
    log.recompute(out::add);
    assertThat(out).hasSize(200);
    for (int i = 0; i < 200; i++) {
      assertThat(out.get(i).sameValues(truth.get(300 + i))).as("candle %d", 300 + i).isTrue();
      assertThat(out.get(i).revision()).isEqualTo(1);
      assertThat(out.get(i).quality()).isEqualTo(i < 10 ? Quality.REPAIRED : Quality.COMPLETE);
    }
    assertThat(log.isDue()).isFalse();
    assertThat(log.size()).isZero();
    out.clear();
    feed(log, 500, 900);
    assertThat(out).isEqualTo(truth.subList(500, 900));
  }

  @Test
  void of_two_gaps_the_later_one_stays_open() {
    RevisionLog log = log();
    feed(log, 0, 300);
    gap(log, 300, 301);
    feed(log, 301, 350);
    gap(log, 350, 352);
    feed(log, 352, 400);
    log.accept(repaired(bars.get(300)), out::add);
    log.recompute(out::add);
    assertThat(log.size()).isEqualTo(50);
    out.clear();
    log.accept(repaired(bars.get(350)), out::add);
    log.accept(repaired(bars.get(351)), out::add);
    log.recompute(out::add);
    assertThat(log.size()).isZero();
    assertThat(out).extracting(IndicatorSnapshot::revision).containsOnly(2).hasSize(50);
    assertThat(out.get(49).sameValues(truth.get(399))).isTrue();
  }

  @Test
  void a_snapshot_is_labelled_gap_while_one_is_among_the_last_200_candles() {
    RevisionLog log = log();
    feed(log, 0, 100);
    gap(log, 100, 101);
    feed(log, 101, 400);
    for (int i = 0; i < 400; i++) {
      Quality expected = i >= 100 && i < 300 ? Quality.GAP : Quality.COMPLETE;
      assertThat(out.get(i).quality()).as("candle %d", i).isEqualTo(expected);
    }
  }

  @Test
  void candles_in_their_order_wait_while_a_recomputation_is_due() {
    RevisionLog log = log();
    feed(log, 0, 300);
    gap(log, 300, 301);
    log.accept(repaired(bars.get(300)), out::add);
    out.clear();
    feed(log, 301, 303);
    assertThat(out).isEmpty();
    log.recompute(out::add);
    assertThat(out).extracting(IndicatorSnapshot::revision).containsExactly(1, 0, 0);
    assertThat(out.get(2)).isEqualTo(truth.get(302));
  }

  @Test
  void a_revision_that_is_not_higher_changes_nothing() {
    RevisionLog log = log();
    feed(log, 0, 300);
    gap(log, 300, 302);
    feed(log, 302, 310);
    assertThat(log.accept(whole(bars.get(305), 0), out::add)).isFalse();
    assertThat(log.accept(repaired(bars.get(200)), out::add)).isFalse();
    assertThat(log.isDue()).isFalse();
  }

  @Test
  void a_gap_older_than_2000_candles_is_given_up_and_its_values_stay() {
    List<Bar> many = Series.walk(22, 2_500);
    RevisionLog log = log();
    for (int i = 0; i < 2_500; i++) {
      boolean gap = i == 100 || i == 1_500;
      log.accept(gap ? missing(many.get(i), many.get(i - 1)) : whole(many.get(i), 0), out::add);
      assertThat(log.size()).isLessThanOrEqualTo(RevisionLog.MAX_CANDLES);
    }
    assertThat(log.size()).isEqualTo(1_000);
    assertThat(log.accept(repaired(many.get(100)), out::add)).isFalse();
    assertThat(log.accept(repaired(many.get(1_500)), out::add)).isTrue();
    out.clear();
    log.recompute(out::add);
    assertThat(out).hasSize(1_000);
    assertThat(log.size()).isZero();
  }

  @Test
  void a_log_saved_and_loaded_anywhere_goes_on_alike() throws IOException {
    List<IndicatorSnapshot> restored = new ArrayList<>();
    RevisionLog straight = log();
    RevisionLog broken = log();
    for (int i = 0; i < 700; i++) {
      boolean gap = i >= 300 && i < 320;
      Candle candle = gap ? missing(bars.get(i), bars.get(299)) : whole(bars.get(i), 0);
      straight.accept(candle, out::add);
      broken.accept(candle, restored::add);
      if (i >= 330 && i < 350) {
        straight.accept(repaired(bars.get(i - 30)), out::add);
        broken.accept(repaired(bars.get(i - 30)), restored::add);
      }
      if (i % 7 == 0) {
        broken = reloaded(broken);
      }
      if (i % 10 == 0) {
        straight.recompute(out::add);
        broken.recompute(restored::add);
      }
    }
    assertThat(restored).isEqualTo(out).hasSizeGreaterThan(700);
  }

  @Test
  void a_snapshot_is_the_same_after_its_binary_form() throws IOException {
    IndicatorSnapshot snapshot = truth.get(12);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    IndicatorSnapshotCodec codec = IndicatorSnapshotCodec.INSTANCE;
    codec.write(snapshot, new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(codec.read(codec.version(), in)).isEqualTo(snapshot);
    assertThat(in.available()).isZero();
  }

  private static RevisionLog log() {
    return new RevisionLog(BTC, Interval.H1, OPTIONS);
  }

  private static RevisionLog reloaded(RevisionLog log) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    log.save(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    RevisionLog loaded = RevisionLog.load(BTC, Interval.H1, OPTIONS, in);
    assertThat(in.available()).isZero();
    return loaded;
  }

  private static List<IndicatorSnapshot> computed(List<Bar> bars) {
    IndicatorEngine engine = new IndicatorEngine(BTC, Interval.H1, OPTIONS);
    List<IndicatorSnapshot> snapshots = new ArrayList<>();
    for (Bar bar : bars) {
      engine.update(bar, Quality.COMPLETE);
      snapshots.add(engine.snapshot(bar, Quality.COMPLETE, 0));
    }
    return snapshots;
  }

  private void feed(RevisionLog log, int from, int to) {
    bars.subList(from, to).forEach(bar -> log.accept(whole(bar, 0), out::add));
  }

  private void gap(RevisionLog log, int from, int to) {
    for (int i = from; i < to; i++) {
      log.accept(missing(bars.get(i), bars.get(from - 1)), out::add);
    }
  }

  private static Candle whole(Bar bar, int revision) {
    return candle(bar, Quality.COMPLETE, revision);
  }

  private static Candle repaired(Bar bar) {
    return candle(bar, Quality.REPAIRED, 1);
  }

  private static Candle missing(Bar bar, Bar before) {
    BigDecimal price = BigDecimal.valueOf(before.close());
    return Candle.empty(BTC, Interval.H1, bar.openTime(), price, Quality.GAP, 0, Origin.WEBSOCKET);
  }

  private static Candle candle(Bar bar, Quality quality, int revision) {
    return new Candle(
        BTC,
        Interval.H1,
        bar.openTime(),
        BigDecimal.valueOf(bar.open()),
        BigDecimal.valueOf(bar.high()),
        BigDecimal.valueOf(bar.low()),
        BigDecimal.valueOf(bar.close()),
        BigDecimal.valueOf(bar.volume()),
        null,
        null,
        null,
        null,
        null,
        null,
        quality,
        revision,
        Origin.WEBSOCKET);
  }
}
