package io.ennead.binance.feed;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A venue as seen through its sockets. Nothing here retries, waits or decides. */
public interface Feed extends AutoCloseable {

  /**
   * Begins to connect to the streams and returns at once; what comes of it is told to the listener,
   * on another thread.
   *
   * @param streams names such as {@code btcusdt@aggTrade}; they go into the URL
   */
  FeedConnection connect(List<String> streams, FeedListener listener);

  /** Sends a GET; the future fails only when no answer came. */
  CompletableFuture<RestAnswer> get(RestRequest request);

  @Override
  void close();
}
