package io.ennead.history.reader;

import io.ennead.history.split.HistorySplit;
import java.util.function.Consumer;

/**
 * Turns the rows of a split into what leaves the source, and keeps the split's position. It lives
 * on the task thread: the position advances with what was emitted, never with what was read.
 *
 * @param <T> the rows
 * @param <E> what leaves the source
 */
interface SplitSequence<T, E> {

  /** Takes the next row in the order of keys. */
  void next(T row, Consumer<? super E> out);

  /** Ends the split. Harmless when it is repeated after a restore. */
  void end(Consumer<? super E> out);

  /** The split with the position that was reached. */
  HistorySplit split();
}
