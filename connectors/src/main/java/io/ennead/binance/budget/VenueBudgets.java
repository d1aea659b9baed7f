package io.ennead.binance.budget;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The budgets of the addresses in this process: every source of one venue shares them, whatever the
 * parallelism. The limit of attempts is web-socket-streams.md's: 300 in five minutes.
 */
public final class VenueBudgets {

  private static final long ATTEMPTS = 300;

  /** Five minutes, and a margin for attempts that travel slowly. */
  private static final long ATTEMPTS_MILLIS = 310_000L;

  private static final long DEFAULT_WEIGHT = 6_000;

  private static final Map<String, WeightBudget> WEIGHTS = new ConcurrentHashMap<>();
  private static final Map<String, SlidingLimit> CONNECTIONS = new ConcurrentHashMap<>();

  private VenueBudgets() {}

  /** The request weight at that REST address; the first caller's share holds. */
  public static WeightBudget weight(String restUrl, double share) {
    return WEIGHTS.computeIfAbsent(restUrl, url -> new WeightBudget(DEFAULT_WEIGHT, share));
  }

  /** The connection attempts at that WebSocket address. */
  public static SlidingLimit attempts(String streamUrl) {
    return CONNECTIONS.computeIfAbsent(
        streamUrl, url -> new SlidingLimit(ATTEMPTS, ATTEMPTS_MILLIS));
  }
}
