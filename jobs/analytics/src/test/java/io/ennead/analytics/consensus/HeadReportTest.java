package io.ennead.analytics.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadReportTest {

  private final Consensus consensus = new Consensus(ConsensusProfile.STANDARD);
  private final HeadReport report = new HeadReport(consensus);

  @Test
  void the_last_40_percent_of_the_15m_recording_have_the_rates_of_the_prototype() {
    TwoTimeframes run = new TwoTimeframes();
    List<Bar> bars = Recorded.bars(Interval.M15);
    for (int row = 0; row < bars.size(); row++) {
      List<HeadVote> votes = run.update(bars.get(row));
      if (row >= 28_003) {
        report.add(votes, consensus.of(votes));
      }
    }
    assertThat(report.candles()).isEqualTo(18_670);
    assertRates(HeadName.TECHNICAL, 26.6, 26.9, 12.2);
    assertRates(HeadName.VOLUME, 21.8, 27.0, 23.6);
    assertRates(HeadName.RULES, 10.1, 10.2, 73.9);
    assertRates(HeadName.ICT, 6.6, 7.2, 57.1);
    assertRates(HeadName.WYCKOFF, 24.6, 22.5, 36.2);
    assertRates(HeadName.HARMONIC, 4.0, 3.5, 92.5);
    assertRates(HeadName.STRUCTURE, 8.4, 10.7, 49.5);
    assertThat(report.abstainPercent(HeadName.CRYPTO)).isEqualTo(100);
    assertPair(HeadName.TECHNICAL, HeadName.VOLUME, 93, .51);
    assertPair(HeadName.ICT, HeadName.HARMONIC, 82, .08);
    assertPair(HeadName.STRUCTURE, HeadName.TECHNICAL, 94, .25);
    assertThat(report.consensusPercent(Direction.LONG)).isCloseTo(2.69, within(.005));
    assertThat(report.consensusPercent(Direction.SHORT)).isCloseTo(3.32, within(.005));
    assertThat(report.carriedPercent(HeadName.TECHNICAL)).isCloseTo(97, within(.5));
    assertThat(report.carriedPercent(HeadName.HARMONIC)).isCloseTo(1, within(.5));
  }

  private void assertRates(HeadName head, double up, double down, double flat) {
    assertThat(report.validPercent(head, Direction.LONG)).isCloseTo(up, within(.051));
    assertThat(report.validPercent(head, Direction.SHORT)).isCloseTo(down, within(.051));
    assertThat(report.flatPercent(head)).isCloseTo(flat, within(.051));
  }

  private void assertPair(HeadName one, HeadName other, double agreement, double correlation) {
    assertThat(report.agreementPercent(one, other)).isCloseTo(agreement, within(.51));
    assertThat(report.correlation(other, one)).isCloseTo(correlation, within(.0051));
  }

  @Test
  void shares_pairs_and_carriers_are_counted() {
    add(Direction.LONG, Direction.LONG, Direction.LONG);
    add(Direction.LONG, Direction.SHORT, Direction.LONG);
    add(Direction.SHORT, Direction.FLAT, Direction.SHORT);
    add(Direction.SHORT, Direction.SHORT, Direction.SHORT);
    assertThat(report.validPercent(HeadName.TECHNICAL, Direction.LONG)).isEqualTo(50);
    assertThat(report.flatPercent(HeadName.VOLUME)).isEqualTo(25);
    assertThat(report.agreementPercent(HeadName.VOLUME, HeadName.TECHNICAL))
        .isCloseTo(66.7, within(.1));
    assertThat(report.correlation(HeadName.TECHNICAL, HeadName.RULES)).isCloseTo(1, within(1e-12));
    assertThat(report.correlation(HeadName.TECHNICAL, HeadName.ICT)).isNaN();
    assertThat(report.consensusPercent(Direction.LONG)).isEqualTo(25);
    assertThat(report.carriedPercent(HeadName.RULES)).isEqualTo(100);
    assertThat(report.markdown())
        .contains("| volume | 25.00 | 50.00 | 0.00 | 25.00 | 0.00 | 100.00 |")
        .contains("| consensus | 25.00 | 25.00 | 0.00 | 50.00 | 0.00 | 100.00 |");
  }

  private void add(Direction technical, Direction volume, Direction rules) {
    List<HeadVote> votes =
        List.of(
            vote(HeadName.TECHNICAL, technical),
            vote(HeadName.VOLUME, volume),
            vote(HeadName.RULES, rules));
    report.add(votes, consensus.of(votes));
  }

  private static HeadVote vote(HeadName head, Direction direction) {
    return direction == Direction.FLAT
        ? HeadVote.flat(head, List.of())
        : new HeadVote(head, direction, .7, .8, false, List.of());
  }
}
