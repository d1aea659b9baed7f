package io.ennead.simulator.binance.faults;

import io.ennead.simulator.binance.faults.FaultKind.Place;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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
    for (String field : List.of("by", "skip", "retryAfter", "code")) {
      require(given.get(field) == null || kind.takes(field), kind, "takes no field " + field);
    }
    requireExtent(kind, at, after, count, lasts);
    requireTarget(kind, at, after, symbol, stream, connection);
    require(skip == null || skip > 0, kind, "skip must be positive: " + skip);
    requireCode(kind, code);
    requirePositive(kind, "by", by);
    requirePositive(kind, "retryAfter", retryAfter);
  }

  /** A close code that may stand in a frame (RFC 6455, 7.4), or an HTTP error status. */
  private static void requireCode(FaultKind kind, Integer code) {
    boolean closing =
        code == null
            || code >= 1000 && code <= 4999 && code != 1005 && code != 1006 && code != 1015;
    boolean error = code == null || code >= 400 && code <= 599;
    require(kind != FaultKind.DISCONNECT || closing, kind, "cannot close with code " + code);
    require(kind != FaultKind.REST_ERROR || error, kind, "code is no error status: " + code);
  }

  private static void requireExtent(
      FaultKind kind, Duration at, Long after, Integer count, Duration lasts) {
    require(at == null || after == null, kind, "begins at a time or after a number, not both");
    require(count == null || lasts == null, kind, "ends by count or by time, not both");
    require(at == null || !at.isNegative(), kind, "cannot begin before the start: at " + at);
    require(after == null || after >= 0, kind, "after must not be negative: " + after);
    require(count == null || count > 0, kind, "count must be positive: " + count);
    requirePositive(kind, "lasts", lasts);
    require(
        after == null || after > 0 || kind.place() != Place.CONNECTION,
        kind,
        "strikes a connection after at least one message; leave after out to strike it at once");
    require(kind != FaultKind.REORDER || lasts == null, kind, "ends by count only");
    require(kind.place() != Place.MARKET || after == null, kind, "begins at a time");
  }

  private static void requireTarget(
      FaultKind kind, Duration at, Long after, String symbol, String stream, Integer connection) {
    boolean ofMessages =
        kind.place() == Place.MESSAGE
            || kind == FaultKind.ACK_BUT_SILENT
            || kind.place() == Place.CONNECTION && after != null;
    boolean ofSymbols = kind.place() == Place.REQUEST || kind.place() == Place.MARKET;
    require(
        stream == null || ofMessages, kind, "takes no stream" + (at == null ? "" : " at a time"));
    require(symbol == null || ofMessages || ofSymbols, kind, "takes no symbol here");
    require(
        connection == null || kind.place() == Place.MESSAGE || kind.place() == Place.CONNECTION,
        kind,
        "takes no connection");
    require(connection == null || connection > 0, kind, "connections count from 1: " + connection);
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
