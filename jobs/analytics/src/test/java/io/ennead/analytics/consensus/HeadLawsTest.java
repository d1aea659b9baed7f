package io.ennead.analytics.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The laws that all heads obey, on self-made series and on a recorded one. */
class HeadLawsTest {

  private static final Interval INTERVAL = Interval.M15;
  private static final int RECORDED = 9_000;
  private static final double TOLERANCE = 1e-9;

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void votes_do_not_depend_on_what_comes_later(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 700) int cut) {
    List<Bar> bars = Drawn.walk(seed, INTERVAL, 700);
    List<List<HeadVote>> all = PanelRun.votes(INTERVAL, bars);
    assertThat(PanelRun.votes(INTERVAL, bars.subList(0, cut))).isEqualTo(all.subList(0, cut));
  }

  @Test
  void recorded_votes_do_not_depend_on_what_comes_later() {
    List<Bar> bars = Recorded.bars(INTERVAL);
    List<List<HeadVote>> all = PanelRun.votes(INTERVAL, bars.subList(0, 12_000));
    assertThat(PanelRun.votes(INTERVAL, bars.subList(0, RECORDED)))
        .isEqualTo(all.subList(0, RECORDED));
  }

  @Test
  void a_mirrored_series_has_mirrored_votes() {
    for (long seed = 0; seed < 10; seed++) {
      List<Bar> bars = Drawn.walk(seed, INTERVAL, 1_500);
      assertMirrored(bars, Drawn.mirrored(bars, 40_000));
    }
  }

  @Test
  void a_mirrored_recording_has_mirrored_votes() {
    List<Bar> bars = Recorded.bars(INTERVAL).subList(0, 12_000);
    assertMirrored(bars, Drawn.mirrored(bars, 100_000));
  }

  private static void assertMirrored(List<Bar> bars, List<Bar> mirrored) {
    List<List<HeadVote>> votes = PanelRun.votes(INTERVAL, bars);
    List<List<HeadVote>> mirroredVotes = PanelRun.votes(INTERVAL, mirrored);
    for (int i = 0; i < votes.size(); i++) {
      for (HeadName head : HeadName.values()) {
        HeadVote one = votes.get(i).get(head.ordinal());
        HeadVote other = mirroredVotes.get(i).get(head.ordinal());
        assertSame(i, one, other, one.direction().opposite());
      }
    }
  }

  @Test
  void prices_and_volumes_times_1000_leave_the_votes_as_they_are() {
    for (long seed = 0; seed < 10; seed++) {
      List<Bar> bars = Drawn.walk(seed, INTERVAL, 1_500);
      assertScaleFree(bars, 1_000, 1);
      assertScaleFree(bars, 1, 1_000);
    }
  }

  @Test
  void recorded_prices_and_volumes_times_1000_leave_the_votes_as_they_are() {
    List<Bar> bars = Recorded.bars(INTERVAL).subList(0, RECORDED);
    assertScaleFree(bars, 1_000, 1);
    assertScaleFree(bars, 1, 1_000);
  }

  private static void assertScaleFree(List<Bar> bars, double prices, double volumes) {
    List<List<HeadVote>> votes = PanelRun.votes(INTERVAL, bars);
    List<List<HeadVote>> scaled = PanelRun.votes(INTERVAL, Drawn.scaled(bars, prices, volumes));
    for (int i = 0; i < votes.size(); i++) {
      for (HeadName head : HeadName.values()) {
        HeadVote one = votes.get(i).get(head.ordinal());
        assertSame(i, one, scaled.get(i).get(head.ordinal()), one.direction());
      }
    }
  }

  private static void assertSame(int row, HeadVote one, HeadVote other, Direction direction) {
    boolean same =
        other.direction() == direction
            && other.abstained() == one.abstained()
            && Math.abs(other.probability() - one.probability()) <= TOLERANCE
            && Math.abs(other.confidence() - one.confidence()) <= TOLERANCE;
    if (!same) {
      throw new AssertionError("candle " + row + ": " + one + " against " + other);
    }
  }

  @Test
  void six_hundred_identical_candles_have_no_range_and_no_valid_vote() {
    Consensus consensus = new Consensus(ConsensusProfile.STANDARD);
    List<List<HeadVote>> votes = PanelRun.votes(INTERVAL, Drawn.identical(INTERVAL, 600));
    for (List<HeadVote> candle : votes) {
      assertThat(candle).noneMatch(consensus::isValid);
    }
    List<HeadVote> last = votes.get(599);
    assertThat(last.subList(0, HeadName.STRUCTURE.ordinal() + 1))
        .allMatch(HeadVote::abstained)
        .allSatisfy(vote -> assertThat(vote.reasons()).containsExactly("no range"));
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void a_restored_panel_casts_the_same_votes_for_the_same_reasons(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 97) int every) {
    assertSurvivesRestores(Drawn.walk(seed, INTERVAL, 700), every);
  }

  @Test
  void a_panel_restored_at_every_17th_recorded_candle_casts_the_same_votes() {
    assertSurvivesRestores(Recorded.bars(INTERVAL).subList(0, RECORDED), 17);
  }

  private static void assertSurvivesRestores(List<Bar> bars, int every) {
    PanelRun steady = new PanelRun(INTERVAL);
    PanelRun killed = new PanelRun(INTERVAL);
    for (int i = 0; i < bars.size(); i++) {
      assertThat(killed.update(bars.get(i))).isEqualTo(steady.update(bars.get(i)));
      if (i % every == 0) {
        killed.killAndRestore();
      }
    }
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void the_order_in_which_heads_are_asked_plays_no_part(@ForAll long order) {
    List<Bar> bars = Drawn.walk(7, INTERVAL, 600);
    List<Head> heads = new ArrayList<>(HeadPanel.nine());
    Collections.shuffle(heads, new Random(order));
    PanelRun shuffled = new PanelRun(INTERVAL, new HeadPanel(INTERVAL, heads));
    List<List<HeadVote>> votes = new ArrayList<>();
    bars.forEach(bar -> votes.add(shuffled.update(bar)));
    assertThat(votes).isEqualTo(PanelRun.votes(INTERVAL, bars));
  }

  @Test
  void every_candle_head_votes_long_short_and_flat_on_a_drawn_series() {
    List<List<HeadVote>> votes = PanelRun.votes(INTERVAL, Drawn.walk(11, INTERVAL, 6_000));
    for (HeadName head : HeadName.values()) {
      Set<Direction> seen = EnumSet.noneOf(Direction.class);
      votes.stream()
          .map(candle -> candle.get(head.ordinal()))
          .filter(vote -> !vote.abstained())
          .forEach(vote -> seen.add(vote.direction()));
      boolean needsFeed = head == HeadName.SENTIMENT || head == HeadName.CRYPTO;
      assertThat(seen).as(head.label()).hasSize(needsFeed ? 0 : 3);
    }
  }

  @Test
  void heads_without_a_feed_abstain_and_say_so() {
    List<List<HeadVote>> votes = PanelRun.votes(INTERVAL, Drawn.walk(3, INTERVAL, 250));
    assertThat(votes.get(198))
        .allMatch(HeadVote::abstained)
        .allSatisfy(vote -> assertThat(vote.reasons()).containsExactly("warm-up 199/200"));
    assertThat(votes.get(199).get(HeadName.TECHNICAL.ordinal()).abstained()).isFalse();
    assertThat(votes.get(249).get(HeadName.SENTIMENT.ordinal()).reasons())
        .containsExactly("no feed");
    assertThat(votes.get(249).get(HeadName.CRYPTO.ordinal()).reasons()).containsExactly("no feed");
  }
}
