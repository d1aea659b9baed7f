package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.split.SplitGaps.Declared;
import io.ennead.metrics.Metric;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.Trade;
import java.util.List;

/**
 * Puts the trades of one symbol in order: one that comes before its turn waits in {@link Ahead}
 * while those before it are fetched, a {@link Splice}.
 */
final class Splicer {

  private static final long NONE = Long.MIN_VALUE;

  private final Sequence sequence;
  private final Inquiry inquiry;
  private final Reporter reporter;
  private final Ahead ahead;
  private final long jumpPatience;
  private final long gapPatience;
  private Splice splice;

  /** For how long a search has brought nothing; only the time counts in which it could. */
  private long stalled;

  private long lookedAt = NONE;

  Splicer(BinanceSettings settings, Sequence sequence, Inquiry inquiry, Reporter reporter) {
    this.sequence = sequence;
    this.inquiry = inquiry;
    this.reporter = reporter;
    this.ahead = new Ahead(settings.spliceCapacity());
    this.jumpPatience = settings.jumpPatience();
    this.gapPatience = settings.gapPatience();
  }

  /** Trades that are held until their turn comes. */
  int held() {
    return ahead.size();
  }

  /** Whether nothing is being searched for. */
  boolean isIdle() {
    return splice == null;
  }

  /** Whether REST is to be asked for more. */
  boolean isSearching() {
    return splice != null && !splice.caughtUp;
  }

  /** Begins a search behind what was delivered. */
  void open(Cause cause, String detail, long now) {
    open(cause, detail, now, now);
  }

  private void open(Cause cause, String detail, long askAt, long now) {
    splice = new Splice(cause, detail, sequence.nextId(), askAt);
    reporter.count(Metric.SPLICES, cause.label(), 1);
    lookedAt = now;
  }

  private void close(long to, boolean proven, String addition) {
    Splice done = splice;
    splice = null;
    if (proven) {
      stalled = 0;
    }
    reporter.tell(
        done.cause, done.from, Math.max(to, done.from - 1), proven, done.detail + addition);
  }

  /** The search is given up, and what is missing is had otherwise. */
  void giveUp() {
    if (splice != null) {
      close(sequence.nextId() - 1, false, "; given up");
    }
  }

  /** The first trade of those that are held at or after an instant, or null. */
  Trade firstSince(long millis) {
    return ahead.firstSince(millis);
  }

  /** Keeps a trade until its turn comes. */
  void hold(Trade trade) {
    ahead.add(trade);
  }

  /** It was shown that nothing is missing behind what REST gave. */
  void joined() {
    if (splice != null && splice.caughtUp) {
      close(sequence.nextId() - 1, true, "");
    }
  }

  /** A probe found nothing missing, whatever was being searched for. */
  void proven() {
    if (splice != null) {
      close(sequence.nextId() - 1, true, "");
    }
  }

  /** The connection is over: what it brought too early is fetched in its turn. */
  void lost(String detail) {
    ahead.clear();
    if (splice != null) {
      close(sequence.nextId() - 1, false, "; lost: " + detail);
    }
  }

  /** More is or may be missing than the stream has shown. */
  void resume(Cause cause, String detail, long now) {
    if (splice != null) {
      splice.resume(now);
    } else {
      open(cause, detail, now);
    }
  }

  /**
   * Whether ids are known to be missing and have been searched for in vain for too long. What was
   * searched for on an earlier connection counts, the wait for REST's turn does not.
   */
  boolean isOutOfPatience(long now) {
    if (splice == null) {
      return false;
    }
    if (!inquiry.isWaiting(now)) {
      stalled += now - lookedAt;
    }
    lookedAt = now;
    return !ahead.isEmpty() && stalled >= gapPatience;
  }

  /** Something else is searched for: the time does not count. */
  void rest(long now) {
    lookedAt = now;
  }

  /** Gives the ids up that are missing before the first trade that is held. */
  void declare(long now) {
    reporter.tellGivenUp(splice, sequence.nextId(), ahead.firstId() - 1);
    sequence.declare(ahead.first());
  }

  /** Goes on behind a declared gap. */
  void skip(Declared declared, long now) {
    sequence.skip(declared);
    stalled = 0;
    ahead.dropBefore(sequence.nextId());
    boolean follows = !ahead.isEmpty() && ahead.firstId() == sequence.nextId();
    if (splice != null) {
      Splice given = splice;
      close(declared.gap().toId(), false, "; a gap was declared");
      if (!follows) {
        // The connection was replaced meanwhile, and may have missed more.
        open(given.cause, given.detail, now);
      }
    }
    drain(now);
  }

  /** Delivers those whose turn has come; what remains has a hole before it. */
  void drain(long now) {
    if (sequence.isStanding()) {
      return;
    }
    long joinedAt = sequence.nextId();
    boolean joined = ahead.dropBefore(joinedAt);
    for (Trade next = ahead.takeIfFirst(sequence.nextId());
        next != null;
        next = ahead.takeIfFirst(sequence.nextId())) {
      sequence.deliver(next);
      joined = true;
    }
    if (joined && splice != null) {
      stalled = 0;
    }
    if (!ahead.isEmpty()) {
      hole("the stream went on with id " + ahead.firstId(), now);
    } else if (splice != null && joined) {
      close(joinedAt - 1, true, "");
    }
  }

  /** Ids are missing: they are given a moment to come by themselves, then fetched. */
  private void hole(String detail, long now) {
    if (splice == null) {
      open(Cause.JUMP, detail, now + jumpPatience, now);
    } else if (splice.caughtUp) {
      splice.resume(now);
    }
  }

  /** Asks for what is missing, when it is time to. */
  void search(long now) {
    if (now >= splice.askAt) {
      askPage();
    }
  }

  private void askPage() {
    long from = sequence.nextId();
    int limit =
        ahead.isEmpty() ? VenueApi.PAGE : (int) Math.min(VenueApi.PAGE, ahead.firstId() - from);
    inquiry.page(
        from,
        limit,
        (rows, now) -> onPage(rows, from, limit, now),
        (reason, wait, now) -> {
          if (splice != null) {
            splice.askAt = now + wait;
            reporter.tellStalled(splice, sequence.nextId(), reason, now);
          }
        });
  }

  private void onPage(List<Trade> rows, long from, int limit, long now) {
    if (splice == null) {
      // The stream itself brought what was missing.
      return;
    }
    long before = sequence.nextId();
    boolean whole = deliver(rows, from, now);
    reporter.count(Metric.TRADES_SPLICED, "", sequence.nextId() - before);
    if (whole && rows.size() == limit) {
      splice.advanced(now);
    } else {
      splice.lagged(now);
      splice.caughtUp = whole && ahead.isEmpty();
    }
    drain(now);
  }

  /**
   * Delivers the rows whose turn it is, and keeps those behind a hole; tells whether they are
   * without one.
   */
  private boolean deliver(List<Trade> rows, long from, long now) {
    long expected = from;
    for (Trade row : rows) {
      if (row.id() == expected && row.id() == sequence.nextId()) {
        sequence.deliver(row);
        stalled = 0;
      } else if (row.id() >= sequence.nextId()) {
        hold(row);
      }
      expected += row.id() == expected ? 1 : 0;
    }
    boolean whole = expected == from + rows.size();
    if (!whole) {
      reporter.tellStalled(splice, sequence.nextId(), "REST left out id " + expected, now);
    }
    return whole;
  }
}
