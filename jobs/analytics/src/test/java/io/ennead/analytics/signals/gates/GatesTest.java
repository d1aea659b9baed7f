package io.ennead.analytics.signals.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.consensus.ConsensusResult;
import io.ennead.analytics.signals.levels.LevelFinder;
import io.ennead.analytics.signals.levels.TradeLevels;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.records.Candle;
import io.ennead.records.Direction;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import io.ennead.records.HeadName;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.Regime;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each gate on made-up candidates that every other gate lets through. */
class GatesTest {

  private static final Instrument BTCUSDT = Instrument.binance("BTCUSDT");
  private static final long MINUTE = 60_000;
  private static final long NOW = 10_000 * MINUTE;

  private final Gates gates = new Gates(SignalOptions.DEFAULT);
  private final SignalBook book = new SignalBook(BTCUSDT, SignalOptions.DEFAULT);

  @ParameterizedTest
  @EnumSource(names = {"LONG", "SHORT"})
  void a_good_candidate_passes_all_seven_in_their_order(Direction side) {
    List<GateMeasure> measures = measure(candidate(side, .8, "60", 6, Regime.RANGING));
    assertThat(measures).extracting(GateMeasure::gate).containsExactly(GateName.values());
    assertThat(measures).allMatch(GateMeasure::passed);
  }

  @Test
  void after_a_consensus_that_failed_nothing_is_measured() {
    ConsensusResult flat =
        new ConsensusResult(
            Direction.FLAT,
            .5,
            0,
            List.of(HeadName.TECHNICAL, HeadName.VOLUME, HeadName.ICT, HeadName.WYCKOFF),
            3,
            9,
            4,
            "4 LONG, 3 SHORT of 9 heads, margin 2");
    assertThat(gates.measure(Candidate.flat(Interval.M15, NOW, flat), book))
        .containsExactly(
            new GateMeasure(
                GateName.CONSENSUS, false, BigDecimal.ONE, BigDecimal.valueOf(2), flat.reason()));
  }

  @ParameterizedTest
  @EnumSource(names = {"LONG", "SHORT"})
  void confluence_asks_for_60_points(Direction side) {
    assertOnly(GateName.CONFLUENCE, candidate(side, .8, "59.99", 6, Regime.RANGING));
  }

