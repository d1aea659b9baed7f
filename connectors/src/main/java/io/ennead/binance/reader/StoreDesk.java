package io.ennead.binance.reader;

import io.ennead.binance.CandleStore;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks the store of candles on a thread that may wait; what it says comes by the inbox. */
final class StoreDesk implements AutoCloseable {

  /** Is told what the store holds, on the fetching thread. */
  interface Client<T> {
    void onFound(T found, long now);

    void onFailed(Throwable failure, long now);
  }

  /** What is asked of the store; may wait. */
  interface Question<T> {
    T answer(CandleStore store) throws Exception;
  }

  /** One question under way; a cancelled one is not answered. */
  static final class Ticket<T> {
    private final Client<T> client;
    private boolean cancelled;

    private Ticket(Client<T> client) {
      this.client = client;
    }

    void cancel() {
      cancelled = true;
    }
  }

  private final CandleStore store;
  private final Inbox inbox;
  private final Executor thread;
  private final Runnable end;

  private StoreDesk(CandleStore store, Inbox inbox, Executor thread, Runnable end) {
    this.store = store;
    this.inbox = inbox;
    this.thread = thread;
    this.end = end;
  }

  /** Asks on a thread of its own. */
  static StoreDesk of(CandleStore store, Inbox inbox) {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread worker = new Thread(task, "binance-candle-store");
              worker.setDaemon(true);
              return worker;
            });
    return new StoreDesk(store, inbox, thread, thread::shutdownNow);
  }

  /** Asks on the calling thread. */
  static StoreDesk direct(CandleStore store, Inbox inbox) {
    return new StoreDesk(store, inbox, Runnable::run, () -> {});
  }

  <T> Ticket<T> ask(Question<T> question, Client<T> client) {
    Ticket<T> ticket = new Ticket<>(client);
    thread.execute(
        () -> {
          try {
            inbox.stored(ticket, question.answer(store), null);
          } catch (Exception e) {
            inbox.stored(ticket, null, e);
          }
        });
    return ticket;
  }

  <T> void answered(Inbox.Stored<T> answer, long now) {
    if (answer.ticket().cancelled) {
      return;
    }
    if (answer.failure() == null) {
      answer.ticket().client.onFound(answer.found(), now);
    } else {
      answer.ticket().client.onFailed(answer.failure(), now);
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
