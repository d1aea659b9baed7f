package io.ennead.context.source;

import io.ennead.context.ContextFeed.Part;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far a feed has been emitted, on the task thread. A part in which something was forgone, and
 * all behind it, is held until a completed checkpoint holds it: should the job be killed before,
 * the restored one may still find what was missing, and no row was made without it; after that, the
 * restored one goes without it, too.
 */
final class ContextPosition {

  private static final long NONE = Long.MAX_VALUE;

  private final Deque<Part> held = new ArrayDeque<>();
  private long until;
  private long heldBy = NONE;
  private long completed = -1;

  ContextPosition(ContextSplit split) {
    until = split.until();
    if (split.forgone() != null) {
      held.add(split.forgone());
      heldBy = completed;
    }
  }

  /** Takes the next part; tells whether it may leave at once. */
  boolean passes(Part part) {
    if (held.isEmpty() && !part.forgone()) {
      until = part.until();
      return true;
    }
    held.add(part);
    return false;
  }

  /** The position as a checkpoint holds it. The first part that is held has something forgone. */
  ContextSplit snapshot(long checkpoint) {
    if (!held.isEmpty() && heldBy == NONE) {
      heldBy = checkpoint;
    }
    return new ContextSplit(until, held.peek(), true);
  }

  long until() {
    return until;
  }

  void completed(long checkpoint) {
    completed = checkpoint;
  }

  /** The next part that is let go; null if there is none. */
  Part release() {
    Part next = held.peek();
    if (next == null || (next.forgone() && completed < heldBy)) {
      return null;
    }
    if (next.forgone()) {
      heldBy = NONE;
    }
    until = next.until();
    return held.poll();
  }
}
