package io.ennead.binance.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.binance.split.SplitGaps;
import io.ennead.metrics.Metric;
import io.ennead.records.Gap;
import io.ennead.records.GapRepaired;
import io.ennead.records.OutageEnded;
import io.ennead.records.OutageMinutes;
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

/** A symbol of which neither the stream nor REST tells anything: its time goes on all the same. */
class SymbolOutageTest {

  private static final long MINUTE = 60_000;
  private static final int HOUR = 60;
  private static final String LAME = "ADAUSDT";
  private static final String SOUND = "BTCUSDT";

  @Test
  void a_symbol_that_is_silent_and_refused_for_an_hour_keeps_no_other_waiting() {
    Rig undisturbed = rig(HOUR + 15, LAME, SOUND, "ETHUSDT");
    undisturbed.run((HOUR + 15) * MINUTE, List.of());
    Rig rig = rig(HOUR + 15, LAME, SOUND, "ETHUSDT");
    rig.run(4 * MINUTE, List.of());
    dark(rig, LAME, true);
    rig.run((4 + HOUR) * MINUTE, List.of());

    assertThat(rig.gaps(LAME).outage()).isNotNull();
    assertThat(rig.all(LAME, OutageMinutes.class)).hasSizeGreaterThan(HOUR - 5);
    assertThat(rig.all(LAME, OutageEnded.class)).isEmpty();
    dark(rig, LAME, false);
    rig.run((HOUR + 15) * MINUTE, List.of());

    assertNoMinuteIsLate(rig, undisturbed, HOUR + 14);
    assertThat(rig.gaps(LAME)).isEqualTo(new SplitGaps(null, null, List.of(), 1));
    rig.exchange.markets().forEach(market -> WholeAgain.check(rig, market, "an hour"));
  }

  @Test
  void the_only_symbol_and_all_symbols_close_their_minutes_while_the_exchange_is_away() {
    for (String[] symbols : List.of(new String[] {LAME}, new String[] {LAME, SOUND})) {
      Rig undisturbed = rig(40, symbols);
      undisturbed.run(40 * MINUTE, List.of());
      Rig rig = rig(40, symbols);
      rig.run(4 * MINUTE + 20_000, List.of());
      rig.exchange.away(true);
      rig.run(24 * MINUTE, List.of());

      for (String symbol : symbols) {
        assertThat(rig.gaps(symbol).outage()).isNotNull();
        assertThat(rig.exchange.now() - rig.watermarks.get(symbol))
            .isLessThan(MINUTE + allowed(rig));
      }
      rig.exchange.away(false);
      rig.run(40 * MINUTE, List.of());

      assertNoMinuteIsLate(rig, undisturbed, 38);
      rig.exchange.markets().forEach(market -> WholeAgain.check(rig, market, "away"));
    }
  }

  @Test
  void rest_alone_ends_an_outage_and_stands_in_for_a_stream_that_cannot_be_had() {
    Rig rig = rig(40, LAME, SOUND);
    rig.run(4 * MINUTE + 20_000, List.of());
    rig.exchange.away(true);
    rig.run(10 * MINUTE, List.of());
    rig.exchange.restAnswers();
    rig.run(45 * MINUTE, List.of());

    assertThat(rig.exchange.now() - rig.watermarks.get(SOUND)).isLessThan(3 * MINUTE);
    assertThat(rig.all(SOUND, OutageEnded.class)).hasSize(1);
    rig.exchange.markets().forEach(market -> WholeAgain.check(rig, market, "REST alone"));
  }

