package io.ennead.binance.feed;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/**
 * One connection over the JDK's WebSocket. Puts partial frames together; parts and control frames
 * do not count against the demand. The JDK answers each ping itself; nothing else is ever sent.
 */
final class WebSocketConnection implements FeedConnection, WebSocket.Listener {

  private static final int LONGEST_FRAME = 1 << 20;

  private final FeedListener listener;
  private final StringBuilder parts = new StringBuilder();

  // Guards the three below: the reader's thread and the client's meet here.
  private final Object lock = new Object();
  private WebSocket socket;
  private boolean aborted;
  private boolean over;

  WebSocketConnection(FeedListener listener) {
    this.listener = listener;
  }

  @Override
  public void request(long frames) {
    WebSocket open;
    synchronized (lock) {
      open = aborted ? null : socket;
    }
    if (open != null) {
      open.request(frames);
    }
  }

  @Override
  public void abort() {
    WebSocket open;
    synchronized (lock) {
      aborted = true;
      open = socket;
    }
    if (open != null) {
      open.abort();
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    boolean late;
    synchronized (lock) {
      socket = opened;
      late = aborted;
    }
    if (late) {
      opened.abort();
    } else {
      listener.onOpen(this);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    if (last && parts.length() == 0) {
      listener.onFrame(this, text.toString());
      return null;
    }
    parts.append(text);
    if (last) {
      String whole = parts.toString();
      parts.setLength(0);
      listener.onFrame(this, whole);
    } else if (parts.length() > LONGEST_FRAME) {
      from.abort();
      over("a frame of more than " + LONGEST_FRAME + " characters");
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    if (last) {
      listener.onFrame(this, "a binary frame");
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    from.request(1);
    listener.onPing(this);
    return null;
  }

  @Override
  public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    over(reason.isEmpty() ? "closed with " + code : "closed with " + code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    failed(error);
  }

  void failed(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    over("failed: " + cause);
  }

  private void over(String reason) {
    boolean first;
    synchronized (lock) {
      first = !over;
      over = true;
    }
    if (first) {
      listener.onClosed(this, reason);
    }
  }
}
