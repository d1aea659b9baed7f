package io.ennead.simulator.binance.faults;

/**
 * What the script does to one request.
 *
 * @param lagMicros how old the state is that answers
 * @param skipIds how many ids later than asked the answer begins
 * @param delayMicros how much longer the answer takes
 * @param status error status, 0 for none
 * @param retryAfterMicros length of the ban that begins with a status 429 or 418
 */
public record RequestFaults(
    long lagMicros, long skipIds, long delayMicros, int status, long retryAfterMicros) {

  /** Nothing goes wrong. */
  public static final RequestFaults NONE = new RequestFaults(0, 0, 0, 0, 0);

  RequestFaults with(Fault fault) {
    return switch (fault.kind()) {
      case REST_LAG -> new RequestFaults(by(fault), skipIds, delayMicros, status, retryAfterMicros);
      case LATE_FIRST_ID ->
          new RequestFaults(lagMicros, fault.skip(), delayMicros, status, retryAfterMicros);
      case REST_DELAY -> new RequestFaults(lagMicros, skipIds, by(fault), status, retryAfterMicros);
      case REST_ERROR -> new RequestFaults(lagMicros, skipIds, delayMicros, fault.code(), 0);
      case TOO_MANY_REQUESTS -> refused(429, fault);
      case BANNED -> refused(418, fault);
      default -> throw new IllegalStateException(fault.kind() + " does not strike requests");
    };
  }

  private RequestFaults refused(int newStatus, Fault fault) {
    return new RequestFaults(
        lagMicros, skipIds, delayMicros, newStatus, ArmedFault.micros(fault.retryAfter()));
  }

  private static long by(Fault fault) {
    return ArmedFault.micros(fault.by());
  }
}
