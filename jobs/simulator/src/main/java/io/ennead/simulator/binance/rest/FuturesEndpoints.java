package io.ennead.simulator.binance.rest;

import io.ennead.simulator.market.FuturesMarket;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineInterval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What the USD-M futures say over REST: klines of the future, its mark price and index, funding,
 * open interest, account ratio. Their request weight counts apart from spot's. Instants are µs
 * since the epoch; answers are in ms, as there.
 */
final class FuturesEndpoints {

  /** Weight that an address has per minute. */
  static final int WEIGHT_PER_MINUTE = 2_400;

  private static final long MINUTE = 60_000_000L;
  private static final long EIGHT_HOURS = 480 * MINUTE;
  private static final Set<String> KLINES =
      Set.of("symbol", "interval", "startTime", "endTime", "limit");
  private static final Set<String> STATISTICS =
      Set.of("symbol", "period", "startTime", "endTime", "limit");

  private static final Map<String, Set<String>> PARAMETERS =
      Map.of(
          "/fapi/v1/ping", Set.of(),
          "/fapi/v1/time", Set.of(),
          "/fapi/v1/klines", KLINES,
          "/fapi/v1/markPriceKlines", KLINES,
          "/fapi/v1/indexPriceKlines", Set.of("pair", "interval", "startTime", "endTime", "limit"),
          "/fapi/v1/premiumIndex", Set.of("symbol"),
          "/fapi/v1/fundingRate", Set.of("symbol", "startTime", "endTime", "limit"),
          "/fapi/v1/openInterest", Set.of("symbol"),
          "/futures/data/openInterestHist", STATISTICS,
          "/futures/data/globalLongShortAccountRatio", STATISTICS);

  private final FuturesMarket futures;

  FuturesEndpoints(FuturesMarket futures) {
    this.futures = futures;
  }

  /** Whether a path belongs to the futures. */
  static boolean serves(String path) {
    return PARAMETERS.containsKey(path);
  }

  static Set<String> parameters(String path) {
    return PARAMETERS.get(path);
  }

  /** Klines weigh by the number of rows that are asked for. */
  static int weight(RestRequest request) {
    String limit = request.query().getOrDefault("limit", List.of("500")).get(0);
    if (!request.path().endsWith("lines") || !limit.matches("[0-9]{1,9}")) {
      return 1;
    }
    int rows = Integer.parseInt(limit);
    return rows < 100 ? 1 : rows < 500 ? 2 : rows <= 1_000 ? 5 : 10;
  }

  /**
   * @param now the instant of the answer
   */
  String answer(String path, Parameters parameters, long now) throws RestRefusal {
    return switch (path) {
      case "/fapi/v1/ping" -> "{}";
      case "/fapi/v1/time" -> "{\"serverTime\":" + now / 1_000 + "}";
      case "/fapi/v1/klines", "/fapi/v1/markPriceKlines" -> {
        Range range = range(parameters, parameters.interval(), now);
        yield klines(
            futures.between(
                parameters.symbol(futures.spot()), range.from, range.to, range.interval, now));
      }
      case "/fapi/v1/indexPriceKlines" -> {
        Range range = range(parameters, parameters.interval(), now);
        String pair = Parameters.listed(futures.spot(), parameters.text("pair"));
        yield klines(futures.index(pair, range.from, range.to, range.interval, now));
      }
      case "/fapi/v1/premiumIndex" -> premiumIndex(parameters.symbol(futures.spot()), now);
      case "/fapi/v1/fundingRate" -> funding(parameters, now);
      case "/fapi/v1/openInterest" -> openInterest(parameters.symbol(futures.spot()), now);
      case "/futures/data/openInterestHist" -> openInterestHistory(parameters, now);
      default -> accountRatio(parameters, now);
    };
  }

  /** The open times that are asked for, at most so many as the limit says. */
  private record Range(long from, long to, KlineInterval interval) {}

  private static Range range(Parameters parameters, KlineInterval interval, long now)
      throws RestRefusal {
    int limit = parameters.limit();
    OptionalLong start = parameters.start("startTime");
    long end = Math.min(now, parameters.end("endTime").orElse(Long.MAX_VALUE));
    long length = interval.closeTime(0);
    long from =
        start.isPresent()
            ? -Math.floorDiv(-start.getAsLong(), length) * length
            : interval.openTime(end - 1) - (limit - 1) * length;
    return new Range(from, Math.min(end, from + limit * length), interval);
  }

