package io.ennead.simulator.binance.faults;

import java.time.Duration;

/** Writes a {@link Fault} in code; the fields are explained there. */
public final class FaultBuilder {
  private final FaultKind kind;
  private Duration at;
  private Long after;
  private String symbol;
  private String stream;
  private Integer connection;
  private Integer count;
  private Duration lasts;
  private Duration by;
  private Long skip;
  private Duration retryAfter;
  private Integer code;

  FaultBuilder(FaultKind kind) {
    this.kind = kind;
  }

  public FaultBuilder at(Duration afterStart) {
    at = afterStart;
    return this;
  }

  public FaultBuilder after(long messagesOrRequests) {
    after = messagesOrRequests;
    return this;
  }

  public FaultBuilder symbol(String upperCase) {
    symbol = upperCase;
    return this;
  }

  public FaultBuilder stream(String name) {
    stream = name;
    return this;
  }

  public FaultBuilder connection(int number) {
    connection = number;
    return this;
  }

  public FaultBuilder count(int times) {
    count = times;
    return this;
  }

  public FaultBuilder lasts(Duration duration) {
    lasts = duration;
    return this;
  }

  public FaultBuilder by(Duration duration) {
    by = duration;
    return this;
  }

  public FaultBuilder skip(long ids) {
    skip = ids;
    return this;
  }

  public FaultBuilder retryAfter(Duration duration) {
    retryAfter = duration;
    return this;
  }

  public FaultBuilder code(int statusOrCloseCode) {
    code = statusOrCloseCode;
    return this;
  }

  /**
   * The fault.
   *
   * @throws IllegalArgumentException as {@link Fault} says
   */
  public Fault build() {
    return new Fault(
        kind, at, after, symbol, stream, connection, count, lasts, by, skip, retryAfter, code);
  }
}
