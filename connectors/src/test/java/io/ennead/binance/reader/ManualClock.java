package io.ennead.binance.reader;

import io.ennead.binance.clock.SourceClock;

/** A clock that a test moves by hand. */
final class ManualClock implements SourceClock {

  private static final long serialVersionUID = 1L;

  private long millis;

  void advance(long by) {
    millis += by;
  }

  @Override
  public long millis() {
    return millis;
  }

  @Override
  public long toMachineMillis(long duration) {
    return 1;
  }

  @Override
  public long wallMillis() {
    return FakeExchange.EPOCH + millis;
  }
}
