package io.ennead.context;

import io.ennead.records.ContextRecord;
import java.io.IOException;
import java.util.List;

/**
 * Where records come from, as a sequence in the order of their time that can be read again from any
 * instant. Used on one thread.
 */
public interface ContextFeed extends AutoCloseable {

  /** Nothing was read: the beginning of the feed. */
  long BEGINNING = Long.MIN_VALUE;

  /**
   * A part of the sequence.
   *
   * @param records all that became known behind the instant asked for and up to {@code until}, in
   *     the order of their time
   * @param until the instant up to which the feed is known now, epoch milliseconds
   * @param end whether nothing comes behind it, ever
   * @param forgone whether something of it is known to exist or to be due, and was not to be had in
   *     time: it stays left out
   */
  record Part(List<ContextRecord> records, long until, boolean end, boolean forgone) {

    public Part {
      records = List.copyOf(records);
    }

    /** A part in which nothing is missing. */
    public static Part whole(List<ContextRecord> records, long until) {
      return new Part(records, until, false, false);
    }
  }

  /**
   * Reads on. May take as long as an answer of the venue does.
   *
   * @param after the instant up to which the feed was read
   * @return the next part; null if it is not known yet
   * @throws IOException if it cannot be read, for good
   */
  Part next(long after) throws IOException;

  /** How long to wait after nothing was known, in milliseconds of the machine's clock. */
  long pauseMillis();

  @Override
  void close() throws IOException;
}
