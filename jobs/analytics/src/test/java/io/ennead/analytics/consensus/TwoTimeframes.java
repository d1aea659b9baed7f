package io.ennead.analytics.consensus;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.List;

/** A run of 15m candles that rolls up its own 1h: only hours of four whole candles count. */
final class TwoTimeframes {

  private final PanelRun quarters = new PanelRun(Interval.M15);
  private final PanelRun hours = new PanelRun(Interval.H1);
  private final List<Bar> hour = new ArrayList<>();

  List<HeadVote> update(Bar bar) {
    long start = Interval.H1.floor(bar.openTime());
    if (!hour.isEmpty() && hour.get(0).openTime() != start) {
      hour.clear();
    }
    if (!hour.isEmpty() || bar.openTime() == start) {
      hour.add(bar);
    }
    if (Interval.M15.end(bar.openTime()) == Interval.H1.end(start) && hour.size() == 4) {
      hours.update(rolledUp());
    }
    return quarters.update(bar, Surroundings.of(List.of(hours.panel().swings())));
  }

  boolean isWarm() {
    return quarters.panel().isWarm();
  }

  private Bar rolledUp() {
    return new Bar(
        hour.get(0).openTime(),
        hour.get(0).open(),
        hour.stream().mapToDouble(Bar::high).max().orElseThrow(),
        hour.stream().mapToDouble(Bar::low).min().orElseThrow(),
        hour.get(3).close(),
        hour.stream().mapToDouble(Bar::volume).sum(),
        hour.stream().mapToDouble(Bar::takerBuyVolume).sum());
  }
}
