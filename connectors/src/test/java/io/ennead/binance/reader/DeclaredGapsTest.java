package io.ennead.binance.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.binance.split.SplitGaps;
import io.ennead.records.Clock;
import io.ennead.records.Gap;
import io.ennead.records.GapRepaired;
import io.ennead.records.MarketEvent;
import io.ennead.records.RepairedTrades;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** Ids that cannot be had in time: declared a gap, asked for on, and repaired. */
class DeclaredGapsTest {

  private static final long MINUTE = 60_000;
  private static final long PATIENCE = 10_000;
  private static final String LAME = "ADAUSDT";
  private static final int HOUR = 60;

  @Test
  void one_symbol_that_is_unrepairable_for_an_hour_makes_no_minute_later_than_patience_allows() {
    Rig undisturbed = new Rig(markets(HOUR + 15), Rig.since(FakeExchange.EPOCH), 5);
    undisturbed.run((HOUR + 15) * MINUTE, List.of());
    Rig rig = new Rig(markets(HOUR + 15), Rig.since(FakeExchange.EPOCH), 5);

    rig.run(4 * MINUTE, List.of());
    unrepairableForAnHour(rig);
    assertThat(rig.gaps(LAME).open()).hasSizeGreaterThan(10);
    assertThat(rig.all(LAME, GapRepaired.class)).isEmpty();
    rig.exchange.unanswered(LAME, false);
    rig.run((HOUR + 15) * MINUTE, List.of());

    long allowed =
        rig.settings.jumpPatience() + PATIENCE + rig.checkpointEvery + rig.completesAfter;
    for (long minute = 1; minute < HOUR + 14; minute++) {
      long end = FakeExchange.EPOCH + minute * MINUTE;
      assertThat(rig.closedAt(end))
          .as("minute %d", minute)
          .isLessThanOrEqualTo(undisturbed.closedAt(end) + allowed + 2 * Rig.STEP);
    }
    assertThat(rig.gaps(LAME)).isEqualTo(new SplitGaps(null, null, List.of(), gaps(rig).size()));
    rig.exchange.markets().forEach(market -> WholeAgain.check(rig, market, "an hour"));
  }

  /** Loses trades again and again while REST does not answer. */
  private static void unrepairableForAnHour(Rig rig) {
    rig.exchange.unanswered(LAME, true);
    long start = rig.clock.millis();
    for (int i = 0; i < HOUR / 3; i++) {
      rig.exchange.lose(LAME, 1 + 7 * (i % 5));
      rig.run(start + (i + 1) * 3 * MINUTE, List.of());
    }
  }

  private static List<Gap> gaps(Rig rig) {
    return rig.all(LAME, Gap.class);
  }

  private static List<FakeMarket> markets(int minutes) {
    int[] busy = new int[minutes];
    Arrays.fill(busy, 40);
    return List.of(
        new FakeMarket(LAME, busy, new Random(1)),
        new FakeMarket("BTCUSDT", busy, new Random(2)),
        new FakeMarket("ETHUSDT", busy, new Random(3)));
  }

  @Test
  void waiting_for_a_checkpoint_is_not_held_against_rest() {
    Rig rig = new Rig(markets(6), Rig.since(FakeExchange.EPOCH), 5);
    rig.checkpointEvery = 5 * PATIENCE;
    rig.run(6 * MINUTE, List.of());

    assertThat(gaps(rig)).isEmpty();
    assertThat(rig.all(LAME, Trade.class)).isNotEmpty();
  }

  @Test
  void a_kill_before_the_checkpoint_of_the_declaration_leaves_no_trace_of_it() {
    Rig rig = declaring();
    assertThat(rig.gaps(LAME).declared()).isNotNull();
    assertThat(gaps(rig)).isEmpty();
    rig.restart();
    rig.exchange.unanswered(LAME, false);
    settle(rig);

    assertThat(gaps(rig)).isEmpty();
    assertThat(rig.all(LAME, Trade.class)).isEqualTo(market(rig).sinceOpening());
  }

  @Test
  void a_kill_between_the_checkpoint_and_the_news_of_it_makes_the_gap_all_the_same() {
    Rig rig = declaring();
    rig.toldAfter = Long.MAX_VALUE / 4;
    rig.checkpoint();
    SplitGaps.Declared declared = rig.gaps(LAME).declared();
    rig.run(rig.clock.millis() + 1_000, List.of());
    assertThat(gaps(rig)).isEmpty();
    rig.restart();
    rig.exchange.unanswered(LAME, false);
    rig.toldAfter = 0;
    settle(rig);

    assertThat(gaps(rig)).containsExactly(declared.gap());
    WholeAgain.check(rig, market(rig), "between");
  }

  @Test
  void a_kill_after_the_gap_took_effect_makes_the_same_gap_again() {
    Rig rig = declaring();
    rig.checkpoint();
    rig.run(rig.clock.millis() + 1_000, List.of());
    Gap gap = gaps(rig).get(0);
    rig.restart();
    assertThat(rig.taken).containsExactly(gap);
    rig.exchange.unanswered(LAME, false);
    settle(rig);

    assertThat(gaps(rig)).containsExactly(gap);
    WholeAgain.check(rig, market(rig), "after");
  }

