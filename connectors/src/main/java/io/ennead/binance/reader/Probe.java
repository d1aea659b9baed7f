package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.metrics.Metric;
import io.ennead.records.FeedEvent.Cause;

/** Asks REST for the newest trade, to tell a quiet stream from a dead one. */
final class Probe {

  private final Sequence sequence;
  private final Splicer splicer;
  private final Watch watch;
  private final Inquiry inquiry;
  private final Reporter reporter;
  private final long margin;

  Probe(
      BinanceSettings settings,
      Sequence sequence,
      Splicer splicer,
      Watch watch,
      Inquiry inquiry,
      Reporter reporter) {
    this.sequence = sequence;
    this.splicer = splicer;
    this.watch = watch;
    this.inquiry = inquiry;
    this.reporter = reporter;
    this.margin = settings.probeMargin();
  }

  void ask(String why) {
    reporter.count(Metric.PROBES);
    inquiry.head(
        (head, time, now) ->
            answered(why, head == null ? Junction.NEVER_TRADED : head.id(), time, now),
        (reason, wait, now) -> {
          watch.probed(now);
          tell(false, why + "; " + reason);
        });
  }

  private void answered(String why, long headId, long time, long now) {
    watch.probed(now);
    if (headId >= sequence.nextId()) {
      watch.expect(headId, now);
    } else if (headId == sequence.nextId() - 1) {
      sequence.proveUntil(time - margin);
      splicer.proven();
      tell(true, why + ", and quiet");
    } else {
      tell(false, why + ", and REST lags at id " + headId);
    }
  }

  private void tell(boolean proven, String detail) {
    reporter.tell(Cause.PROBE, sequence.nextId(), sequence.nextId() - 1, proven, detail);
  }
}
