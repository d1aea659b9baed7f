package io.ennead.analytics.consensus.sentiment;

import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.Freshness;
import io.ennead.analytics.consensus.Head;
import io.ennead.analytics.consensus.HeadInput;
import io.ennead.analytics.consensus.state.Sections;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.SentimentReading;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges the crowd against itself: extreme fear or a crowded short side is LONG, extreme greed or a
 * crowded long side SHORT. The mean of the feeds whose newest value is not older than two of their
 * periods; trusted less once one of them is older than one. Without any, it abstains.
 */
public final class SentimentHead implements Head {

  private static final int VERSION = 1;
  private static final double LEAN = .2;
  private static final double AGEING_FACTOR = .8;

  private SentimentReading told;
  private String toldReason;

  @Override
  public HeadName name() {
    return HeadName.SENTIMENT;
  }

  @Override
  public HeadVote vote(HeadInput input) {
    List<String> reasons = new ArrayList<>();
    double sum = 0;
    int feeds = 0;
    boolean ageing = false;
    List<SentimentReading> readings = input.surroundings().sentiment();
    for (SentimentReading each : readings) {
      Freshness freshness = Freshness.of(input.closeTime(), each.time(), each.period());
      if (freshness != Freshness.STALE) {
        double lean = lean(each);
        sum += lean;
        feeds++;
        ageing |= freshness == Freshness.AGEING;
        reasons.add(reason(each, lean));
      }
    }
    if (feeds == 0) {
      return HeadVote.abstain(HeadName.SENTIMENT, readings.isEmpty() ? "no feed" : "stale feed");
    }
    return vote(sum / feeds, ageing, reasons);
  }

  /** Its text is kept: an index changes once a day. */
  private String reason(SentimentReading reading, double lean) {
    if (told == null
        || told.value() != reading.value()
        || told.scale() != reading.scale()
        || !told.source().equals(reading.source())) {
      told = reading;
      toldReason =
          reading.source() + " " + Figures.share(reading.value()) + " leans " + Figures.share(lean);
    }
    return toldReason;
  }

  private static HeadVote vote(double lean, boolean ageing, List<String> reasons) {
    Direction direction =
        lean > LEAN ? Direction.LONG : lean < -LEAN ? Direction.SHORT : Direction.FLAT;
    if (direction == Direction.FLAT) {
      return HeadVote.flat(HeadName.SENTIMENT, reasons);
    }
    double size = Math.abs(lean);
    double confidence = Math.min(.9, .60 + .3 * size) * (ageing ? AGEING_FACTOR : 1);
    if (ageing) {
      reasons.add("older than one period x " + Figures.share(AGEING_FACTOR));
    }
    return new HeadVote(
        HeadName.SENTIMENT, direction, Math.min(.9, .5 + .4 * size), confidence, false, reasons);
  }

  /** -1..1, against the crowd; 0 unless it is extreme. */
  private static double lean(SentimentReading reading) {
    double value = reading.value();
    if (reading.scale() == SentimentReading.Scale.FEAR_AND_GREED) {
      return value <= 25 || value >= 75 ? (50 - value) / 50 : 0;
    }
    return value >= .65 || value <= .35 ? (.5 - value) / .5 : 0;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    // The readings come with each candle.
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
  }
}