  @Test
  void an_outage_in_which_nothing_was_traded_has_no_missing_id_and_its_minutes_are_whole_again() {
    int[] rates = new int[30];
    Arrays.fill(rates, 20);
    Arrays.fill(rates, 4, 20, 0);
    Rig rig =
        new Rig(
            List.of(
                new FakeMarket(LAME, rates, new Random(1)),
                new FakeMarket(SOUND, busy(30), new Random(2))),
            Rig.since(FakeExchange.EPOCH),
            5);
    rig.run(5 * MINUTE, List.of());
    dark(rig, LAME, true);
    rig.run(12 * MINUTE, List.of());
    dark(rig, LAME, false);
    rig.run(16 * MINUTE, List.of());

    OutageEnded ended = rig.all(LAME, OutageEnded.class).get(0);
    assertThat(ended.gap().size()).isZero();
    assertThat(ended.gap().until()).isEqualTo(ended.closedUntil() - 1);
    assertThat(rig.all(LAME, GapRepaired.class)).containsExactly(new GapRepaired(ended.gap()));
    dark(rig, LAME, true);
    rig.run(19 * MINUTE, List.of());
    assertThat(rig.all(LAME, OutageMinutes.class))
        .as("another one behind the same trade")
        .anyMatch(minutes -> minutes.from() >= FakeExchange.EPOCH + 15 * MINUTE)
        .extracting(OutageMinutes::fromId)
        .containsOnly(ended.gap().fromId());
    dark(rig, LAME, false);
    rig.run(35 * MINUTE, List.of());

    rig.exchange.markets().forEach(market -> WholeAgain.check(rig, market, "nothing traded"));
  }

  @Test
  void a_stream_that_speaks_again_bounds_the_gap_though_rest_refuses_on() {
    Rig rig = rig(30, LAME, SOUND);
    rig.run(4 * MINUTE, List.of());
    dark(rig, LAME, true);
    rig.run(10 * MINUTE, List.of());
    rig.exchange.silent(LAME, false);
    rig.run(14 * MINUTE, List.of());

    Gap gap = rig.all(LAME, OutageEnded.class).get(0).gap();
    assertThat(rig.gaps(LAME)).isEqualTo(new SplitGaps(null, null, List.of(gap), 0));
    assertThat(last(rig, Trade.class).timeMillis()).isGreaterThan(rig.exchange.now() - MINUTE);
    rig.exchange.unanswered(LAME, false);
    rig.run(35 * MINUTE, List.of());
    rig.exchange.markets().forEach(market -> WholeAgain.check(rig, market, "the stream"));
  }

  @Test
  void a_straggler_of_a_minute_that_has_closed_is_neither_lost_nor_doubled() {
    Rig rig = rig(30, LAME, SOUND);
    rig.run(4 * MINUTE, List.of());
    dark(rig, LAME, true);
    rig.run(10 * MINUTE, List.of());
    long closed = last(rig, OutageMinutes.class).until();
    Trade straggler =
        market(rig).trades.stream()
            .filter(trade -> trade.timeMillis() >= closed - MINUTE && trade.timeMillis() < closed)
            .findFirst()
            .orElseThrow();
    rig.exchange.send(straggler);
    rig.run(12 * MINUTE, List.of());
    assertThat(rig.all(LAME, Trade.class)).doesNotContain(straggler);
    assertThat(rig.gaps(LAME).outage()).as("it alone bounds nothing").isNotNull();
    dark(rig, LAME, false);
    rig.run(35 * MINUTE, List.of());

    assertThat(rig.all(LAME, Trade.class)).doesNotContain(straggler);
    assertThat(rig.all(LAME, RepairedTrades.class).stream().flatMap(part -> part.trades().stream()))
        .containsOnlyOnce(straggler);
    WholeAgain.check(rig, market(rig), "straggler");
  }

