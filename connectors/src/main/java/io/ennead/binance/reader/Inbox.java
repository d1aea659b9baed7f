package io.ennead.binance.reader;

import io.ennead.binance.feed.FeedConnection;
import io.ennead.binance.feed.FeedListener;
import io.ennead.binance.feed.RestAnswer;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the feed's threads leave what happened, for the fetching thread. Frames in it are bounded
 * by the demand that the fetching thread gives each connection; all else comes one by one.
 */
final class Inbox implements FeedListener {

  /** Something that happened. */
  sealed interface Event {}

  /** Something that happened to a connection. */
  sealed interface OfConnection extends Event {
    FeedConnection connection();
  }

  record Opened(FeedConnection connection) implements OfConnection {}

  record Frame(FeedConnection connection, String text) implements OfConnection {}

  record Pinged(FeedConnection connection) implements OfConnection {}

  record Closed(FeedConnection connection, String reason) implements OfConnection {}

  /** An answer, or the failure that came instead. */
  record Answered(RestDesk.Ticket ticket, RestAnswer answer, Throwable failure) implements Event {}

  /** What the store of candles holds, or the failure that came instead. */
  record Stored<T>(StoreDesk.Ticket<T> ticket, T found, Throwable failure) implements Event {}

  /** Someone wants the fetching thread to look up. */
  record WakeUp() implements Event {}

  private final LinkedBlockingQueue<Event> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger frames = new AtomicInteger();

  @Override
  public void onOpen(FeedConnection connection) {
    queue.add(new Opened(connection));
  }

  @Override
  public void onFrame(FeedConnection connection, String text) {
    frames.incrementAndGet();
    queue.add(new Frame(connection, text));
  }

  @Override
  public void onPing(FeedConnection connection) {
    queue.add(new Pinged(connection));
  }

  @Override
  public void onClosed(FeedConnection connection, String reason) {
    queue.add(new Closed(connection, reason));
  }

  void answered(RestDesk.Ticket ticket, RestAnswer answer, Throwable failure) {
    queue.add(new Answered(ticket, answer, failure));
  }

  <T> void stored(StoreDesk.Ticket<T> ticket, T found, Throwable failure) {
    queue.add(new Stored<>(ticket, found, failure));
  }

  void wakeUp() {
    queue.add(new WakeUp());
  }

  /** Takes up to {@code most} events, waiting for the first at most so long. */
  void drain(List<Event> into, int most, long waitMachineMillis) throws InterruptedException {
    Event first = queue.poll(waitMachineMillis, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    into.add(first);
    queue.drainTo(into, most - 1);
    int taken = 0;
    for (Event event : into) {
      taken += event instanceof Frame ? 1 : 0;
    }
    frames.addAndGet(-taken);
  }

  /** Frames that wait to be read. */
  int waitingFrames() {
    return frames.get();
  }
}
