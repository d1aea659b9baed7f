package io.ennead.analytics.consensus;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.crypto.CryptoHead;
import io.ennead.analytics.consensus.harmonic.HarmonicHead;
import io.ennead.analytics.consensus.ict.IctHead;
import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.consensus.rules.RulesHead;
import io.ennead.analytics.consensus.sentiment.SentimentHead;
import io.ennead.analytics.consensus.state.Section;
import io.ennead.analytics.consensus.state.Sections;
import io.ennead.analytics.consensus.structure.StructureHead;
import io.ennead.analytics.consensus.technical.TechnicalHead;
import io.ennead.analytics.consensus.volume.VolumeHead;
import io.ennead.analytics.consensus.wyckoff.WyckoffHead;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The nine heads of one instrument and interval, and the market that they look at. For one thread.
 *
 * <p>Every closed candle that is not a GAP is fed once, in order; a GAP candle is left out, as if
 * its row were absent. The saved state is exact: a restored panel casts the same votes, to the bit,
 * as one that went on. A head that the state does not know warms up; one that this version does not
 * know is dropped.
 */
public final class HeadPanel {

  private static final int HEADS = HeadName.values().length;

  private final Interval interval;
  private final Market market = new Market();
  private final List<WarmingHead> heads;

  public HeadPanel(Interval interval) {
    this(interval, nine());
  }

  HeadPanel(Interval interval, List<Head> heads) {
    this.interval = interval;
    this.heads = heads.stream().map(WarmingHead::new).toList();
  }

  static List<Head> nine() {
    return List.of(
        new TechnicalHead(),
        new VolumeHead(),
        new RulesHead(),
        new IctHead(),
        new WyckoffHead(),
        new HarmonicHead(),
        new StructureHead(),
        new SentimentHead(),
        new CryptoHead());
  }

  /**
   * Takes the next closed candle.
   *
   * @param values the indicators of the same interval, after the same candle
   * @param surroundings what is known beyond these candles at the candle's close
   * @return the votes in the order of {@link HeadName}
   */
  public List<HeadVote> update(Bar bar, IndicatorSet values, Surroundings surroundings) {
    if (values.interval() != interval) {
      throw new IllegalArgumentException(
          "indicators of %s cannot serve the heads of %s".formatted(values.interval(), interval));
    }
    if (values.close() != bar.close()) {
      throw new IllegalArgumentException(
          "indicators stand at close %s, the candle at %s: update them with it first"
              .formatted(values.close(), bar.close()));
    }
    market.update(bar);
    HeadInput input = new HeadInput(market, values, surroundings);
    HeadVote[] votes = new HeadVote[HEADS];
    for (WarmingHead head : heads) {
      HeadVote vote = head.vote(input);
      votes[vote.head().ordinal()] = vote;
    }
    List<HeadVote> cast = new ArrayList<>(heads.size());
    for (HeadVote vote : votes) {
      if (vote != null) {
        cast.add(vote);
      }
    }
    return Collections.unmodifiableList(cast);
  }

  /** The swings that the structure head of a lower timeframe looks at. */
  public HigherSwings swings() {
    return new HigherSwings(interval, market.unit(HigherSwings.STRENGTH).direction());
  }

  /** Whether every head has seen the candles of its warm-up. */
  public boolean isWarm() {
    return heads.stream().allMatch(WarmingHead::isWarm);
  }

  /** What the heads look at. */
  public Market market() {
    return market;
  }

  public Interval interval() {
    return interval;
  }

  /** Writes the whole state: the market and a section per head. */
  public void save(DataOutput out) throws IOException {
    out.writeUTF(interval.label());
    Sections.write(sections(), out);
  }

  /**
   * Reads a state that {@link #save} wrote.
   *
   * @throws IOException if it is of another interval, of a later version or damaged
   */
  public static HeadPanel load(Interval interval, DataInput in) throws IOException {
    HeadPanel panel = new HeadPanel(interval);
    panel.read(in);
    return panel;
  }

  void read(DataInput in) throws IOException {
    String saved = in.readUTF();
    if (!saved.equals(interval.label())) {
      throw new IOException("head state of %s cannot serve %s".formatted(saved, interval));
    }
    Set<String> found = Sections.read(sections(), in);
    if (!found.contains(market.id())) {
      throw new IOException("head state has no section '%s': it is damaged".formatted(market.id()));
    }
  }

  /** The size of the saved state in bytes. */
  public int stateBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size();
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(market);
    sections.addAll(heads);
    return sections;
  }
}
