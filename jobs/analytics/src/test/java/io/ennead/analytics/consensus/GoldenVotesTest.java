package io.ennead.analytics.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Candle by candle against the votes of an independent NumPy prototype, for every candle of two
 * recorded files.
 *
 * <p>The only differences left: harmonic, 4 candles of 15m (from 2025-05-25T01:45Z, row 14023) and
 * 8 of 1h (from 2024-11-22T05:00Z, row 25348). There two neighbours of the alternating list lie the
 * wrong way round (row 25348, strength 8: the "high" B 93905.51 of 2024-11-19 lies below the "low"
 * C 95600.00 of 2024-11-21), so that BC is no leg back; the prototype took its length without the
 * sign.
 */
class GoldenVotesTest {

  private static final int AFTER_ABSENT_ROW = 500;
  private static final double TOLERANCE = 1.000001e-6;
  private static final List<HeadName> CANDLE_HEADS =
      List.of(
          HeadName.TECHNICAL,
          HeadName.VOLUME,
          HeadName.RULES,
          HeadName.ICT,
          HeadName.WYCKOFF,
          HeadName.HARMONIC,
          HeadName.STRUCTURE);

  private final Consensus consensus = new Consensus(ConsensusProfile.STANDARD);
  private final Map<HeadName, List<Integer>> differences = new EnumMap<>(HeadName.class);
  private final List<Integer> consensusDifferences = new ArrayList<>();
  private int compared;

  @Test
  void the_votes_of_46473_15m_candles_are_those_of_the_prototype() {
    TwoTimeframes run = new TwoTimeframes();
    compare(Interval.M15, run::update);
    assertThat(compared).isEqualTo(46_473);
    assertThat(differences)
        .containsOnly(Map.entry(HeadName.HARMONIC, List.of(14023, 14024, 14025, 14026)));
    assertThat(consensusDifferences).isEmpty();
  }

  @Test
  void the_votes_of_37223_1h_candles_are_those_of_the_prototype() {
    PanelRun run = new PanelRun(Interval.H1);
    compare(Interval.H1, run::update);
    assertThat(compared).isEqualTo(37_223);
    assertThat(differences)
        .containsOnly(
            Map.entry(
                HeadName.HARMONIC,
                List.of(25348, 25349, 25350, 25351, 25352, 25353, 25354, 25355)));
    assertThat(consensusDifferences).isEmpty();
  }

  private void compare(Interval interval, Function<Bar, List<HeadVote>> run) {
    List<Bar> bars = Recorded.bars(interval);
    List<String[]> expected = Recorded.votes(interval);
    int skipUntil = 0;
    int next = 0;
    for (int row = 0; row < bars.size(); row++) {
      Bar bar = bars.get(row);
      List<HeadVote> votes = run.apply(bar);
      if (row > 0 && bars.get(row - 1).openTime() + interval.millis() != bar.openTime()) {
        skipUntil = row + AFTER_ABSENT_ROW;
      }
      if (next < expected.size() && Integer.parseInt(expected.get(next)[0]) == row) {
        String[] cells = expected.get(next++);
        if (row >= skipUntil) {
          compared++;
          compare(row, votes, cells);
        }
      }
    }
  }

  private void compare(int row, List<HeadVote> votes, String[] cells) {
    int cell = 2;
    for (HeadName head : CANDLE_HEADS) {
      HeadVote vote = votes.get(head.ordinal());
      if (differs(vote.direction(), vote.probability(), vote.confidence(), cells, cell)) {
        differences.computeIfAbsent(head, any -> new ArrayList<>()).add(row);
      }
      cell += 3;
    }
    ConsensusResult result = consensus.of(votes);
    if (differs(result.direction(), result.probability(), result.confidence(), cells, cell)) {
      consensusDifferences.add(row);
    }
  }

  private static boolean differs(
      Direction direction, double probability, double confidence, String[] cells, int cell) {
    return !direction.name().equals(cells[cell])
        || Math.abs(probability - Double.parseDouble(cells[cell + 1])) > TOLERANCE
        || Math.abs(confidence - Double.parseDouble(cells[cell + 2])) > TOLERANCE;
  }
}
