package io.ennead.binance.reader;

import io.ennead.binance.DamagedCandlesException;
import io.ennead.binance.budget.Backoff;
import io.ennead.binance.feed.RestRequest;
import io.ennead.binance.wire.MalformedFrameException;
import io.ennead.binance.wire.RestBodies;
import io.ennead.binance.wire.TradeKind;
import io.ennead.metrics.Metric;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Trade;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Questions of one symbol to REST, one at a time. */
final class Inquiry {

  /** What to do with an answer's rows. */
  interface Rows {
    void at(List<Trade> rows, long now);
  }

  /**
   * What to do with the newest trade (null if there never was one) as of a time of the exchange.
   */
  interface Head {
    void at(Trade head, long time, long now);
  }

  /** What to do when REST did not give what was asked for; {@code wait} is the backoff's. */
  interface Refused {
    void at(String reason, long wait, long now);
  }

  /** What to do with candles. */
  interface Candles {
    void at(List<Candle> candles, long now);
  }

  /** What to do with what is carried on from an earlier run, if anything is. */
  interface Lines {
    void at(Optional<CarriedLines> lines, long now);
  }

  private interface Answer<T> {
    void at(T answer, long now);
  }

  private static final int MALFORMED_IN_A_ROW = 10;

  private final Instrument instrument;
  private final TradeKind kind;
  private final BiFunction<RestRequest, RestDesk.Client, RestDesk.Ticket> desk;
  private final StoreDesk store;
  private final MarketTime time;
  private final Reporter reporter;
  private final Backoff backoff;
  private RestDesk.Ticket asked;
  private StoreDesk.Ticket<?> read;
  private int malformed;

  /** The last question was not answered, or the answer was of no use. */
  private boolean failing;

  /**
   * @param time is told what the exchange tells of its clock
   * @param desk where the requests are handed in
   */
  Inquiry(
      Instrument instrument,
      TradeKind kind,
      BiFunction<RestRequest, RestDesk.Client, RestDesk.Ticket> desk,
      StoreDesk store,
      MarketTime time,
      Reporter reporter,
      Backoff backoff) {
    this.time = time;
    this.instrument = instrument;
    this.kind = kind;
    this.desk = desk;
    this.store = store;
    this.reporter = reporter;
    this.backoff = backoff;
  }

  boolean isOpen() {
    return asked != null || read != null;
  }

  /** Whether the question only waits for its turn, and not for an exchange that refuses. */
  boolean isWaiting(long now) {
    return asked != null && asked.isWaiting(now);
  }

  /** Whether the last question remained without a useful answer. */
  boolean isFailing() {
    return failing;
  }

  /** The last answer was of no use. */
  void useless() {
    failing = true;
  }

  /** What was asked for has come otherwise. */
  void excuse() {
    failing = false;
  }

  /** Forgets the question under way. */
  void cancel() {
    if (asked != null) {
      asked.cancel();
      asked = null;
    }
    if (read != null) {
      read.cancel();
      read = null;
    }
  }

  void page(long fromId, int limit, Rows then, Refused refused) {
    ask(
        VenueApi.page(kind, instrument.symbol(), fromId, limit),
        (body, now) -> then.at(RestBodies.trades(kind, instrument, body), now),
        refused);
  }

  /** Aggregates, whatever the kind: single trades cannot be asked for by time. */
  void firstAggregateSince(long millis, Rows then, Refused refused) {
    ask(
        VenueApi.firstSince(instrument.symbol(), millis),
        (body, now) -> then.at(RestBodies.trades(TradeKind.AGG_TRADE, instrument, body), now),
        refused);
  }

  /** Asks for the exchange's clock first: the newest trade is then not older than it. */
  void head(Head then, Refused refused) {
    ask(
        VenueApi.time(),
        (timeBody, asOf) -> {
          long millis = serverTime(timeBody, asOf);
          ask(
              VenueApi.head(kind, instrument.symbol()),
              (body, now) -> {
                List<Trade> rows = RestBodies.trades(kind, instrument, body);
                then.at(rows.isEmpty() ? null : rows.get(rows.size() - 1), millis, now);
              },
              refused);
        },
        refused);
  }

  /** Asks for the exchange's clock alone. */
  void time(Head then, Refused refused) {
    ask(VenueApi.time(), (body, now) -> then.at(null, serverTime(body, now), now), refused);
  }

  private long serverTime(String body, long now) {
    long millis = RestBodies.serverTime(body);
    time.heard(millis, now);
    return millis;
  }

  /** Closed klines that open in {@code [from, until)}, the oldest first. */
  void klines(Interval interval, long from, long until, int limit, Candles then, Refused refused) {
    ask(
        VenueApi.klines(instrument.symbol(), interval, from, until, limit),
        (body, now) -> then.at(RestBodies.klines(instrument, interval, body), now),
        refused);
  }

  /** What the store holds of {@code [from, until)}. */
  void stored(Interval interval, long from, long until, Candles then, Refused refused) {
    look(store -> store.between(instrument, interval, from, until), then::at, refused);
  }

  /** Where the sums over a series stood after a candle, if that is stored. */
  void lines(Interval interval, long openTime, Lines then, Refused refused) {
    look(store -> store.lines(instrument, interval, openTime), then::at, refused);
  }

  private <T> void look(StoreDesk.Question<T> question, Answer<T> then, Refused refused) {
    read =
        store.ask(
            question,
            new StoreDesk.Client<T>() {
              @Override
              public void onFound(T found, long now) {
                read = null;
                then.at(found, now);
              }

              @Override
              public void onFailed(Throwable failure, long now) {
                read = null;
                if (failure instanceof DamagedCandlesException) {
                  throw new IllegalStateException(failure.getMessage(), failure);
                }
                refused.at("the stored candles cannot be read: " + failure, 0, now);
              }
            });
  }

  private void ask(RestRequest request, Answer<String> then, Refused refused) {
    asked =
        desk.apply(
            request,
            new RestDesk.Client() {
              @Override
              public void onBody(String body, long now) {
                asked = null;
                failing = false;
                try {
                  then.at(body, now);
                  malformed = 0;
                  backoff.reset();
                } catch (MalformedFrameException e) {
                  rejected(request, e);
                  failing = true;
                  refused.at(e.reason(), backoff.next(), now);
                }
              }

              @Override
              public void onRefused(String reason, long now) {
                asked = null;
                failing = true;
                reporter.count(Metric.REST_REFUSED);
                refused.at(reason, backoff.next(), now);
              }
            });
  }

  private void rejected(RestRequest request, MalformedFrameException e) {
    reporter.reject(request.toString(), e);
    if (++malformed >= MALFORMED_IN_A_ROW) {
      throw new IllegalStateException(
          "%s: %d answers of REST in a row cannot be read, the last one to %s"
              .formatted(instrument, malformed, request),
          e);
    }
  }
}