  @Test
  void a_kill_in_the_middle_of_a_repair_repairs_from_the_beginning() {
    Rig rig = declaring();
    rig.checkpoint();
    rig.run(rig.clock.millis() + 2 * MINUTE, List.of());
    rig.exchange.unanswered(LAME, false);
    while (rig.all(LAME, RepairedTrades.class).isEmpty()) {
      rig.run(rig.clock.millis() + Rig.STEP, List.of());
    }
    assertThat(rig.all(LAME, RepairedTrades.class).get(0).last()).isFalse();
    rig.checkpoint();
    rig.restart();
    settle(rig);

    assertThat(rig.all(LAME, RepairedTrades.class))
        .extracting(RepairedTrades::part)
        .startsWith(0, 0, 1);
    WholeAgain.check(rig, market(rig), "repair");
  }

  @Test
  void a_repair_takes_effect_with_a_checkpoint_and_nothing_passes_it_meanwhile() {
    Rig rig = reread();
    int before = rig.emitted.get(LAME).size();
    rig.run(rig.clock.millis() + 90_000, List.of());
    assertThat(rig.all(LAME, GapRepaired.class)).isEmpty();
    assertThat(rig.emitted.get(LAME).subList(before, rig.emitted.get(LAME).size()))
        .noneMatch(event -> event instanceof Trade || event instanceof Clock);
    rig.checkpoint();
    settle(rig);

    WholeAgain.check(rig, market(rig), "repair");
  }

  @Test
  void a_kill_after_a_repair_took_effect_repairs_again_at_the_same_place() {
    Rig rig = reread();
    rig.checkpoint();
    rig.run(rig.clock.millis() + 90_000, List.of());
    RepairedTrades end = last(rig);
    assertThat(end.at()).isLessThan(last(rig, Clock.class).until());
    rig.restart();
    rig.run(rig.clock.millis() + Rig.STEP, List.of());

    assertThat(rig.taken).hasSize(2).contains(end);
    assertThat(last(rig)).isEqualTo(end);
    settle(rig);
    WholeAgain.check(rig, market(rig), "repair");
  }

  /** A rig that has read a gap's minutes again, which is in no checkpoint yet. */
  private static Rig reread() {
    Rig rig = declaring();
    rig.checkpoint();
    rig.run(rig.clock.millis() + 2 * MINUTE, List.of());
    rig.exchange.unanswered(LAME, false);
    while (rig.gaps(LAME).reread() == null) {
      rig.run(rig.clock.millis() + Rig.STEP, List.of());
    }
    assertThat(rig.all(LAME, RepairedTrades.class)).isNotEmpty().noneMatch(RepairedTrades::last);
    return rig;
  }

  private static RepairedTrades last(Rig rig) {
    return last(rig, RepairedTrades.class);
  }

  private static <T extends MarketEvent> T last(Rig rig, Class<T> type) {
    List<T> all = rig.all(LAME, type);
    return all.get(all.size() - 1);
  }

  /** A rig whose lame symbol has just declared a gap, in the middle of a busy minute. */
  private static Rig declaring() {
    int[] busy = new int[12];
    Arrays.fill(busy, 1_500);
    Rig rig =
        new Rig(
            List.of(new FakeMarket(LAME, busy, new Random(1))), Rig.since(FakeExchange.EPOCH), 5);
    rig.run(2 * MINUTE + 5_000, List.of());
    rig.checkpointEvery = Long.MAX_VALUE / 4;
    rig.checkpoint();
    rig.exchange.unanswered(LAME, true);
    rig.exchange.lose(LAME, 50);
    while (rig.gaps(LAME).declared() == null) {
      rig.run(rig.clock.millis() + Rig.STEP, List.of());
    }
    return rig;
  }

  private static FakeMarket market(Rig rig) {
    return rig.exchange.markets().iterator().next();
  }

  private static void settle(Rig rig) {
    rig.checkpointEvery = 10_000;
    rig.run(20 * MINUTE, List.of());
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void whatever_goes_wrong_every_id_leaves_once_or_lies_in_a_gap_and_all_minutes_become_whole(
      @ForAll long seed) {
    check(seed);
  }

  @Tag("proof")
  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void every_id_leaves_once_or_lies_in_a_gap_in_a_thousand_scripts(@ForAll long seed) {
    check(seed);
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    List<FakeMarket> markets = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      markets.add(new FakeMarket("SYM" + i + "USDT", 6, random));
    }
    Rig rig = new Rig(markets, Rig.since(FakeExchange.EPOCH), seed);
    rig.completesAfter = random.nextInt(3) * 1_500;
    rig.toldAfter = random.nextInt(3) * 1_500;
    List<Fault> script = DisturbedFeedTest.script(random);
    for (int i = random.nextInt(4); i > 0; i--) {
      script.add(new Fault(60_000L * i + 40_000, Fault.Kind.RESTART, 1));
    }
    for (long at = 30_000; at < 6 * MINUTE; at += 30_000) {
      String symbol = "SYM" + random.nextInt(markets.size()) + "USDT";
      rig.exchange.unanswered(symbol, random.nextBoolean());
      rig.exchange.lose(symbol, random.nextInt(5));
      rig.run(at, script);
    }
    rig.exchange.heal();
    markets.forEach(market -> rig.exchange.unanswered(market.instrument.symbol(), false));
    rig.run(20 * MINUTE, List.of());

    String told = "seed " + seed + ", script " + script;
    markets.forEach(market -> WholeAgain.check(rig, market, told));
    assertThat(rig.emitted.values().stream().flatMap(List::stream).toList())
        .as("what a killed run had declared or repaired, " + told)
        .containsAll(rig.taken);
  }
}
