package io.ennead.analytics.consensus;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Indicators and heads of one interval side by side, as a job runs them. */
final class PanelRun {

  private final Interval interval;
  private IndicatorSet values;
  private HeadPanel panel;

  PanelRun(Interval interval) {
    this(interval, new HeadPanel(interval));
  }

  PanelRun(Interval interval, HeadPanel panel) {
    this.interval = interval;
    this.panel = panel;
    values = new IndicatorSet(interval);
  }

  List<HeadVote> update(Bar bar) {
    return update(bar, Surroundings.NONE);
  }

  List<HeadVote> update(Bar bar, Surroundings surroundings) {
    values.update(bar);
    return panel.update(bar, values, surroundings);
  }

  HeadPanel panel() {
    return panel;
  }

  /** Saves everything and goes on with what was read back. */
  void killAndRestore() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      values.save(out);
      panel.save(out);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      values = IndicatorSet.load(interval, VwapAnchor.UTC_DAY, in);
      panel = HeadPanel.load(interval, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<List<HeadVote>> votes(Interval interval, List<Bar> bars) {
    PanelRun run = new PanelRun(interval);
    List<List<HeadVote>> votes = new ArrayList<>();
    bars.forEach(bar -> votes.add(run.update(bar)));
    return votes;
  }
}
