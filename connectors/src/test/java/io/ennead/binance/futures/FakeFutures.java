package io.ennead.binance.futures;

import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.feed.Feed;
import io.ennead.binance.feed.FeedConnection;
import io.ennead.binance.feed.FeedListener;
import io.ennead.binance.feed.RestAnswer;
import io.ennead.binance.feed.RestRequest;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A futures venue whose figures follow from their time, and that can be down or late. */
final class FakeFutures implements Feed, SourceClock {

  private static final long serialVersionUID = 1L;
  private static final long EIGHT_HOURS = 28_800_000L;

  final List<RestRequest> requests = new ArrayList<>();
  long now;
  boolean down;

  /** Open interest from this stamp on is not published. */
  long interestUntil = Long.MAX_VALUE;

  FakeFutures(long now) {
    this.now = now;
  }

  @Override
  public CompletableFuture<RestAnswer> get(RestRequest request) {
    requests.add(request);
    if (down) {
      return CompletableFuture.completedFuture(
          new RestAnswer(
              503,
              "{\"code\":-1008,\"msg\":\"overloaded\"}",
              OptionalLong.empty(),
              OptionalLong.empty()));
    }
    return CompletableFuture.completedFuture(RestAnswer.ok(body(request)));
  }

  private String body(RestRequest request) {
    if (request.path().equals("/fapi/v1/time")) {
      return "{\"serverTime\":" + now + "}";
    }
    Map<String, String> query =
        Arrays.stream(request.query().split("&"))
            .map(each -> each.split("="))
            .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    long from = Long.parseLong(query.get("startTime"));
    long to = Math.min(now, Long.parseLong(query.get("endTime")));
    return switch (request.path()) {
      case "/fapi/v1/markPriceKlines" -> klines(Interval.M1, from, to, 1_001);
      case "/fapi/v1/indexPriceKlines" -> klines(Interval.M1, from, to, 1_000);
      case "/fapi/v1/klines" -> klines(Interval.of(query.get("interval")), from, to, 1_002);
      case "/fapi/v1/fundingRate" ->
          rows(EIGHT_HOURS, from, to, "\"fundingTime\":%1$d,\"fundingRate\":\"0.0003\"");
      case "/futures/data/openInterestHist" ->
          rows(
              300_000,
              from,
              Math.min(to, interestUntil - 1),
              "\"timestamp\":\"%1$d\",\"sumOpenInterest\":\"%1$d.5\"");
      case "/futures/data/globalLongShortAccountRatio" ->
          rows(300_000, from, to, "\"timestamp\":%1$d,\"longShortRatio\":\"1.5\"");
      default -> throw new AssertionError("nothing is served at " + request);
    };
  }

  private static String klines(Interval interval, long from, long to, int price) {
    StringJoiner rows = new StringJoiner(",", "[", "]");
    for (long open = interval.ceil(from); open <= to; open += interval.millis()) {
      rows.add(
          "[%d,\"%2$d\",\"%2$d\",\"%2$d\",\"%2$d\",\"10\",%3$d,\"0\",1,\"6\",\"0\",\"0\"]"
              .formatted(open, price, open + interval.millis() - 1));
    }
    return rows.toString();
  }

  private static String rows(long step, long from, long to, String form) {
    StringJoiner rows = new StringJoiner(",", "[", "]");
    for (long stamp = -Math.floorDiv(-from, step) * step; stamp <= to; stamp += step) {
      rows.add("{" + form.formatted(stamp) + "}");
    }
    return rows.toString();
  }

  @Override
  public FeedConnection connect(List<String> streams, FeedListener listener) {
    throw new AssertionError("the feed reads no stream, but asks for " + streams);
  }

  @Override
  public long millis() {
    return now;
  }

  @Override
  public long toMachineMillis(long millis) {
    return millis;
  }

  @Override
  public long wallMillis() {
    return now;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
