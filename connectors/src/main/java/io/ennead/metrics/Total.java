package io.ennead.metrics;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One figure that is kept in state. Written by the task's thread alone, read by any: a write costs
 * no more than that of a field.
 */
public final class Total {

  private final AtomicLong value;
  private volatile LongSupplier newer;

  Total(long start) {
    value = new AtomicLong(start);
  }

  public void increment() {
    add(1);
  }

  public void add(long amount) {
    value.setRelease(value.getPlain() + amount);
  }

  /** Takes the later of two instants. */
  public void reach(long instant) {
    if (instant > value.getPlain()) {
      value.setRelease(instant);
    }
  }

  /** From now on the later of what it holds and of this one. */
  public void follow(LongSupplier instant) {
    newer = instant;
  }

  public long value() {
    LongSupplier followed = newer;
    long held = value.getAcquire();
    return followed == null ? held : Math.max(held, followed.getAsLong());
  }
}
