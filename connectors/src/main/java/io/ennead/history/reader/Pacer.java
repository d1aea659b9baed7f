package io.ennead.history.reader;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds rows back until their time has come on the wall; only the delay depends on it. */
final class Pacer {

  private final double speed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean wake;
  private boolean begun;
  private long firstMillis;
  private long firstNanos;

  /**
   * @param speed event seconds per second on the wall, 0 for no delay
   */
  Pacer(double speed) {
    this.speed = speed;
  }

  boolean isPaced() {
    return speed > 0;
  }

  /** How much event time passes in a tenth of a second on the wall, milliseconds. */
  long step() {
    return Math.max(1, (long) (speed * 100));
  }

  /** Sets, once, the event time that is due now; what lies before it is due as well. */
  void begin(long millis) {
    if (!begun) {
      begun = true;
      firstMillis = millis;
      firstNanos = System.nanoTime();
    }
  }

  /**
   * Waits until an event time is due.
   *
   * @return false if it was woken up before
   */
  boolean await(long millis) throws InterruptedException {
    if (!isPaced() || !begun) {
      return true;
    }
    double seconds = (millis - firstMillis) / 1_000.0 / speed;
    long due = firstNanos + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    lock.lock();
    try {
      long left = due - System.nanoTime();
      while (left > 0 && !wake) {
        left = woken.awaitNanos(left);
      }
      boolean reached = !wake;
      wake = false;
      return reached;
    } finally {
      lock.unlock();
    }
  }

  /** Ends a wait, or the next one. */
  void wakeUp() {
    lock.lock();
    try {
      wake = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
