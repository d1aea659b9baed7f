package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.extra.ExtraIndicators;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Quality;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Turns the candles of one instrument and interval into snapshots: the 69, the further indicators,
 * votes, category scores and the label.
 *
 * <p>A snapshot is labelled GAP while a GAP candle is among the last {@value #LABEL_WINDOW}, this
 * one included: that is the longest window of the 69. Averages without an end and cumulative lines
 * remember more, with weights that fade; they carry no label for it.
 */
public final class IndicatorEngine {

  /** Candles over which a GAP candle is seen in the label. */
  public static final int LABEL_WINDOW = 200;

  private final Instrument instrument;
  private final IndicatorSet set;
  private final ExtraIndicators extras;
  private final IndicatorVotes votes = new IndicatorVotes();
  private int sinceGap = LABEL_WINDOW;

  public IndicatorEngine(Instrument instrument, Interval interval, IndicatorOptions options) {
    this(
        instrument,
        new IndicatorSet(interval, options.vwapAnchor()),
        new ExtraIndicators(interval, options.extras()));
  }

  private IndicatorEngine(Instrument instrument, IndicatorSet set, ExtraIndicators extras) {
    this.instrument = instrument;
    this.set = set;
    this.extras = extras;
  }

  /** Takes the next closed candle. */
  public void update(Bar bar, Quality quality) {
    set.update(bar);
    extras.update(bar);
    sinceGap = quality == Quality.GAP ? 0 : Math.min(sinceGap + 1, LABEL_WINDOW);
  }

  /** The indicators after the last candle, which had this quality. */
  public IndicatorSnapshot snapshot(Bar bar, Quality quality, int revision) {
    votes.cast(set);
    CategoryScores scores = CategoryScores.of(set);
    return new IndicatorSnapshot(
        instrument,
        set.interval(),
        bar.openTime(),
        set.snapshot(),
        extras.values(),
        votes.longs(),
        votes.shorts(),
        votes.abstaining(),
        scores.trend(),
        scores.momentum(),
        scores.volatility(),
        sinceGap < LABEL_WINDOW ? Quality.GAP : quality,
        revision);
  }

  /** The 69 after the last candle. */
  public IndicatorSet set() {
    return set;
  }

  public void save(DataOutput out) throws IOException {
    out.writeInt(sinceGap);
    set.save(out);
    extras.save(out);
  }

  /** Reads what {@link #save} wrote, under the same options or others. */
  public static IndicatorEngine load(
      Instrument instrument, Interval interval, IndicatorOptions options, DataInput in)
      throws IOException {
    int sinceGap = in.readInt();
    IndicatorEngine engine =
        new IndicatorEngine(
            instrument,
            IndicatorSet.load(interval, options.vwapAnchor(), in),
            ExtraIndicators.load(interval, options.extras(), in));
    engine.sinceGap = sinceGap;
    return engine;
  }
}