  private static String klines(List<Kline> rows) {
    StringJoiner json = new StringJoiner(",", "[", "]");
    for (Kline k : rows) {
      json.add(
          "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"%s\",%d,\"%s\",\"%s\",\"0\"]"
              .formatted(
                  k.openTime() / 1_000,
                  k.open().toPlainString(),
                  k.high().toPlainString(),
                  k.low().toPlainString(),
                  k.close().toPlainString(),
                  k.volume().toPlainString(),
                  k.closeTime() / 1_000 - 1,
                  k.quoteVolume().toPlainString(),
                  k.trades(),
                  k.takerBuyVolume().toPlainString(),
                  k.takerBuyQuoteVolume().toPlainString()));
    }
    return json.toString();
  }

  private String premiumIndex(String symbol, long now) {
    List<Kline> minute =
        futures.index(symbol, now / MINUTE * MINUTE, now, KlineInterval.MINUTE_1, now);
    BigDecimal index = minute.get(minute.size() - 1).close();
    BigDecimal mark =
        index
            .multiply(BigDecimal.valueOf(1 + futures.premium(symbol, now / MINUTE)))
            .setScale(8, RoundingMode.HALF_EVEN);
    long settled = now / EIGHT_HOURS * EIGHT_HOURS;
    return """
        {"symbol":"%s","markPrice":"%s","indexPrice":"%s","lastFundingRate":"%s",\
        "nextFundingTime":%d,"time":%d}"""
        .formatted(
            symbol,
            mark.toPlainString(),
            index.toPlainString(),
            futures.fundingRate(symbol, settled / MINUTE).toPlainString(),
            (settled + EIGHT_HOURS) / 1_000,
            now / 1_000);
  }

  private String funding(Parameters parameters, long now) throws RestRefusal {
    String symbol = parameters.symbol(futures.spot());
    StringJoiner json = new StringJoiner(",", "[", "]");
    Range range = range(parameters, KlineInterval.HOURS_8, now);
    for (long at = range.from; at < range.to; at += EIGHT_HOURS) {
      json.add(
          "{\"symbol\":\"%s\",\"fundingTime\":%d,\"fundingRate\":\"%s\"}"
              .formatted(
                  symbol, at / 1_000, futures.fundingRate(symbol, at / MINUTE).toPlainString()));
    }
    return json.toString();
  }

  private String openInterest(String symbol, long now) {
    return "{\"openInterest\":\"%s\",\"symbol\":\"%s\",\"time\":%d}"
        .formatted(futures.openInterest(symbol, now / MINUTE).toPlainString(), symbol, now / 1_000);
  }

  private String openInterestHistory(Parameters parameters, long now) throws RestRefusal {
    String symbol = parameters.symbol(futures.spot());
    StringJoiner json = new StringJoiner(",", "[", "]");
    for (long at : stamps(parameters, now)) {
      json.add(
          "{\"symbol\":\"%s\",\"sumOpenInterest\":\"%s\",\"timestamp\":%d}"
              .formatted(
                  symbol, futures.openInterest(symbol, at / MINUTE).toPlainString(), at / 1_000));
    }
    return json.toString();
  }

  private String accountRatio(Parameters parameters, long now) throws RestRefusal {
    String symbol = parameters.symbol(futures.spot());
    StringJoiner json = new StringJoiner(",", "[", "]");
    for (long at : stamps(parameters, now)) {
      BigDecimal longs = futures.longAccounts(symbol, at / MINUTE);
      BigDecimal shorts = BigDecimal.ONE.subtract(longs);
      json.add(
          """
          {"symbol":"%s","longAccount":"%s","longShortRatio":"%s","shortAccount":"%s","timestamp":%d}"""
              .formatted(
                  symbol,
                  longs.toPlainString(),
                  longs.divide(shorts, 4, RoundingMode.HALF_EVEN).toPlainString(),
                  shorts.toPlainString(),
                  at / 1_000));
    }
    return json.toString();
  }

  private static long[] stamps(Parameters parameters, long now) throws RestRefusal {
    KlineInterval period =
        KlineInterval.of(parameters.text("period"))
            .filter(each -> each.closeTime(0) >= 5 * MINUTE)
            .orElseThrow(() -> RestRefusal.invalidData("period"));
    Range range = range(parameters, period, now);
    long step = period.closeTime(0);
    long[] stamps = new long[(int) Math.max(0, -Math.floorDiv(range.from - range.to, step))];
    for (int i = 0; i < stamps.length; i++) {
      stamps[i] = range.from + i * step;
    }
    return stamps;
  }
}
