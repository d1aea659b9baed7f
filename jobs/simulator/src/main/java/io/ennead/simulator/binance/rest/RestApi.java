package io.ennead.simulator.binance.rest;

import io.ennead.simulator.binance.StampUnit;
import io.ennead.simulator.binance.Usage;
import io.ennead.simulator.binance.faults.FaultEngine;
import io.ennead.simulator.binance.faults.RequestFaults;
import io.ennead.simulator.market.FuturesMarket;
import io.ennead.simulator.market.Market;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Market data over REST, of the spot market and of the futures beside it; the fault script strikes
 * the former. {@link #admit} counts and decides, on one thread; what it gives back answers, on any
 * thread.
 */
public final class RestApi {
  private static final Pattern FIREWALL =
      Pattern.compile("(?i)\\b(select|insert|update|delete|drop|union)\\b");
  private static final Map<String, Endpoint> ENDPOINTS =
      Map.of(
          "/api/v3/ping", new Endpoint(1, Set.of()),
          "/api/v3/time", new Endpoint(1, Set.of()),
          "/api/v3/exchangeInfo", new Endpoint(20, Set.of("symbol", "symbols", "symbolStatus")),
          "/api/v3/aggTrades",
              new Endpoint(4, Set.of("symbol", "fromId", "startTime", "endTime", "limit")),
          "/api/v3/trades", new Endpoint(25, Set.of("symbol", "limit")),
          "/api/v3/historicalTrades", new Endpoint(25, Set.of("symbol", "fromId", "limit")),
          "/api/v3/klines",
              new Endpoint(
                  2, Set.of("symbol", "interval", "startTime", "endTime", "timeZone", "limit")));

  private final FaultEngine faults;
  private final RequestLimits limits;
  private final RequestLimits futuresLimits;
  private final FuturesEndpoints futures;
  private final TradeEndpoints trades;
  private final KlineEndpoint klines;
  private final ExchangeInfo exchangeInfo;

  private record Endpoint(int weight, Set<String> parameters) {}

  /**
   * @param futures the perpetuals beside the market
   * @param futuresUsage what clients used of the futures' own limits
   * @param statuses of symbols that are not TRADING
   * @param weightPerMinute request weight that is allowed in a minute; the exchange allows 6000
   */
  public RestApi(
      Market market,
      FuturesMarket futures,
      FaultEngine faults,
      Usage usage,
      Usage futuresUsage,
      Map<String, String> statuses,
      int weightPerMinute) {
    this.faults = faults;
    limits = new RequestLimits(weightPerMinute, usage);
    futuresLimits = new RequestLimits(FuturesEndpoints.WEIGHT_PER_MINUTE, futuresUsage);
    this.futures = new FuturesEndpoints(futures);
    trades = new TradeEndpoints(market);
    klines = new KlineEndpoint(market);
    exchangeInfo = new ExchangeInfo(market, statuses, weightPerMinute);
  }

  /**
   * Counts a request and applies limits and faults.
   *
   * @param now µs since the epoch
   * @return makes the answer
   */
  public Supplier<RestResponse> admit(RestRequest request, long now) {
    boolean ofFutures = FuturesEndpoints.serves(request.path());
    Endpoint endpoint =
        ofFutures
            ? new Endpoint(
                FuturesEndpoints.weight(request), FuturesEndpoints.parameters(request.path()))
            : ENDPOINTS.get(request.path());
    RequestLimits limits = ofFutures ? futuresLimits : this.limits;
    String symbol = request.query().getOrDefault("symbol", List.of("")).get(0);
    int refusal = limits.admit(endpoint == null ? 1 : endpoint.weight, now);
    RequestFaults struck =
        refusal == 0 && !ofFutures
            ? faults.request(symbol, request.query().containsKey("fromId"), now)
            : RequestFaults.NONE;
    if (struck.status() == 429 || struck.status() == 418) {
      limits.refuse(struck.status(), now + struck.retryAfterMicros());
      refusal = struck.status();
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("X-MBX-USED-WEIGHT", Long.toString(limits.used()));
    headers.put("X-MBX-USED-WEIGHT-1M", Long.toString(limits.used()));
    if (refusal != 0) {
      RestResponse refused = refused(refusal, limits, now, headers);
      return () -> refused;
    }
    return () -> answer(request, endpoint, struck, now).with(headers, struck.delayMicros());
  }

  private static RestResponse refused(
      int status, RequestLimits limits, long now, Map<String, String> headers) {
    headers.put("Retry-After", Long.toString((limits.refusedUntil() - now + 999_999) / 1_000_000));
    String message =
        status == 418
            ? "Way too much request weight used; IP banned until %d. Please use WebSocket Streams for live updates to avoid bans."
                .formatted(limits.refusedUntil() / 1000)
            : "Too much request weight used; current limit is %d request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API."
                .formatted(limits.weightPerMinute());
    return new RestRefusal(status, -1003, message).response().with(headers, 0);
  }

  private RestResponse answer(
      RestRequest request, Endpoint endpoint, RequestFaults struck, long now) {
    if (FIREWALL.matcher(request.query().toString()).find()) {
      return html(403, "403 Forbidden");
    }
    if (endpoint == null) {
      return html(404, "404 Not Found");
    }
    if (!request.method().equals("GET")) {
      return html(405, "405 Method Not Allowed");
    }
    try {
      requireHealthy(struck.status());
      return RestResponse.json(200, body(request, endpoint, struck, now));
    } catch (RestRefusal e) {
      return struck.status() == 403 ? html(403, "403 Forbidden") : e.response();
    }
  }

  private String body(RestRequest request, Endpoint endpoint, RequestFaults struck, long now)
      throws RestRefusal {
    Parameters parameters = new Parameters(request.query(), endpoint.parameters);
    StampUnit unit = unit(request.timeUnit());
    long until = now - struck.lagMicros() + 1;
    if (FuturesEndpoints.serves(request.path())) {
      return futures.answer(request.path(), parameters, until);
    }
    return switch (request.path()) {
      case "/api/v3/ping" -> "{}";
      case "/api/v3/time" -> "{\"serverTime\":" + unit.of(now) + "}";
      case "/api/v3/exchangeInfo" -> exchangeInfo.answer(parameters, now / 1000);
      case "/api/v3/aggTrades" -> trades.aggregates(parameters, until, struck.skipIds(), unit);
      case "/api/v3/trades" -> trades.newest(parameters, until, unit);
      case "/api/v3/historicalTrades" ->
          trades.historical(parameters, until, struck.skipIds(), unit);
      case "/api/v3/klines" -> klines.klines(parameters, until, unit);
      default -> throw new IllegalStateException("no endpoint " + request.path());
    };
  }

  private static StampUnit unit(String header) throws RestRefusal {
    try {
      return StampUnit.named(header);
    } catch (IllegalArgumentException e) {
      throw RestRefusal.badRequest(-1130, "Data sent for parameter 'timeUnit' is not valid.");
    }
  }

  /** The error answers that a script can order. */
  private static void requireHealthy(int status) throws RestRefusal {
    switch (status) {
      case 0 -> {}
      case 503 ->
          throw new RestRefusal(
              503,
              -1008,
              "Server is currently overloaded with other requests. Please try again in a few"
                  + " minutes.");
      case 504 ->
          throw new RestRefusal(
              504,
              -1007,
              "Timeout waiting for response from backend server. Send status unknown; execution"
                  + " status unknown.");
      case 500 ->
          throw new RestRefusal(
              500, -1001, "Internal error; unable to process your request. Please try again.");
      default ->
          throw new RestRefusal(
              status, -1000, "An unknown error occurred while processing the request.");
    }
  }

  private static RestResponse html(int status, String title) {
    return new RestResponse(
        status,
        RestResponse.HTML,
        "<html><head><title>%s</title></head><body>%s</body></html>".formatted(title, title),
        Map.of(),
        0);
  }
}