  @Test
  void a_kill_before_the_checkpoint_leaves_no_trace_and_one_after_it_closes_the_same_minutes() {
    Rig rig = rig(30, LAME, SOUND);
    rig.run(4 * MINUTE, List.of());
    rig.checkpointEvery = Long.MAX_VALUE / 4;
    rig.checkpoint();
    dark(rig, LAME, true);
    while (rig.gaps(LAME).outage() == null) {
      rig.run(rig.clock.millis() + Rig.STEP, List.of());
    }
    rig.run(rig.clock.millis() + 2 * MINUTE, List.of());
    assertThat(rig.all(LAME, OutageMinutes.class)).as("in no checkpoint yet").isEmpty();
    rig.restart();
    assertThat(rig.gaps(LAME).outage()).isNull();
    while (rig.gaps(LAME).outage() == null) {
      rig.run(rig.clock.millis() + Rig.STEP, List.of());
    }
    rig.toldAfter = Long.MAX_VALUE / 4;
    rig.checkpoint();
    SplitGaps.Outage outage = rig.gaps(LAME).outage();
    rig.run(rig.clock.millis() + 1_000, List.of());
    assertThat(rig.all(LAME, OutageMinutes.class)).as("the news has not come").isEmpty();
    rig.restart();
    rig.run(rig.clock.millis() + Rig.STEP, List.of());
    assertThat(last(rig, OutageMinutes.class).until()).isEqualTo(outage.until());

    // And killed again behind it.
    OutageMinutes before = last(rig, OutageMinutes.class);
    rig.restart();
    rig.toldAfter = 0;
    rig.checkpointEvery = 10_000;
    dark(rig, LAME, false);
    rig.run(30 * MINUTE, List.of());
    assertThat(rig.taken).contains(before);
    assertThat(rig.all(LAME, OutageMinutes.class)).contains(before);
    WholeAgain.check(rig, market(rig), "kills");
  }

  @Test
  void time_in_which_nobody_looked_is_no_time_in_which_rest_failed() {
    Rig rig = rig(40, LAME, SOUND);
    rig.run(4 * MINUTE, List.of());
    dark(rig, LAME, true);
    while (rig.tallied(Metric.REST_REFUSED) == 0) {
      rig.run(rig.clock.millis() + Rig.STEP, List.of());
    }
    // As if the job did not take what is delivered.
    rig.clock.advance(20 * MINUTE);
    rig.exchange.unanswered(LAME, false);
    rig.run(rig.clock.millis() + 2 * MINUTE, List.of());

    assertThat(rig.all(LAME, OutageMinutes.class)).isEmpty();
    assertThat(rig.gaps(LAME).outage()).isNull();
    dark(rig, LAME, false);
    rig.run(45 * MINUTE, List.of());
    rig.exchange.markets().forEach(market -> WholeAgain.check(rig, market, "nobody looked"));
  }

  @Test
  void of_a_stop_in_an_outage_nothing_is_a_gap_if_rest_answers_behind_it() {
    int stop = 120;
    Rig rig = rig(stop + 40, LAME, SOUND);
    rig.run(4 * MINUTE, List.of());
    rig.exchange.away(true);
    rig.run(10 * MINUTE, List.of());
    long closed = last(rig, OutageMinutes.class).until();
    rig.machineTime = rig.exchange::now;
    rig.stop(stop * MINUTE);
    rig.exchange.away(false);
    rig.run((stop + 40) * MINUTE, List.of());

    assertThat(last(rig, OutageMinutes.class).until()).isLessThanOrEqualTo(closed + MINUTE);
    assertThat(last(rig, OutageEnded.class).closedUntil()).isLessThanOrEqualTo(closed + MINUTE);
    rig.exchange.markets().forEach(market -> WholeAgain.check(rig, market, "a stop"));
  }

  @Test
  void one_wrong_time_of_the_exchange_closes_no_minute() {
    Rig rig = rig(30, LAME, SOUND);
    rig.run(4 * MINUTE, List.of());
    rig.exchange.send(last(rig, Trade.class), FakeExchange.EPOCH + 1_000L * 24 * 60 * MINUTE);
    dark(rig, LAME, true);
    rig.run(10 * MINUTE, List.of());

    assertThat(last(rig, OutageMinutes.class).until()).isLessThan(rig.exchange.now());
    dark(rig, LAME, false);
    rig.run(35 * MINUTE, List.of());
    rig.exchange.markets().forEach(market -> WholeAgain.check(rig, market, "a wrong time"));
  }

