package io.ennead.analytics.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConsensusTest {

  private final Consensus standard = new Consensus(ConsensusProfile.STANDARD);

  @Test
  void the_weights_of_the_nine_heads_sum_to_one() {
    assertThat(Consensus.WEIGHTS).hasSize(9);
    assertThat(Consensus.WEIGHTS.values().stream().mapToDouble(w -> w).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void five_agreeing_heads_have_the_probability_and_confidence_of_the_specification() {
    ConsensusResult result =
        standard.of(
            List.of(
                vote(HeadName.TECHNICAL, Direction.LONG, .75, .80),
                vote(HeadName.VOLUME, Direction.LONG, .78, .82),
                vote(HeadName.ICT, Direction.LONG, .88, .84),
                vote(HeadName.WYCKOFF, Direction.LONG, .90, .86),
                vote(HeadName.CRYPTO, Direction.LONG, .83, .80)));
    assertThat(result.direction()).isEqualTo(Direction.LONG);
    assertThat(result.probability()).isCloseTo(.828, within(5e-4));
    assertThat(result.confidence()).isCloseTo(.904, within(1e-9));
  }

  @Test
  void a_vote_on_the_thresholds_is_valid_and_one_below_is_not() {
    assertThat(standard.isValid(vote(HeadName.ICT, Direction.LONG, .60, .70))).isTrue();
    assertThat(standard.isValid(vote(HeadName.ICT, Direction.LONG, .60, .66 + .10 - .06))).isTrue();
    assertThat(standard.isValid(vote(HeadName.ICT, Direction.SHORT, .599999, .70))).isFalse();
    assertThat(standard.isValid(vote(HeadName.ICT, Direction.SHORT, .60, .699999))).isFalse();
    assertThat(standard.isValid(HeadVote.flat(HeadName.ICT, List.of()))).isFalse();
    assertThat(standard.isValid(HeadVote.abstain(HeadName.ICT, "no feed"))).isFalse();
  }

  @Test
  void the_strict_profile_asks_for_more_confidence() {
    Consensus strict = new Consensus(ConsensusProfile.of("strict"));
    assertThat(strict.isValid(vote(HeadName.ICT, Direction.LONG, .60, .75))).isTrue();
    assertThat(strict.isValid(vote(HeadName.ICT, Direction.LONG, .60, .74))).isFalse();
    assertThatThrownBy(() -> ConsensusProfile.of("loose"))
        .hasMessage("consensus profile 'loose' is not known: use standard or strict");
  }

  @Test
  void seven_to_nine_heads_need_four_and_three_to_six_need_three() {
    assertThat(List.of(3, 4, 5, 6, 7, 8, 9).stream().map(ConsensusProfile.STANDARD::need))
        .containsExactly(3, 3, 3, 3, 4, 4, 4);
  }

  @Test
  void two_heads_are_too_few() {
    ConsensusResult result = standard.of(votes(2, 0, 0));
    assertThat(result.direction()).isEqualTo(Direction.FLAT);
    assertThat(result.reason()).isEqualTo("too few heads: 2 vote");
  }

  @Test
  void a_margin_of_one_and_a_tie_are_flat() {
    assertThat(standard.of(votes(5, 4, 0)).direction()).isEqualTo(Direction.FLAT);
    assertThat(standard.of(votes(5, 4, 0)).reason())
        .isEqualTo("5 LONG, 4 SHORT of 9 heads, margin 2");
    assertThat(standard.of(votes(4, 4, 1)).direction()).isEqualTo(Direction.FLAT);
    assertThat(standard.of(votes(2, 4, 3)).direction()).isEqualTo(Direction.SHORT);
    assertThat(standard.of(votes(3, 0, 4)).reason())
        .isEqualTo("3 LONG, 0 SHORT of 7 heads, need 4");
    assertThat(standard.of(votes(3, 0, 3)).direction()).isEqualTo(Direction.LONG);
  }

  @Property
  void the_order_of_the_votes_plays_no_part(@ForAll long order) {
    List<HeadVote> votes = new ArrayList<>(votes(6, 2, 1));
    ConsensusResult expected = standard.of(votes);
    Collections.shuffle(votes, new Random(order));
    assertThat(standard.of(votes)).isEqualTo(expected);
  }

  @Test
  void two_votes_of_one_head_are_refused() {
    HeadVote vote = vote(HeadName.ICT, Direction.LONG, .7, .7);
    assertThatThrownBy(() -> standard.of(List.of(vote, vote)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than one vote");
  }

  private static List<HeadVote> votes(int up, int down, int flat) {
    List<HeadVote> votes = new ArrayList<>();
    for (HeadName head : HeadName.values()) {
      int i = votes.size();
      double lean = .01 * i / 3;
      votes.add(
          i < up
              ? vote(head, Direction.LONG, .7 + lean, .8 + lean)
              : i < up + down
                  ? vote(head, Direction.SHORT, .7 + lean, .8 + lean)
                  : i < up + down + flat
                      ? HeadVote.flat(head, List.of())
                      : HeadVote.abstain(head, "no feed"));
    }
    return votes;
  }

  private static HeadVote vote(HeadName head, Direction direction, double p, double confidence) {
    return new HeadVote(head, direction, p, confidence, false, List.of());
  }
}
