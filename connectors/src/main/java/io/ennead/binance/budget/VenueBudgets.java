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

  /** How long an answer may take on this machine's clock, however fast the source's runs. */
  private static final long MACHINE_MILLIS = 2_000L;

  private static final Map<Address, WeightBudget> WEIGHTS = new ConcurrentHashMap<>();
  private static final Map<Address, SlidingLimit> CONNECTIONS = new ConcurrentHashMap<>();

  /** Instants on clocks of different speeds cannot be compared. */
  private record Address(String url, double speed) {}

  private VenueBudgets() {}

  /**
   * The request weight at that REST address; the first caller's share holds.
   *
   * @param speed of the source's clock
   */
  public static WeightBudget weight(String restUrl, double speed, double share) {
    return WEIGHTS.computeIfAbsent(
        new Address(restUrl, speed),
        address -> new WeightBudget(DEFAULT_WEIGHT, share, (long) (MACHINE_MILLIS * speed)));
  }

  /**
   * The connection attempts at that WebSocket address.
   *
   * @param speed of the source's clock
   */
  public static SlidingLimit attempts(String streamUrl, double speed) {
    return CONNECTIONS.computeIfAbsent(
        new Address(streamUrl, speed), address -> new SlidingLimit(ATTEMPTS, ATTEMPTS_MILLIS));
  }
}
