package io.ennead.binance.reader;

import io.ennead.binance.CandleStore;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks the store of candles on a thread that may wait; what it says comes by the inbox. */
final class StoreDesk implements AutoCloseable {

  /** Is told what the store holds, on the fetching thread. */
  interface Client {
    void onCandles(List<Candle> candles, long now);

    void onFailed(Throwable failure, long now);
  }

  /** One question under way; a cancelled one is not answered. */
  static final class Ticket {
    private final Client client;
    private boolean cancelled;

    private Ticket(Client client) {
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

  Ticket ask(Instrument instrument, Interval interval, long from, long until, Client client) {
    Ticket ticket = new Ticket(client);
    thread.execute(
        () -> {
          try {
            inbox.stored(ticket, store.between(instrument, interval, from, until), null);
          } catch (Exception e) {
            inbox.stored(ticket, null, e);
          }
        });
    return ticket;
  }

  void answered(Inbox.Stored answer, long now) {
    if (answer.ticket().cancelled) {
      return;
    }
    if (answer.failure() == null) {
      answer.ticket().client.onCandles(answer.candles(), now);
    } else {
      answer.ticket().client.onFailed(answer.failure(), now);
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
