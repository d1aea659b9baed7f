package io.ennead.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadVoteTest {

  private final HeadVoteCodec codec = new HeadVoteCodec();

  @Test
  void a_written_vote_is_read_back_as_it_was() throws IOException {
    HeadVote vote =
        new HeadVote(HeadName.ICT, Direction.SHORT, .62, 1.0 / 3, false, List.of("a", "b \u00e9"));
    assertThat(roundTrip(vote)).isEqualTo(vote);
    HeadVote abstained = HeadVote.abstain(HeadName.CRYPTO, "no feed");
    assertThat(roundTrip(abstained)).isEqualTo(abstained);
  }

  private HeadVote roundTrip(HeadVote vote) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(vote, new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    HeadVote read = codec.read(codec.version(), in);
    assertThat(in.available()).isZero();
    return read;
  }

  @Test
  void a_version_that_is_not_known_is_refused() {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[0]));
    assertThatThrownBy(() -> codec.read(2, in))
        .isInstanceOf(IOException.class)
        .hasMessage("version 2 of a vote is not known: newest is 1");
  }

  @Test
  void a_probability_or_confidence_outside_0_to_1_is_refused() {
    assertThatThrownBy(() -> vote(Direction.LONG, 1.01, .5, false))
        .hasMessage("probability 1.01 of ict does not lie in 0..1");
    assertThatThrownBy(() -> vote(Direction.LONG, .6, Double.NaN, false))
        .hasMessage("confidence NaN of ict does not lie in 0..1");
  }

  @Test
  void a_flat_vote_is_even_and_an_abstaining_one_flat_with_a_reason() {
    assertThatThrownBy(() -> vote(Direction.FLAT, .6, .5, false))
        .hasMessage("vote of ict is FLAT with probability 0.6: it must be 0.5");
    assertThatThrownBy(() -> vote(Direction.LONG, .6, .5, true))
        .hasMessage("vote of ict abstains and yet says LONG with 0.5");
    assertThatThrownBy(() -> new HeadVote(HeadName.ICT, Direction.FLAT, .5, 0, true, List.of()))
        .hasMessage("vote of ict abstains without a reason: add it");
  }

  @Test
  void the_opposite_of_flat_is_flat() {
    assertThat(Direction.LONG.opposite()).isEqualTo(Direction.SHORT);
    assertThat(Direction.SHORT.opposite()).isEqualTo(Direction.LONG);
    assertThat(Direction.FLAT.opposite()).isEqualTo(Direction.FLAT);
  }

  private static HeadVote vote(
      Direction direction, double p, double confidence, boolean abstained) {
    return new HeadVote(HeadName.ICT, direction, p, confidence, abstained, List.of("x"));
  }
}
