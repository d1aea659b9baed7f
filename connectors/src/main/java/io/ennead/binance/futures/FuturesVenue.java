package io.ennead.binance.futures;

import io.ennead.binance.budget.Backoff;
import io.ennead.binance.budget.WeightBudget;
import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.feed.Feed;
import io.ennead.binance.feed.RestAnswer;
import io.ennead.binance.feed.RestRequest;
import io.ennead.binance.wire.RestBodies;
import io.ennead.binance.wire.VenueError;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the futures' REST interface, one request at a time and as the weight budget allows. */
final class FuturesVenue implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FuturesVenue.class);

  /** How often to look whether the budget has room again, in milliseconds of the source's clock. */
  private static final long LOOK_UP = 250L;

  /** The venue did not answer, refused, or has to be left alone for a while. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean failed;

    Unavailable(String why, boolean failed) {
      super(why);
      this.failed = failed;
    }

    /** Whether the venue is at fault; else only the budget has to fill up again. */
    boolean failed() {
      return failed;
    }
  }

  private final FuturesSettings settings;
  private final Feed feed;
  private final WeightBudget weight;
  private final SourceClock clock;
  private final Backoff backoff;
  private long restUntil = Long.MIN_VALUE;
  private Unavailable last;

  FuturesVenue(FuturesSettings settings, Feed feed, WeightBudget weight, SourceClock clock) {
    this.settings = settings;
    this.feed = feed;
    this.weight = weight;
    this.clock = clock;
    this.backoff = new Backoff(settings.backoffFirst(), settings.backoffMax(), new Random());
  }

  /**
   * The body of an answer.
   *
   * @throws Unavailable if there is none to be had now
   * @throws IllegalStateException if the venue says that the request itself is wrong
   */
  String ask(RestRequest request) throws Unavailable {
    long now = clock.millis();
    if (now < restUntil) {
      throw last;
    }
    if (!weight.tryTake(request.weight(), now)) {
      throw rest(
          new Unavailable("the budget of request weight is used up", weight.isFrozen(now)),
          LOOK_UP);
    }
    RestAnswer answer = answer(request);
    if (answer.status() == 200) {
      backoff.reset();
      return answer.body();
    }
    VenueError error = RestBodies.error(answer.body());
    String reason =
        "%s%s was refused with %d: %d %s"
            .formatted(settings.restUrl(), request, answer.status(), error.code(), error.message());
    if (answer.status() == 400 && error.code() <= -1100 && error.code() > -1200) {
      throw new IllegalStateException(
          reason + "; name only symbols with a perpetual future in futures.symbols");
    }
    throw refused(reason);
  }

  private RestAnswer answer(RestRequest request) throws Unavailable {
    try {
      RestAnswer answer = feed.get(request).join();
      weight.answered(answer, clock.millis());
      return answer;
    } catch (CompletionException e) {
      weight.unanswered();
      throw refused("%s%s did not answer: %s".formatted(settings.restUrl(), request, e.getCause()));
    }
  }

  private Unavailable refused(String reason) {
    LOG.warn("{}", reason);
    return rest(new Unavailable(reason, true), backoff.next() + 1);
  }

  private Unavailable rest(Unavailable why, long millis) {
    restUntil = clock.millis() + millis;
    last = why;
    return why;
  }

  @Override
  public void close() {
    feed.close();
  }
}
