package io.ennead.simulator.market;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A seeded market without an end: same seed, symbols and halts, same trades, whatever is asked
 * first. A day is planned in about a millisecond, a minute generated from its plan; both are kept
 * for a while. Safe for several threads.
 */
public final class MarketModel implements Market {
  /** The day of trade id 0. */
  public static final LocalDate LISTING = LocalDate.of(2017, 8, 17);

  private static final long LISTING_DAY = LISTING.toEpochDay();
  private static final int DAYS_KEPT = 64;
  private static final int MINUTES_KEPT = 256;
  private static final int TRADES_KEPT = 50_000;

  private final List<MarketSymbol> symbols;
  private final List<Halt> halts;
  private final Map<String, Listing> listings = new ConcurrentHashMap<>();

  /** A market without halts. */
  public MarketModel(long seed, List<MarketSymbol> symbols) {
    this(seed, symbols, List.of());
  }

  public MarketModel(long seed, List<MarketSymbol> symbols, List<Halt> halts) {
    this.symbols = List.copyOf(symbols);
    this.halts = List.copyOf(halts);
    if (symbols.isEmpty()) {
      throw new IllegalArgumentException("a market needs at least one symbol");
    }
    for (MarketSymbol symbol : symbols) {
      if (listings.put(symbol.name(), new Listing(symbol, new Tape(seed, symbol))) != null) {
        throw new IllegalArgumentException("symbol " + symbol.name() + " is listed twice");
      }
    }
    for (Halt halt : halts) {
      halt.symbols().forEach(this::symbol);
    }
  }

  @Override
  public List<MarketSymbol> symbols() {
    return symbols;
  }

  @Override
  public List<AggregateTrade> minute(String symbol, long epochMinute) {
    return listing(symbol).minute(epochMinute);
  }

  @Override
  public List<Fill> fills(String symbol, AggregateTrade trade) {
    return MinuteGenerator.fills(listing(symbol).symbol, trade);
  }

  @Override
  public long firstIdFrom(String symbol, long epochMinute) {
    return epochMinute < firstMinute()
        ? 0
        : listing(symbol).plan(dayOf(epochMinute)).aggregateAt(minuteOfDay(epochMinute));
  }

  @Override
  public long minuteOfId(String symbol, long id) {
    Listing listing = listing(symbol);
    long day = listing.dayOfId(id, false);
    return (LISTING_DAY + day) * DayPlan.MINUTES + listing.plan(day).minuteOfAggregate(id);
  }

  @Override
  public long minuteOfFill(String symbol, long fillId) {
    Listing listing = listing(symbol);
    long day = listing.dayOfId(fillId, true);
    return (LISTING_DAY + day) * DayPlan.MINUTES + listing.plan(day).minuteOfFill(fillId);
  }

  @Override
  public long firstMinute() {
    return LISTING_DAY * DayPlan.MINUTES;
  }

  @Override
  public long endMinute() {
    return Long.MAX_VALUE;
  }

  private Listing listing(String symbol) {
    Listing listing = listings.get(symbol);
    return listing != null ? listing : listings.get(symbol(symbol).name());
  }

  private static long dayOf(long epochMinute) {
    return Math.floorDiv(epochMinute, DayPlan.MINUTES) - LISTING_DAY;
  }

  private static int minuteOfDay(long epochMinute) {
    return (int) Math.floorMod(epochMinute, (long) DayPlan.MINUTES);
  }

  private boolean halted(String symbol, long epochMinute) {
    return halts.stream().anyMatch(h -> h.covers(symbol, epochMinute));
  }

  /** One symbol with the plans and minutes that were asked for last. */
  private final class Listing {
    private final MarketSymbol symbol;
    private final Tape tape;
    private final Map<Long, DayPlan> days = recent(DAYS_KEPT);
    private final Map<Long, List<AggregateTrade>> minutes;

    Listing(MarketSymbol symbol, Tape tape) {
      this.symbol = symbol;
      this.tape = tape;
      minutes = recent(Math.max(3, Math.min(MINUTES_KEPT, TRADES_KEPT / symbol.tradesPerMinute())));
    }

    synchronized List<AggregateTrade> minute(long epochMinute) {
      if (epochMinute < firstMinute()) {
        return List.of();
      }
      return minutes.computeIfAbsent(
          epochMinute,
          m -> {
            DayPlan plan = plan(dayOf(m));
            int at = minuteOfDay(m);
            return MinuteGenerator.trades(symbol, tape, m, plan, at);
          });
    }

    synchronized DayPlan plan(long day) {
      long start = (LISTING_DAY + day) * DayPlan.MINUTES;
      return days.computeIfAbsent(
          day,
          d ->
              new DayPlan(
                  tape,
                  symbol.tradesPerMinute(),
                  d,
                  m -> halted(symbol.name(), start + m) ? 0 : tape.activity(start + m)));
    }

    long dayOfId(long id, boolean fill) {
      if (id < 0) {
        throw new IllegalArgumentException("trade ids begin at 0, not " + id);
      }
      long low = 0;
      long high = id / (symbol.tradesPerMinute() * (long) DayPlan.MINUTES) + 2;
      while (low < high) {
        long middle = (low + high + 1) >>> 1;
        if (DayPlan.idsBefore(tape, symbol.tradesPerMinute(), middle, fill) <= id) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }
  }

  private static <V> Map<Long, V> recent(int size) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
        return size() > size;
      }
    };
  }
}
