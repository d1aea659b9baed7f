package io.ennead.binance.feed;

/** One WebSocket connection, told apart by identity. */
public interface FeedConnection {

  /** Allows so many more frames to be delivered; none is before the first call. */
  void request(long frames);

  /** Ends it without a farewell; the listener may still be called. */
  void abort();
}
