package io.ennead.workflow.push;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One who listens. What waits for him is bounded, and sent one message after the other without a
 * thread of its own; if too much waits, or one message takes too long, he is let go with a close
 * code.
 */
final class PushClient {

  /** "Try again later": IANA's registry of WebSocket close codes. */
  static final int DID_NOT_KEEP_UP = 1013;

  private final Session session;
  private final int mostChars;
  private final long patienceNanos;
  private final Consumer<PushClient> whenDropped;
  private final Queue<String> waiting = new ArrayDeque<>();
  private int waitingChars;
  private boolean sending;
  private boolean dropped;
  private long sendingSince;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /**
   * @param mostChars that may wait
   * @param patience how long one message may take
   */
  PushClient(Session session, int mostChars, Duration patience, Consumer<PushClient> whenDropped) {
    this.session = session;
    this.mostChars = mostChars;
    this.patienceNanos = patience.toNanos();
    this.whenDropped = whenDropped;
  }

  Session session() {
    return session;
  }

  /** Done when the session is over. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  void end() {
    ended.complete(null);
  }

  /** Sends the message now or after those that wait; never waits itself. */
  void offer(String message) {
    if (takes(message)) {
      sendNext();
    } else {
      drop();
    }
  }

  private synchronized boolean takes(String message) {
    if (dropped) {
      return true;
    }
    boolean stuck = sending && System.nanoTime() - sendingSince > patienceNanos;
    if (stuck || waitingChars + message.length() > mostChars) {
      dropped = true;
      waiting.clear();
      waitingChars = 0;
      return false;
    }
    waiting.add(message);
    waitingChars += message.length();
    return true;
  }

  private void sendNext() {
    String message;
    synchronized (this) {
      if (sending || dropped || waiting.isEmpty()) {
        return;
      }
      message = waiting.remove();
      waitingChars -= message.length();
      sending = true;
      sendingSince = System.nanoTime();
    }
    try {
      session.sendText(message, Callback.from(this::sent, failure -> failed()));
    } catch (RuntimeException e) {
      // One session's end must not end what sends to all.
      failed();
    }
  }

  private void sent() {
    synchronized (this) {
      sending = false;
    }
    sendNext();
  }

  /**
   * Nothing more can be sent: the session ends, if it has not, so that the client can come again.
   */
  private void failed() {
    synchronized (this) {
      dropped = true;
      waiting.clear();
      waitingChars = 0;
    }
    session.disconnect();
  }

  private void drop() {
    session.close(
        DID_NOT_KEEP_UP,
        "the client did not keep up: connect again",
        Callback.from(() -> {}, failure -> session.disconnect()));
    whenDropped.accept(this);
  }
}
