package io.ennead.simulator.binance.rest;

import io.ennead.simulator.binance.Usage;

/**
 * Request weight per minute and raw requests per five minutes, of the one address that all clients
 * share. Who goes on asking while told to wait is banned. Used by one thread.
 */
final class RequestLimits {
  static final int RAW_REQUESTS = 300_000;
  private static final long MINUTE = 60_000_000L;
  private static final int PATIENCE = 20;
  private static final long FIRST_BAN = 2 * MINUTE;

  private final int weightPerMinute;
  private final Usage usage;
  private long minute = Long.MIN_VALUE;
  private long fiveMinutes = Long.MIN_VALUE;
  private long weight;
  private long requests;
  private long refusedUntil;
  private int refusal;
  private int ignored;

  RequestLimits(int weightPerMinute, Usage usage) {
    this.weightPerMinute = weightPerMinute;
    this.usage = usage;
  }

  int weightPerMinute() {
    return weightPerMinute;
  }

  /** Weight used in the present minute. */
  long used() {
    return weight;
  }

  /** Instant (µs) until which requests are refused. */
  long refusedUntil() {
    return refusedUntil;
  }

  /** Refuses everything until an instant. */
  void refuse(int status, long until) {
    refusal = status;
    refusedUntil = until;
    ignored = 0;
  }

  /** 0 if the request may pass, else 429 or 418; counts it. */
  int admit(int requestWeight, long now) {
    if (now < refusedUntil) {
      usage.refused(true);
      if (++ignored > PATIENCE && refusal == 429) {
        refuse(418, now + FIRST_BAN);
      }
      return refusal;
    }
    roll(now);
    if (weight + requestWeight > weightPerMinute || requests + 1 > RAW_REQUESTS) {
      usage.refused(false);
      refuse(429, (minute + 1) * MINUTE);
      return refusal;
    }
    weight += requestWeight;
    requests++;
    usage.request(weight, requests);
    return 0;
  }

  private void roll(long now) {
    long current = Math.floorDiv(now, MINUTE);
    if (current != minute) {
      minute = current;
      weight = 0;
    }
    if (current / 5 != fiveMinutes) {
      fiveMinutes = current / 5;
      requests = 0;
    }
  }
}
