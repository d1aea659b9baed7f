package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.metrics.Metric;
import io.ennead.records.FeedEvent.Cause;

/** Asks REST for the newest trade, to tell a quiet stream from a dead one. */
final class Probe {

  private static final long NONE = Long.MIN_VALUE;

  private final Sequence sequence;
  private final Splicer splicer;
  private final Watch watch;
  private final Inquiry inquiry;
  private final Reporter reporter;
  private final long margin;
  private final long lagPatience;
  private final long pause;
  private long askedAt = NONE;

  /** When to ask again because there was no answer. */
  private long askAt = NONE;

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
    this.lagPatience = settings.lagPatience();
    this.pause = settings.silence();
  }

  /** Whether there was no answer, and it is time to ask again. */
  boolean isDue(long now) {
    return askAt != NONE && now >= askAt;
  }

  /** Whether to ask in place of a stream that is not there: at once, then now and then. */
  boolean mayAskAlone(long now) {
    return askAt == NONE ? askedAt == NONE || now - askedAt >= pause : now >= askAt;
  }

  /** The symbol has come on by itself. */
  void forget() {
    askAt = NONE;
  }

  /** Asks whether the stream is dead. */
  void ask(String why) {
    ask(why, watch::expect);
  }

  /** Asks without a stream: what is missing is searched for. */
  void askAlone(String why, long now) {
    askedAt = now;
    ask(why, (id, at) -> splicer.resume(Cause.RECONNECT, why, at));
  }

  private void ask(String why, Ahead onAhead) {
    reporter.count(Metric.PROBES);
    inquiry.head(
        (head, time, now) ->
            answered(why, head == null ? Junction.NEVER_TRADED : head.id(), time, onAhead, now),
        (reason, wait, now) -> {
          watch.probed(now);
          askAt = now + wait;
          tell(false, why + "; " + reason);
        });
  }

  /** What to do when REST is ahead of what was delivered. */
  private interface Ahead {
    void at(long headId, long now);
  }

  private void answered(String why, long headId, long time, Ahead onAhead, long now) {
    askAt = NONE;
    watch.probed(now);
    if (headId >= sequence.nextId()) {
      onAhead.at(headId, now);
    } else if (headId == sequence.nextId() - 1) {
      sequence.proveUntil(time - margin);
      splicer.proven();
      tell(true, why + ", and quiet");
    } else {
      inquiry.useless();
      askAt = now + lagPatience;
      tell(false, why + ", and REST lags at id " + headId);
    }
  }

  private void tell(boolean proven, String detail) {
    reporter.tell(Cause.PROBE, sequence.nextId(), sequence.nextId() - 1, proven, detail);
  }
}
