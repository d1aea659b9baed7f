package io.ennead.binance.reader;

import io.ennead.binance.feed.FeedConnection;

/** One connection of a group and its demand: as many frames as the queue has room for. */
final class StreamLink {

  private final FeedConnection connection;
  private final long giveUpAt;
  private boolean open;
  private long openedAt;
  private long taken;
  private int malformedInARow;

  /**
   * @param giveUpAt until when it may take to open, milliseconds
   */
  StreamLink(FeedConnection connection, long giveUpAt) {
    this.connection = connection;
    this.giveUpAt = giveUpAt;
  }

  boolean is(FeedConnection other) {
    return connection == other;
  }

  void opened(int queueCapacity, long now) {
    open = true;
    openedAt = now;
    connection.request(queueCapacity);
  }

  boolean isOpen() {
    return open;
  }

  long openedAt() {
    return openedAt;
  }

  /** Whether it has not opened in time. */
  boolean isLate(long now) {
    return !open && now >= giveUpAt;
  }

  /** A frame was taken from the queue: there is room for another. */
  void frameTaken() {
    taken++;
  }

  /** Gives demand for the frames that were taken. */
  void replenish() {
    if (taken > 0) {
      connection.request(taken);
    }
    taken = 0;
  }

  /** Counts a malformed frame; tells how many there were in a row. */
  int malformed() {
    return ++malformedInARow;
  }

  void wellFormed() {
    malformedInARow = 0;
  }

  void abort() {
    connection.abort();
  }
}
