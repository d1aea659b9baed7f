package io.ennead.binance.futures;

import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.futures.FuturesVenue.Unavailable;
import io.ennead.context.ContextFeed;
import io.ennead.records.ContextRecord;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The perpetuals of all symbols, minute by minute of the venue's own clock.
 *
 * <p>A minute is read once the venue's clock is past its end by {@code futures.settle}: then its
 * rows are final, and would be the same if they were asked for again. {@link FuturesRows} says when
 * each figure counts as known. The feed is known up to a minute when every figure that became known
 * in it is there. What is due and still not there after {@code futures.patience}, because it is not
 * published or the venue does not answer, is forgone: the feed goes on without it, so that a scan
 * never waits longer than that and the time to the next checkpoint.
 */
final class FuturesFeed implements ContextFeed {

  private static final Logger LOG = LoggerFactory.getLogger(FuturesFeed.class);
  private static final long MINUTE = Interval.M1.millis();

  /** Most that is asked for at once; klines of it are one page at half the weight of a full one. */
  private static final long STRETCH = 480 * MINUTE;

  /** How often to ask again for what is due, in milliseconds of the source's clock. */
  private static final long ASK_AGAIN = 1_000;

  private final FuturesSettings settings;
  private final SourceClock clock;
  private final FuturesVenue venue;
  private final List<Instrument> instruments;
  private final long openedAt;
  private boolean told;
  private long toldTime;
  private long toldAt;
  private boolean failing;
  private long failingSince;
  private long nextLook = Long.MIN_VALUE;

  FuturesFeed(FuturesSettings settings, SourceClock clock, FuturesVenue venue) {
    this.settings = settings;
    this.clock = clock;
    this.venue = venue;
    this.openedAt = clock.millis();
    this.instruments = settings.symbols().stream().map(Instrument::binance).toList();
  }

  @Override
  public Part next(long after) throws IOException {
    if (clock.millis() < nextLook) {
      return null;
    }
    try {
      Part part = read(after);
      failing = false;
      return part;
    } catch (Unavailable e) {
      return failed(after, e.failed(), e.getMessage());
    } catch (FuturesBodies.Malformed e) {
      return failed(after, true, e.getMessage());
    }
  }

  /** The venue is not to be reached: goes on without it when patience is at its end. */
  private Part failed(long after, boolean venue, String why) {
    long now = clock.millis();
    nextLook = now + ASK_AGAIN / 4;
    if (venue && !failing) {
      failing = true;
      failingSince = now;
    }
    if (!failing || now - failingSince < settings.patience()) {
      return null;
    }
    long time = venueTime(after);
    long patient = time == BEGINNING ? after : Interval.M1.floor(time - settings.patience());
    if (patient <= after) {
      return null;
    }
    LOG.warn("futures figures up to {} are forgone: {}", patient, why);
    return new Part(List.of(), patient, false, true);
  }

  /** About what time it is at the venue, which may not have said so yet. */
  private long venueTime(long after) {
    if (told) {
      return toldTime + clock.millis() - toldAt;
    }
    if (settings.speed() == 1) {
      return clock.wallMillis();
    }
    long from =
        after != BEGINNING || settings.sinceMillis() == null ? after : settings.sinceMillis();
    return from == BEGINNING ? BEGINNING : from + clock.millis() - openedAt;
  }

  private Part read(long after) throws Unavailable {
    toldTime = FuturesBodies.time(venue.ask(FuturesApi.time()));
    toldAt = clock.millis();
    told = true;
    boolean first = after == BEGINNING;
    long from = first ? beginning() : after;
    long settled = Interval.M1.floor(toldTime - settings.settle());
    if (settled <= from) {
      nextLook = toldAt + from + MINUTE + settings.settle() - toldTime;
      return null;
    }
    return read(from, Math.min(settled, from + STRETCH), first);
  }

  private long beginning() {
    long since = settings.sinceMillis() == null ? toldTime : settings.sinceMillis();
    return Interval.M1.floor(since - settings.history());
  }

  private Part read(long after, long to, boolean first) throws Unavailable {
    List<ContextRecord> records = new ArrayList<>();
    long missing = Long.MAX_VALUE;
    for (Instrument instrument : instruments) {
      FuturesRows rows = FuturesRows.of(venue, instrument, after, to, first);
      records.addAll(rows.records());
      missing = Math.min(missing, rows.firstMissing());
    }
    records.sort(
        Comparator.comparingLong(ContextRecord::time).thenComparing(ContextRecord::instrument));
    if (missing > to) {
      return Part.whole(records, to);
    }
    if (missing - MINUTE > after) {
      return Part.whole(until(records, missing - MINUTE), missing - MINUTE);
    }
    long patient = Math.min(to, Interval.M1.floor(toldTime - settings.patience()));
    nextLook = clock.millis() + ASK_AGAIN;
    if (patient < missing) {
      return null;
    }
    LOG.warn("futures figures that were due at {} are not published: they are forgone", missing);
    return new Part(until(records, patient), patient, false, true);
  }

  private static List<ContextRecord> until(List<ContextRecord> records, long until) {
    return records.stream().filter(record -> record.time() <= until).toList();
  }

  @Override
  public long pauseMillis() {
    return clock.toMachineMillis(Math.max(20, Math.min(ASK_AGAIN, nextLook - clock.millis())));
  }

  @Override
  public void close() {
    venue.close();
  }
}
