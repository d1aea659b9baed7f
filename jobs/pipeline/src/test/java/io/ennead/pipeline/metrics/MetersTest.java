package io.ennead.pipeline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.metrics.MarketClock;
import io.ennead.metrics.Totals;
import io.ennead.pipeline.indicators.CandleWalk;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.OutcomeStatus;
import io.ennead.records.SkipReason;
import io.ennead.records.Verdict;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured of the rows of each table. */
final class MetersTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final Instrument ETH = Instrument.binance("ETHUSDT");

  private final ShownMetrics shown = new ShownMetrics();
  private final Totals totals = new Totals(shown);

  @Test
  void candles_are_counted_by_interval_and_quality_and_the_newest_close_is_told() {
    CandleMeter meter = new CandleMeter(totals, shown, MarketClock.NONE);
    List<Candle> candles = CandleWalk.of(BTC, Interval.M5, 3, 1);
    candles.forEach(meter::count);
    meter.count(CandleWalk.asGap(candles.get(1)));

    assertThat(shown.value("interval.5m.quality.complete.candles")).isEqualTo(3);
    assertThat(shown.value("interval.5m.quality.gap.candles")).isEqualTo(1);
    assertThat(shown.value("interval.1h.quality.quiet.candles")).isZero();
    assertThat(shown.value("exchange.binance.symbol.BTCUSDT.lastCloseTime"))
        .isEqualTo(candles.get(2).closeTime());
  }

  @Test
  void in_a_replay_nothing_is_late_and_nothing_has_an_age() {
    CandleMeter meter = new CandleMeter(totals, shown, MarketClock.NONE);
    CandleWalk.of(BTC, Interval.M1, 3, 1).forEach(meter::count);

    assertThat(shown.histogram("closeDelay").getCount()).isZero();
    assertThat(shown.value("exchange.binance.symbol.BTCUSDT.closeAge")).isEqualTo(-1);
    assertThat(shown.value("exchange.binance.symbol.BTCUSDT.lastCloseDelay")).isEqualTo(-1);
  }

  @Test
  void live_the_delay_is_that_of_the_markets_own_clock() {
    List<Candle> candles = CandleWalk.of(BTC, Interval.M1, 2, 1);
    long now = candles.get(1).closeTime() + 4_000_000;
    CandleMeter meter = new CandleMeter(totals, shown, MarketClock.showing(now, 1));
    candles.forEach(meter::count);

    assertThat(shown.histogram("closeDelay").getStatistics().getMin())
        .isGreaterThanOrEqualTo(4_000_000);
    assertThat(shown.value("exchange.binance.symbol.BTCUSDT.closeAge"))
        .isGreaterThanOrEqualTo(shown.value("exchange.binance.symbol.BTCUSDT.lastCloseDelay"))
        .isGreaterThanOrEqualTo(4_000_000);
  }

  @Test
  void scans_are_skipped_rejected_and_emitted_at_every_level() {
    DecisionMeter meter = new DecisionMeter(totals);
    meter.count(skipped(BTC, SkipReason.WARM_UP));
    meter.count(skipped(ETH, SkipReason.GAP));
    meter.count(judged(BTC, Verdict.REJECTED, "regime", Direction.LONG));
    meter.count(judged(BTC, Verdict.EMITTED, null, Direction.SHORT));

    assertThat(shown.value("scans")).isEqualTo(4);
    assertThat(shown.value("skipped")).isEqualTo(2);
    assertThat(shown.value("rejected")).isEqualTo(1);
    assertThat(shown.value("emitted")).isEqualTo(1);
    String btc = "exchange.binance.symbol.BTCUSDT.interval.1m.";
    assertThat(shown.value(btc + "scans")).isEqualTo(3);
    assertThat(shown.value(btc + "skipped")).isEqualTo(1);
    assertThat(shown.value("interval.1m.reason.warm_up.skippedFor")).isEqualTo(1);
    assertThat(shown.value("interval.1m.reason.gap.skippedFor")).isEqualTo(1);
    assertThat(shown.value("interval.1m.gate.regime.rejectedBy")).isEqualTo(1);
    assertThat(shown.value("direction.long.consensus")).isEqualTo(1);
    assertThat(shown.value("direction.short.consensus")).isEqualTo(1);
    assertThat(shown.value("head.volume.vote.long.votes")).isEqualTo(2);
    assertThat(shown.value("head.crypto.vote.abstained.votes")).isEqualTo(2);
    assertThat(shown.value("head.crypto.vote.flat.votes")).isZero();
  }

  @Test
  void signals_are_active_from_their_opening_to_their_end_and_shadows_apart_from_them() {
    OutcomeMeter meter = new OutcomeMeter(totals);
    meter.count(outcome(false, OutcomeStatus.ACTIVE));
    meter.count(outcome(false, OutcomeStatus.ACTIVE));
    meter.count(outcome(true, OutcomeStatus.ACTIVE));
    meter.count(outcome(false, OutcomeStatus.STOP));

    assertThat(shown.value("activeSignals")).isEqualTo(1);
    assertThat(shown.value("activeShadows")).isEqualTo(1);
    assertThat(shown.value("followed.signal.status.active.outcomes")).isEqualTo(2);
    assertThat(shown.value("followed.signal.status.stop.outcomes")).isEqualTo(1);
  }

  private static Decision skipped(Instrument instrument, SkipReason reason) {
    return Decision.skipped(instrument, Interval.M1, 60_000, reason, null, null, List.of());
  }

  private static Decision judged(
      Instrument instrument, Verdict verdict, String reason, Direction direction) {
    return new Decision(
        instrument,
        Interval.M1,
        60_000,
        verdict,
        reason,
        null,
        null,
        direction,
        .7,
        .8,
        List.of(),
        0,
        List.of(
            new HeadVote(HeadName.VOLUME, Direction.LONG, .7, .8, false, List.of()),
            HeadVote.abstain(HeadName.CRYPTO, "no feed")),
        List.of());
  }

  private static Outcome outcome(boolean shadow, OutcomeStatus status) {
    BigDecimal result = status.isResolved() ? BigDecimal.ONE : null;
    return new Outcome(
        "id",
        BTC,
        Interval.M1,
        Direction.LONG,
        60_000,
        BigDecimal.TEN,
        BigDecimal.ONE,
        new BigDecimal(20),
        shadow,
        status,
        60_000,
        BigDecimal.TEN,
        result,
        result,
        BigDecimal.ZERO,
        BigDecimal.ZERO);
  }
}
