package io.ennead.binance.feed;

/** Is told what happens on a connection, on threads of the feed. */
public interface FeedListener {

  void onOpen(FeedConnection connection);

  /** A whole text frame; parts have been put together. */
  void onFrame(FeedConnection connection, String text);

  /** A ping frame came, and the pong to it was sent. */
  void onPing(FeedConnection connection);

  /**
   * It is over, or never came to be.
   *
   * @param reason close code and reason, or the failure
   */
  void onClosed(FeedConnection connection, String reason);
}