  @ParameterizedTest
  @EnumSource(names = {"LONG", "SHORT"})
  void risk_reward_asks_for_two_and_a_half_after_fees(Direction side) {
    assertOnly(GateName.RISK_REWARD, candidate(side, .8, "60", 2.849, Regime.RANGING));
    assertThat(failed(candidate(side, .8, "60", 2.86, Regime.RANGING))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LONG", "SHORT"})
  void history_closes_after_five_losses_and_opens_again_with_a_win(Direction side) {
    Candidate candidate = candidate(side, .8, "60", 6, Regime.RANGING);
    for (int i = 0; i < 4; i++) {
      result(side, i, false);
      assertThat(failed(candidate)).isEmpty();
    }
    result(side, 4, false);
    assertOnly(GateName.HISTORY, candidate);
    assertThat(failed(candidate(side.opposite(), .8, "60", 6, Regime.RANGING))).isEmpty();
    result(side, 5, true);
    assertThat(failed(candidate)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LONG", "SHORT"})
  void regime_asks_each_market_for_its_confidence(Direction side) {
    assertOnly(GateName.REGIME, candidate(side, .7999, "60", 6, Regime.VOLATILE));
    assertThat(failed(candidate(side, .80, "60", 6, Regime.VOLATILE))).isEmpty();
    assertOnly(GateName.REGIME, candidate(side, .6999, "60", 6, Regime.TRENDING));
    assertThat(failed(candidate(side, .70, "60", 6, Regime.TRENDING))).isEmpty();
    assertOnly(GateName.REGIME, candidate(side, .7499, "60", 6, Regime.RANGING));
    assertThat(failed(candidate(side, .75, "60", 6, Regime.RANGING))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LONG", "SHORT"})
  void regime_leaves_room_for_a_second_signal_only_in_a_trend(Direction side) {
    signal(side.opposite(), 120, "0.5");
    assertOnly(GateName.REGIME, candidate(side, .9, "60", 6, Regime.RANGING));
    assertOnly(GateName.REGIME, candidate(side, .9, "60", 6, Regime.VOLATILE));
    assertThat(failed(candidate(side, .9, "60", 6, Regime.TRENDING))).isEmpty();
    signal(side.opposite(), 90, "0.5");
    assertOnly(GateName.REGIME, candidate(side, .9, "60", 6, Regime.TRENDING));
  }

  @ParameterizedTest
  @EnumSource(names = {"LONG", "SHORT"})
  void cooldown_asks_for_an_hour_in_a_direction_and_15_minutes_in_any(Direction side) {
    Candidate candidate = candidate(side, .9, "90", 6, Regime.TRENDING);
    signal(side, 59, "0.5");
    assertOnly(GateName.COOLDOWN, candidate);
    signal(side, 60, "0.5");
    close();
    assertThat(failed(candidate)).isEmpty();
    signal(side.opposite(), 14, "0.5");
    assertOnly(GateName.COOLDOWN, candidate);
    signal(side.opposite(), 15, "0.5");
    close();
    assertThat(failed(candidate)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LONG", "SHORT"})
  void duplicate_asks_for_more_quality_than_an_active_signal_of_the_direction(Direction side) {
    Candidate candidate = candidate(side, .8, "60", 6, Regime.TRENDING);
    assertThat(candidate.quality()).isEqualByComparingTo("0.7");
    signal(side, 100, "0.7");
    assertOnly(GateName.DUPLICATE, candidate);
    close();
    signal(side, 100, "0.6999");
    assertThat(failed(candidate)).isEmpty();
  }

  private void assertOnly(GateName gate, Candidate candidate) {
    assertThat(failed(candidate)).containsExactly(gate);
  }

  private List<GateName> failed(Candidate candidate) {
    return measure(candidate).stream()
        .filter(each -> !each.passed())
        .map(GateMeasure::gate)
        .toList();
  }

  private List<GateMeasure> measure(Candidate candidate) {
    return gates.measure(candidate, book);
  }

  private void result(Direction side, int at, boolean wins) {
    long time = at * MINUTE;
    book.openShadow(Interval.M15, time, levels(side, 6), BigDecimal.ONE);
    boolean up = (side == Direction.LONG) == wins;
    BigDecimal open = new BigDecimal("100");
    BigDecimal end = open.add(BigDecimal.valueOf((up ? 1 : -1) * (wins ? 6 : 1)));
    book.follow(candle(time, open, end));
  }

  private void signal(Direction side, int minutesAgo, String quality) {
    book.openSignal(
        Interval.M15, NOW - minutesAgo * MINUTE, levels(side, 600), new BigDecimal(quality));
  }

  /** Lets all active signals expire, as neither won nor lost more than the fees. */
  private void close() {
    BigDecimal price = new BigDecimal("100");
    book.follow(candle(NOW + 100L * 60 * MINUTE, price, price));
  }

  private static Candidate candidate(
      Direction side, double confidence, String points, double reward, Regime regime) {
    ConsensusResult consensus =
        new ConsensusResult(
            side,
            .8,
            confidence,
            List.of(HeadName.TECHNICAL, HeadName.VOLUME, HeadName.ICT, HeadName.WYCKOFF),
            0,
            7,
            4,
            "4 of 7 heads");
    return Candidate.of(
        Interval.M15,
        NOW,
        consensus,
        confidence,
        new Candidate.Trade(
            new EntryQuality(new BigDecimal(points), List.of()),
            new LevelFinder.Found(levels(side, reward), List.of()),
            regime));
  }

  private static TradeLevels levels(Direction side, double reward) {
    BigDecimal entry = new BigDecimal("100");
    BigDecimal risk = BigDecimal.valueOf(side.sign());
    return new TradeLevels(
        side,
        entry,
        entry.subtract(risk),
        entry.add(risk.multiply(BigDecimal.valueOf(reward))),
        new BigDecimal("0.0005"));
  }

  private static Candle candle(long openTime, BigDecimal open, BigDecimal close) {
    return new Candle(
        BTCUSDT,
        Interval.M1,
        openTime,
        open,
        open.max(close),
        open.min(close),
        close,
        BigDecimal.ONE,
        null,
        null,
        null,
        null,
        null,
        null,
        Quality.COMPLETE,
        0,
        Origin.WEBSOCKET);
  }
}
