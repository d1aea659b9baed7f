package io.ennead.simulator.binance.rest;

import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.Market;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The parameters of a request, read as strictly as the exchange reads them. */
final class Parameters {
  private static final String SYMBOL_RANGE = "^[A-Z0-9-_.]{1,20}$";
  private static final String NUMBER_RANGE = "^[0-9]{1,20}$";

  /** Stamps from here on are microseconds: 2001 in µs, the year 33658 in ms. */
  private static final long MICROSECONDS_FROM = 1_000_000_000_000_000L;

  private final Map<String, List<String>> values;

  /** Refuses parameters that the endpoint does not know and parameters that come twice. */
  Parameters(Map<String, List<String>> values, Set<String> known) throws RestRefusal {
    this.values = values;
    if (!known.containsAll(values.keySet())) {
      throw RestRefusal.badRequest(
          -1101,
          "Too many parameters; expected '%d' and received '%d'."
              .formatted(known.size(), values.size()));
    }
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      if (entry.getValue().size() > 1) {
        throw RestRefusal.badRequest(-1101, "Duplicate values for a parameter detected.");
      }
      if (entry.getValue().get(0).isEmpty()) {
        throw RestRefusal.badRequest(-1105, "Parameter '%s' was empty.".formatted(entry.getKey()));
      }
    }
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) throws RestRefusal {
    if (!has(name)) {
      throw RestRefusal.mandatory(name);
    }
    return values.get(name).get(0);
  }

  String symbol(Market market) throws RestRefusal {
    return listed(market, legal("symbol", text("symbol"), SYMBOL_RANGE));
  }

  static String listed(Market market, String symbol) throws RestRefusal {
    if (market.symbols().stream().noneMatch(s -> s.name().equals(symbol))) {
      throw RestRefusal.badRequest(-1121, "Invalid symbol.");
    }
    return symbol;
  }

  KlineInterval interval() throws RestRefusal {
    return KlineInterval.of(text("interval"))
        .orElseThrow(() -> RestRefusal.badRequest(-1120, "Invalid interval."));
  }

  int limit() throws RestRefusal {
    long limit = number("limit").orElse(500);
    if (limit < 1 || limit > 1000) {
      throw RestRefusal.invalidData("limit");
    }
    return (int) limit;
  }

  OptionalLong number(String name) throws RestRefusal {
    if (!has(name)) {
      return OptionalLong.empty();
    }
    String text = legal(name, text(name), NUMBER_RANGE);
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw RestRefusal.invalidData(name);
    }
  }

  /** First microsecond of an instant that is given in ms or µs. */
  OptionalLong start(String name) throws RestRefusal {
    OptionalLong given = number(name);
    return given.isEmpty() || given.getAsLong() >= MICROSECONDS_FROM
        ? given
        : OptionalLong.of(given.getAsLong() * 1000);
  }

  /** First microsecond after an instant that is given, inclusive, in ms or µs. */
  OptionalLong end(String name) throws RestRefusal {
    OptionalLong given = number(name);
    if (given.isEmpty()) {
      return given;
    }
    long value = given.getAsLong();
    return OptionalLong.of(value >= MICROSECONDS_FROM ? value + 1 : (value + 1) * 1000);
  }

  private static String legal(String name, String value, String range) throws RestRefusal {
    if (!value.matches(range)) {
      throw RestRefusal.badRequest(
          -1100,
          "Illegal characters found in parameter '%s'; legal range is '%s'."
              .formatted(name, range));
    }
    return value;
  }
}
