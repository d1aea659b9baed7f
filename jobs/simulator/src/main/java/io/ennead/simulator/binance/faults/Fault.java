package io.ennead.simulator.binance.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of a fault script. Null means: not given.
 *
 * @param kind what goes wrong
 * @param at when it begins, after the start of the simulation in simulated time; at once if neither
 *     this nor {@code after} is given
 * @param after it begins once so many matching messages were sent or requests answered, on all
 *     connections together
 * @param symbol only messages or requests of this symbol, upper case
 * @param stream only messages of this stream, such as {@code btcusdt@aggTrade}
 * @param connection only the connection of this number, counted from 1 in the order of their
 *     opening
 * @param count how many messages, connections or requests it strikes; one unless {@code lasts} is
 *     given
 * @param lasts how long it lasts in simulated time
 * @param by a delay or lag in simulated time
 * @param skip number of ids
 * @param retryAfter length of a ban in simulated time
 * @param code close code (WebSocket) or status (HTTP)
 */
public record Fault(
    FaultKind kind,
    Duration at,
    Long after,
    String symbol,
    String stream,
    Integer connection,
    Integer count,
    Duration lasts,
    Duration by,
    Long skip,
    Duration retryAfter,
    Integer code) {

  /**
   * @throws IllegalArgumentException if a field is missing, contradicts another or is out of range;
   *     it names the field
   */
  public Fault {
    if (kind == null) {
      throw new IllegalArgumentException("a fault needs a kind");
    }
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("at", at);
    given.put("count", count);
    given.put("lasts", lasts);
    given.put("by", by);
    given.put("skip", skip);
    given.put("retryAfter", retryAfter);
    given.put("code", code);
    for (String field : kind.needs()) {
      require(given.get(field) != null, kind, "needs the field " + field);
    }
    require(
        at == null || after == null, kind, "begins either at a time or after a number, not both");
    require(count == null || lasts == null, kind, "ends either by count or by time, not both");
    require(at == null || !at.isNegative(), kind, "cannot begin before the start: at " + at);
    require(after == null || after >= 0, kind, "after must not be negative: " + after);
    require(count == null || count > 0, kind, "count must be positive: " + count);
    require(
        after == null || after > 0 || kind.place() != FaultKind.Place.CONNECTION,
        kind,
        "strikes a connection after at least one message; leave after out to strike it at once");
    require(skip == null || skip > 0, kind, "skip must be positive: " + skip);
    require(connection == null || connection > 0, kind, "connections count from 1: " + connection);
    requirePositive(kind, "lasts", lasts);
    requirePositive(kind, "by", by);
    requirePositive(kind, "retryAfter", retryAfter);
    boolean frames = kind.place() == FaultKind.Place.MESSAGE || kind == FaultKind.ACK_BUT_SILENT;
    require(stream == null || frames || after != null, kind, "takes no stream");
    require(kind != FaultKind.REORDER || lasts == null, kind, "ends by count only");
    require(kind != FaultKind.HALT || after == null && stream == null, kind, "begins at a time");
  }

  /** Begins a fault in code. */
  public static FaultBuilder of(FaultKind kind) {
    return new FaultBuilder(kind);
  }

  boolean matches(String otherSymbol, String otherStream, int otherConnection) {
    return (symbol == null || symbol.equals(otherSymbol))
        && (stream == null || stream.equals(otherStream))
        && (connection == null || connection == otherConnection);
  }

  private static void requirePositive(FaultKind kind, String name, Duration value) {
    require(
        value == null || !value.isNegative() && !value.isZero(),
        kind,
        name + " must be positive: " + value);
  }

  private static void require(boolean condition, FaultKind kind, String message) {
    if (!condition) {
      throw new IllegalArgumentException("fault %s: %s".formatted(kind.code(), message));
    }
  }
}