  @Test
  void an_outage_goes_on_through_a_restart_at_an_exchange_that_is_away() {
    Rig rig = rig(30, LAME, SOUND);
    rig.run(4 * MINUTE, List.of());
    dark(rig, LAME, true);
    rig.run(10 * MINUTE, List.of());
    rig.restart();
    rig.run(16 * MINUTE, List.of());
    assertThat(rig.exchange.now() - rig.watermarks.get(LAME)).isLessThan(MINUTE + allowed(rig));
    dark(rig, LAME, false);
    rig.run(35 * MINUTE, List.of());

    assertThat(rig.all(LAME, OutageEnded.class)).hasSize(1);
    rig.exchange.markets().forEach(market -> WholeAgain.check(rig, market, "restart"));
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void whatever_falls_silent_and_is_killed_all_minutes_become_whole(@ForAll long seed) {
    check(seed);
  }

  @Tag("proof")
  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void all_minutes_become_whole_in_a_thousand_scripts(@ForAll long seed) {
    check(seed);
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    List<FakeMarket> markets = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      markets.add(new FakeMarket("SYM" + i + "USDT", 12, random));
    }
    Rig rig = new Rig(markets, Rig.since(FakeExchange.EPOCH), seed);
    rig.completesAfter = random.nextInt(3) * 1_500;
    rig.toldAfter = random.nextInt(3) * 1_500;
    if (random.nextBoolean()) {
      rig.machineTime = rig.exchange::now;
    }
    rig.run(30_000, List.of());
    List<Fault> script = DisturbedFeedTest.script(random);
    for (int i = random.nextInt(6); i > 0; i--) {
      script.add(new Fault(60_000L + random.nextInt(660_000), Fault.Kind.RESTART, 1));
    }
    for (long at = MINUTE; at < 12 * MINUTE; at += 30_000) {
      String symbol = "SYM" + random.nextInt(markets.size()) + "USDT";
      rig.exchange.silent(symbol, random.nextBoolean());
      rig.exchange.unanswered(symbol, random.nextInt(3) > 0);
      rig.exchange.away(random.nextInt(6) == 0);
      rig.run(at, script);
    }
    rig.exchange.heal();
    rig.exchange.away(false);
    markets.forEach(market -> dark(rig, market.instrument.symbol(), false));
    rig.run(24 * MINUTE, List.of());

    String told = "seed " + seed + ", script " + script;
    markets.forEach(market -> WholeAgain.check(rig, market, told));
    assertThat(rig.emitted.values().stream().flatMap(List::stream).toList())
        .as("what a killed run had closed, declared or repaired, " + told)
        .containsAll(rig.taken);
  }

  private static void dark(Rig rig, String symbol, boolean value) {
    rig.exchange.silent(symbol, value);
    rig.exchange.unanswered(symbol, value);
  }

  /** The longest silence, patience, one checkpoint, and what REST may lag. */
  private static long allowed(Rig rig) {
    return rig.settings.proofPatience()
        + rig.settings.gapPatience()
        + rig.settings.probeMargin()
        + rig.checkpointEvery
        + rig.completesAfter
        + 5_000;
  }

  private static void assertNoMinuteIsLate(Rig rig, Rig undisturbed, int minutes) {
    for (long minute = 1; minute < minutes; minute++) {
      long end = FakeExchange.EPOCH + minute * MINUTE;
      assertThat(rig.closedAt(end))
          .as("minute %d", minute)
          .isLessThanOrEqualTo(undisturbed.closedAt(end) + allowed(rig));
    }
  }

  private static <T> T last(Rig rig, Class<T> type) {
    List<T> all = rig.emitted.get(LAME).stream().filter(type::isInstance).map(type::cast).toList();
    return all.get(all.size() - 1);
  }

  private static FakeMarket market(Rig rig) {
    return rig.exchange.markets().stream()
        .filter(market -> market.instrument.symbol().equals(LAME))
        .findFirst()
        .orElseThrow();
  }

  private static int[] busy(int minutes) {
    int[] busy = new int[minutes];
    Arrays.fill(busy, 40);
    return busy;
  }

  private static Rig rig(int minutes, String... symbols) {
    List<FakeMarket> markets = new ArrayList<>();
    for (String symbol : symbols) {
      markets.add(new FakeMarket(symbol, busy(minutes), new Random(markets.size())));
    }
    return new Rig(markets, Rig.since(FakeExchange.EPOCH), 5);
  }
}
