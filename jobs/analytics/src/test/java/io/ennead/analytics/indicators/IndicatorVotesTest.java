package io.ennead.analytics.indicators;

import static io.ennead.analytics.indicators.IndicatorVotes.ABSTAIN;
import static io.ennead.analytics.indicators.IndicatorVotes.LONG;
import static io.ennead.analytics.indicators.IndicatorVotes.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IndicatorVotesTest {

  @Provide
  Arbitrary<Double> factors() {
    return Arbitraries.of(1_000.0, 1e-6);
  }

  @Property(tries = 20)
  void a_series_and_its_multiple_vote_and_score_alike(
      @ForAll long seed, @ForAll @From("factors") double factor) {
    List<Bar> bars = Series.roughWalk(seed, 400);
    List<Bar> scaled = Series.scaled(bars, factor);
    IndicatorSet set = new IndicatorSet(Interval.H1);
    IndicatorSet scaledSet = new IndicatorSet(Interval.H1);
    for (int i = 0; i < bars.size(); i++) {
      set.update(bars.get(i));
      scaledSet.update(scaled.get(i));
      assertThat(votes(scaledSet)).as("candle %d", i).isEqualTo(votes(set));
      double score = CategoryScores.of(set).score();
      double scaledScore = CategoryScores.of(scaledSet).score();
      assertThat(Double.isNaN(scaledScore)).as("candle %d", i).isEqualTo(Double.isNaN(score));
      if (!Double.isNaN(score)) {
        assertThat(scaledScore).as("candle %d", i).isCloseTo(score, within(1e-9));
      }
    }
  }

  @Property(tries = 10)
  void cutting_the_future_changes_nothing(@ForAll long seed) {
    List<Bar> bars = Series.roughWalk(seed, 330);
    List<List<String>> whole = history(bars);
    List<List<String>> cut = history(bars.subList(0, 250));
    assertThat(whole.subList(0, 250)).isEqualTo(cut);
  }

  @Example
  void each_rule_but_none_is_cast_in_both_directions_over_a_long_walk() {
    Set<VoteRule> longs = EnumSet.of(VoteRule.NONE);
    Set<VoteRule> shorts = EnumSet.of(VoteRule.NONE);
    IndicatorSet set = new IndicatorSet(Interval.H1);
    IndicatorVotes votes = new IndicatorVotes();
    for (Bar bar : Series.walk(11, 2_000)) {
      set.update(bar);
      votes.cast(set);
      for (IndicatorDefinition column : IndicatorDefinition.values()) {
        if (votes.vote(column) == LONG) {
          longs.add(column.voteRule());
        }
        if (votes.vote(column) == SHORT) {
          shorts.add(column.voteRule());
        }
      }
      assertThat(votes.longs() + votes.shorts() + votes.abstaining())
          .isEqualTo(IndicatorDefinition.COUNT);
    }
    assertThat(longs).containsExactlyInAnyOrder(VoteRule.values());
    assertThat(shorts).containsExactlyInAnyOrder(VoteRule.values());
  }

  @Example
  void a_rise_votes_long_and_a_fall_votes_short() {
    assertThat(afterTrend(1).vote(IndicatorDefinition.EMA_21)).isEqualTo(LONG);
    assertThat(afterTrend(1).vote(IndicatorDefinition.RSI)).isEqualTo(LONG);
    assertThat(afterTrend(1).vote(IndicatorDefinition.PLUS_DI)).isEqualTo(LONG);
    assertThat(afterTrend(1).vote(IndicatorDefinition.MINUS_DI)).isEqualTo(ABSTAIN);
    assertThat(afterTrend(-1).vote(IndicatorDefinition.SUPERTREND)).isEqualTo(SHORT);
    assertThat(afterTrend(-1).vote(IndicatorDefinition.OBV)).isEqualTo(SHORT);
    assertThat(afterTrend(-1).vote(IndicatorDefinition.DONCHIAN_UPPER)).isEqualTo(SHORT);
    assertThat(afterTrend(-1).score(IndicatorDefinition.RSI)).isZero();
  }

  private static IndicatorVotes afterTrend(int direction) {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    for (int i = 0; i < 300; i++) {
      double open = 1_000 + direction * i;
      double close = open + direction;
      double high = Math.max(open, close) + .25;
      double low = Math.min(open, close) - .25;
      set.update(new Bar(i * 3_600_000L, open, high, low, close, 5, Double.NaN));
    }
    IndicatorVotes votes = new IndicatorVotes();
    votes.cast(set);
    return votes;
  }

  private static List<List<String>> history(List<Bar> bars) {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    List<List<String>> history = new ArrayList<>();
    for (Bar bar : bars) {
      set.update(bar);
      history.add(votes(set));
    }
    return history;
  }

  private static List<String> votes(IndicatorSet set) {
    IndicatorVotes votes = new IndicatorVotes();
    votes.cast(set);
    List<String> all = new ArrayList<>();
    for (IndicatorDefinition column : IndicatorDefinition.values()) {
      all.add(column + " " + votes.vote(column));
    }
    return all;
  }
}
