package io.ennead.analytics.consensus;

import io.ennead.analytics.consensus.state.Section;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.Arrays;
import java.util.List;

/** Heads that cast the votes of an earlier run again, so that what comes after can be timed. */
public final class ReplayedHeads {

  private ReplayedHeads() {}

  /**
   * A panel with its market, whose heads cost nothing.
   *
   * @param votes of each candle, in the order of the heads
   */
  public static HeadPanel panel(Interval interval, List<List<HeadVote>> votes) {
    return new HeadPanel(
        interval,
        Arrays.stream(HeadName.values()).<Head>map(name -> new Replayed(name, votes)).toList());
  }

  private static final class Replayed implements Head, Section {

    private final HeadName name;
    private final List<List<HeadVote>> votes;
    private int next;

    private Replayed(HeadName name, List<List<HeadVote>> votes) {
      this.name = name;
      this.votes = votes;
    }

    @Override
    public HeadName name() {
      return name;
    }

    @Override
    public HeadVote vote(HeadInput input) {
      HeadVote vote = votes.get(next++).get(name.ordinal());
      // As fresh in the cache as a head's own.
      return new HeadVote(
          vote.head(),
          vote.direction(),
          vote.probability(),
          vote.confidence(),
          vote.abstained(),
          vote.reasons());
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(DataOutput out) {
      throw new UnsupportedOperationException("replayed heads are not saved");
    }

    @Override
    public void read(int version, DataInput in) {
      throw new UnsupportedOperationException("replayed heads are not restored");
    }
  }
}
