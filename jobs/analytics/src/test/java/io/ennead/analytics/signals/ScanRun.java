package io.ennead.analytics.signals;

import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An engine that is fed a series of ticks, and all that it made of them. */
final class ScanRun {

  final List<Decision> decisions = new ArrayList<>();
  final List<Signal> signals = new ArrayList<>();
  final List<Outcome> outcomes = new ArrayList<>();
  private final Set<Interval> intervals;
  private final SignalOptions options;
  private ScanEngine engine;

  ScanRun(Set<Interval> intervals, SignalOptions options) {
    this(intervals, options, Long.MIN_VALUE);
  }

  ScanRun(Set<Interval> intervals, SignalOptions options, long start) {
    this.intervals = intervals;
    this.options = options;
    engine = new ScanEngine(RecordedCandles.BTCUSDT, intervals, options, start);
  }

  ScanRun feed(Map<Long, List<Candle>> ticks) {
    ticks.forEach(this::tick);
    return this;
  }

  ScanResult tick(long closeTime, List<Candle> candles) {
    ScanResult result = engine.tick(closeTime, candles, Feeds.NONE);
    decisions.addAll(result.decisions());
    signals.addAll(result.signals());
    outcomes.addAll(result.outcomes());
    return result;
  }

  /** Saves everything and goes on with what was read back; the size of the state in bytes. */
  int killAndRestore() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      engine.save(new DataOutputStream(bytes));
      engine =
          ScanEngine.load(
              RecordedCandles.BTCUSDT,
              intervals,
              options,
              new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      return bytes.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ScanEngine engine() {
    return engine;
  }
}
