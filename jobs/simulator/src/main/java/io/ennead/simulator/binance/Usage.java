package io.ennead.simulator.binance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What clients used of the exchange's limits: sums over sliding windows of simulated time and the
 * largest sums that ever were, for tests to assert on. Safe for several threads.
 */
public final class Usage {
  /** Largest number of connection attempts in 5 minutes. */
  public static final int ATTEMPTS_ALLOWED = 300;

  /** Largest number of messages from a connection in a second; pings and pongs count. */
  public static final int MESSAGES_ALLOWED = 5;

  private static final long SECOND = 1_000_000L;
  private final Window attempts = new Window(300 * SECOND);
  private final Map<Integer, Window> messages = new HashMap<>();
  private final Map<Integer, Integer> streams = new HashMap<>();
  private long mostMessages;
  private long mostWeight;
  private long mostRequests;
  private long requests;
  private long requestsWhileBanned;
  private long refusedForWeight;
  private long cutForMessages;

  /**
   * The figures so far.
   *
   * @param attempts connection attempts
   * @param mostAttempts most of them in any 5 minutes; 300 are allowed
   * @param mostMessages most messages of a connection in any second; 5 are allowed
   * @param mostStreams most streams of a connection; 1024 are allowed
   * @param requests REST requests
   * @param mostWeight most weight in a minute of the exchange's clock
   * @param mostRequests most REST requests in five minutes of the exchange's clock
   * @param requestsWhileBanned requests that came before {@code Retry-After} was over
   * @param refusedForWeight requests refused because the weight was used up
   * @param cutForMessages connections closed because of too many messages
   */
  public record Figures(
      long attempts,
      long mostAttempts,
      long mostMessages,
      long mostStreams,
      long requests,
      long mostWeight,
      long mostRequests,
      long requestsWhileBanned,
      long refusedForWeight,
      long cutForMessages) {}

  /** What clients used so far. */
  public synchronized Figures figures() {
    return new Figures(
        attempts.total,
        attempts.most,
        mostMessages,
        streams.values().stream().mapToInt(Integer::intValue).max().orElse(0),
        requests,
        mostWeight,
        mostRequests,
        requestsWhileBanned,
        refusedForWeight,
        cutForMessages);
  }

  /** Counts a connection attempt; true if it is within the limit. */
  public synchronized boolean attempt(long now) {
    return attempts.add(now) <= ATTEMPTS_ALLOWED;
  }

  /** Counts a message of a connection; true if it is within the limit. */
  public synchronized boolean message(int connection, long now) {
    long sum = messages.computeIfAbsent(connection, c -> new Window(SECOND)).add(now);
    mostMessages = Math.max(mostMessages, sum);
    cutForMessages += sum == MESSAGES_ALLOWED + 1 ? 1 : 0;
    return sum <= MESSAGES_ALLOWED;
  }

  /** Notes how many streams a connection has. */
  public synchronized void streams(int connection, int count) {
    streams.merge(connection, count, Math::max);
  }

  /** Counts a REST request with the sums that it made. */
  public synchronized void request(long weightOfMinute, long requestsOfFiveMinutes) {
    requests++;
    mostWeight = Math.max(mostWeight, weightOfMinute);
    mostRequests = Math.max(mostRequests, requestsOfFiveMinutes);
  }

  /** Counts a REST request that was refused. */
  public synchronized void refused(boolean whileBanned) {
    requests++;
    if (whileBanned) {
      requestsWhileBanned++;
    } else {
      refusedForWeight++;
    }
  }

  /** A sliding window: the instants of the last so many microseconds. */
  private static final class Window {
    private final long length;
    private final Deque<Long> instants = new ArrayDeque<>();
    private long most;
    private long total;

    Window(long length) {
      this.length = length;
    }

    long add(long now) {
      total++;
      instants.addLast(now);
      while (instants.peekFirst() <= now - length) {
        instants.removeFirst();
      }
      most = Math.max(most, instants.size());
      return instants.size();
    }
  }
}
