package io.ennead.simulator.binance.faults;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;

/**
 * What can go wrong. Each kind names where it strikes and the fields that it needs beside the usual
 * ones.
 */
public enum FaultKind {
  /** Messages are not sent. */
  @JsonProperty("drop")
  DROP(Place.MESSAGE, Set.of()),
  /** Messages are sent twice. */
  @JsonProperty("duplicate")
  DUPLICATE(Place.MESSAGE, Set.of()),
  /** That many messages of one connection are held back and then sent in reverse. */
  @JsonProperty("reorder")
  REORDER(Place.MESSAGE, Set.of("count")),
  /** Messages are sent later. */
  @JsonProperty("delay")
  DELAY(Place.MESSAGE, Set.of("by")),
  /** Closing kline events are not sent. */
  @JsonProperty("kline_without_close")
  KLINE_WITHOUT_CLOSE(Place.MESSAGE, Set.of()),
  /** Closing kline events are sent later. */
  @JsonProperty("kline_late_close")
  KLINE_LATE_CLOSE(Place.MESSAGE, Set.of("by")),

  /** The connection ends: with a close frame if a code is given, else the socket breaks. */
  @JsonProperty("disconnect")
  DISCONNECT(Place.CONNECTION, Set.of(), Set.of("code")),
  /** The socket stays open, nothing is sent or read any more. */
  @JsonProperty("half_open")
  HALF_OPEN(Place.CONNECTION, Set.of()),
  /**
   * Requests are acknowledged and pings sent, the matching streams stay mute until the connection
   * ends.
   */
  @JsonProperty("ack_but_silent")
  ACK_BUT_SILENT(Place.CONNECTION, Set.of()),
  /**
   * A {@code serverShutdown} event, and the end of the connection after {@code by} (10 s unless
   * given).
   */
  @JsonProperty("server_shutdown")
  SERVER_SHUTDOWN(Place.CONNECTION, Set.of(), Set.of("by")),
  /** New connections are refused with 503. */
  @JsonProperty("refuse_connections")
  REFUSE_CONNECTIONS(Place.HANDSHAKE, Set.of()),

  /** REST answers from a state that is {@code by} old. */
  @JsonProperty("rest_lag")
  REST_LAG(Place.REQUEST, Set.of("by")),
  /** {@code fromId} answers from {@code skip} ids later. */
  @JsonProperty("late_first_id")
  LATE_FIRST_ID(Place.REQUEST, Set.of("skip")),
  /** 429, and every request until {@code retryAfter} is over as well. */
  @JsonProperty("too_many_requests")
  TOO_MANY_REQUESTS(Place.REQUEST, Set.of("retryAfter")),
  /** 418, and every request until {@code retryAfter} is over as well. */
  @JsonProperty("banned")
  BANNED(Place.REQUEST, Set.of("retryAfter")),
  /** An error answer with the status that is given, such as 403, 500 or 503. */
  @JsonProperty("rest_error")
  REST_ERROR(Place.REQUEST, Set.of("code")),
  /** The answer takes {@code by} longer. */
  @JsonProperty("rest_delay")
  REST_DELAY(Place.REQUEST, Set.of("by")),

  /** No trades of the symbol, or of all, from a whole minute on; ids go on where they stopped. */
  @JsonProperty("halt")
  HALT(Place.MARKET, Set.of("at", "lasts"));

  /** Where a fault strikes. */
  public enum Place {
    MESSAGE,
    CONNECTION,
    HANDSHAKE,
    REQUEST,
    MARKET
  }

  private final Place place;
  private final Set<String> needs;
  private final Set<String> takes;

  FaultKind(Place place, Set<String> needs) {
    this(place, needs, Set.of());
  }

  FaultKind(Place place, Set<String> needs, Set<String> takes) {
    this.place = place;
    this.needs = needs;
    this.takes = takes;
  }

  public Place place() {
    return place;
  }

  /** Fields without which the kind makes no sense. */
  Set<String> needs() {
    return needs;
  }

  /** Whether one of the fields by, skip, retryAfter and code means something to the kind. */
  boolean takes(String field) {
    return needs.contains(field) || takes.contains(field);
  }

  /** As it is written in a script. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
