package io.ennead.analytics.consensus;

import io.ennead.analytics.consensus.state.Section;
import io.ennead.records.HeadVote;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A head whose vote is withheld until it has seen {@value #WARM_UP} candles. */
final class WarmingHead implements Section {

  static final int WARM_UP = 200;

  private final Head head;
  private int seen;

  WarmingHead(Head head) {
    this.head = head;
  }

  HeadVote vote(HeadInput input) {
    HeadVote vote = head.vote(input);
    if (seen < WARM_UP) {
      seen++;
    }
    return isWarm() ? vote : HeadVote.abstain(head.name(), "warm-up " + seen + "/" + WARM_UP);
  }

  boolean isWarm() {
    return seen >= WARM_UP;
  }

  @Override
  public String id() {
    return head.id();
  }

  @Override
  public int version() {
    return head.version();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(seen);
    head.write(out);
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    seen = in.readInt();
    head.read(version, in);
  }
}
