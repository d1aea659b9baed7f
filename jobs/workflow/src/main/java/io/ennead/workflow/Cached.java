package io.ennead.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * An answer that is asked for once however many want it, and asked for anew when it has become old.
 * An answer that was slow is kept longer, so that no more than a part of the time goes into it.
 * That there was none is remembered likewise, so that nobody queues up for a part that is away.
 */
public final class Cached<T> {

  /** An answer takes at most one part in so many of the time. */
  private static final long SHARE = 10;

  /** A question to the cluster or the database. */
  @FunctionalInterface
  public interface Question<T> {
    T ask() throws Unreachable;
  }

  /** An answer and when it was given. */
  public record At<T>(T value, Instant at) {}

  private final Question<T> question;
  private final long shortestNanos;
  private final LongSupplier nanoTime;
  private At<T> answer;
  private Unreachable failure;
  private long oldFrom;

  /**
   * @param shortest how long an answer is good for at least
   */
  public Cached(Duration shortest, Question<T> question) {
    this(shortest, question, System::nanoTime);
  }

  Cached(Duration shortest, Question<T> question, LongSupplier nanoTime) {
    this.question = question;
    this.shortestNanos = shortest.toNanos();
    this.nanoTime = nanoTime;
  }

  /** The answer, of now or of a moment ago; those who ask meanwhile wait for the same one. */
  public synchronized At<T> get() throws Unreachable {
    long begin = nanoTime.getAsLong();
    if ((answer == null && failure == null) || begin - oldFrom >= 0) {
      ask(begin);
    }
    if (failure != null) {
      throw new Unreachable(failure.part(), failure.getMessage(), failure);
    }
    return answer;
  }

  private void ask(long begin) {
    try {
      answer = new At<>(question.ask(), Instant.now());
      failure = null;
    } catch (Unreachable e) {
      answer = null;
      failure = e;
    }
    long end = nanoTime.getAsLong();
    oldFrom = end + Math.max(shortestNanos, failure == null ? SHARE * (end - begin) : 0);
  }
}
