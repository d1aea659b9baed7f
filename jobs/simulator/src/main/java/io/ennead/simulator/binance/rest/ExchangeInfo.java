package io.ennead.simulator.binance.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.simulator.market.Amounts;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.MarketSymbol;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code exchangeInfo}: the limits that the simulator keeps, and its symbols. */
final class ExchangeInfo {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> STATUSES =
      Set.of("TRADING", "END_OF_DAY", "HALT", "BREAK", "CANCEL_ONLY");

  private final Market market;
  private final Map<String, String> statuses;
  private final int weightPerMinute;

  /**
   * @param statuses of symbols that are not TRADING
   */
  ExchangeInfo(Market market, Map<String, String> statuses, int weightPerMinute) {
    this.market = market;
    this.statuses = statuses;
    this.weightPerMinute = weightPerMinute;
    for (Map.Entry<String, String> status : statuses.entrySet()) {
      market.symbol(status.getKey());
      if (!STATUSES.contains(status.getValue())) {
        throw new IllegalArgumentException(
            "%s: no status %s, take one of %s"
                .formatted(status.getKey(), status.getValue(), STATUSES));
      }
    }
  }

  String answer(Parameters parameters, long serverTimeMillis) throws RestRefusal {
    Set<String> wanted = wanted(parameters);
    String status = parameters.has("symbolStatus") ? parameters.text("symbolStatus") : null;
    if (status != null && !STATUSES.contains(status)) {
      throw RestRefusal.invalidData("symbolStatus");
    }
    ObjectNode info = JSON.createObjectNode();
    info.put("timezone", "UTC").put("serverTime", serverTimeMillis);
    ArrayNode limits = info.putArray("rateLimits");
    limit(limits, "REQUEST_WEIGHT", 1, weightPerMinute);
    limit(limits, "RAW_REQUESTS", 5, RequestLimits.RAW_REQUESTS);
    info.putArray("exchangeFilters");
    ArrayNode symbols = info.putArray("symbols");
    for (MarketSymbol symbol : market.symbols()) {
      String its = statuses.getOrDefault(symbol.name(), "TRADING");
      if ((wanted.isEmpty() || wanted.contains(symbol.name()))
          && (status == null || status.equals(its))) {
        symbols.add(symbol(symbol, its));
      }
    }
    return info.toString();
  }

  private Set<String> wanted(Parameters parameters) throws RestRefusal {
    if (parameters.has("symbols") && (parameters.has("symbol") || parameters.has("symbolStatus"))
        || parameters.has("symbol") && parameters.has("symbolStatus")) {
      throw RestRefusal.combination();
    }
    if (parameters.has("symbol")) {
      return Set.of(parameters.symbol(market));
    }
    Set<String> wanted = new LinkedHashSet<>();
    if (parameters.has("symbols")) {
      for (JsonNode name : array(parameters.text("symbols"))) {
        wanted.add(Parameters.listed(market, name.asText()));
      }
    }
    return wanted;
  }

  private static JsonNode array(String text) throws RestRefusal {
    try {
      JsonNode array = JSON.readTree(text);
      if (array.isArray() && !array.isEmpty()) {
        return array;
      }
    } catch (JsonProcessingException e) {
      throw illegalSymbols();
    }
    throw illegalSymbols();
  }

  private static RestRefusal illegalSymbols() {
    return RestRefusal.badRequest(
        -1100,
        "Illegal characters found in parameter 'symbols'; legal range is"
            + " '^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$'.");
  }

  private static void limit(ArrayNode limits, String type, int minutes, int limit) {
    limits
        .addObject()
        .put("rateLimitType", type)
        .put("interval", "MINUTE")
        .put("intervalNum", minutes)
        .put("limit", limit);
  }

  private static ObjectNode symbol(MarketSymbol symbol, String status) {
    ObjectNode node = JSON.createObjectNode();
    node.put("symbol", symbol.name())
        .put("status", status)
        .put("baseAsset", symbol.baseAsset())
        .put("baseAssetPrecision", 8)
        .put("quoteAsset", symbol.quoteAsset())
        .put("quotePrecision", 8)
        .put("quoteAssetPrecision", 8)
        .put("isSpotTradingAllowed", true)
        .put("isMarginTradingAllowed", false);
    node.putArray("orderTypes").add("LIMIT").add("MARKET");
    ArrayNode filters = node.putArray("filters");
    filters
        .addObject()
        .put("filterType", "PRICE_FILTER")
        .put("minPrice", Amounts.format(symbol.tickSize()))
        .put("maxPrice", "10000000.00000000")
        .put("tickSize", Amounts.format(symbol.tickSize()));
    filters
        .addObject()
        .put("filterType", "LOT_SIZE")
        .put("minQty", Amounts.format(symbol.stepSize()))
        .put("maxQty", "90000000.00000000")
        .put("stepSize", Amounts.format(symbol.stepSize()));
    node.putArray("permissions").add("SPOT");
    return node;
  }
}
