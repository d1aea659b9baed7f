package io.ennead.binance.reader;

import io.ennead.binance.budget.WeightBudget;
import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.feed.Feed;
import io.ennead.binance.feed.RestAnswer;
import io.ennead.binance.feed.RestRequest;
import io.ennead.binance.wire.RestBodies;
import io.ennead.binance.wire.VenueError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * Sends REST requests as the weight budget allows, in the order they were handed in; those that are
 * not urgent when no other waits.
 */
final class RestDesk {

  /** Is told the outcome of a request, on the fetching thread. */
  interface Client {
    void onBody(String body, long now);

    void onRefused(String reason, long now);
  }

  /** One request; a cancelled one is not reported. */
  final class Ticket {
    private final RestRequest request;
    private final Client client;
    private boolean sent;
    private boolean cancelled;

    private Ticket(RestRequest request, Client client) {
      this.request = request;
      this.client = client;
    }

    void cancel() {
      cancelled = true;
    }

    /** Whether it waits for its turn or for weight, and not until a refusal is over. */
    boolean isWaiting(long now) {
      return !sent && !budget.isFrozen(now);
    }
  }

  private final Feed feed;
  private final Inbox inbox;
  private final WeightBudget budget;
  private final SourceClock clock;
  private final Deque<Ticket> waiting = new ArrayDeque<>();
  private final Deque<Ticket> notUrgent = new ArrayDeque<>();

  RestDesk(Feed feed, Inbox inbox, WeightBudget budget, SourceClock clock) {
    this.feed = feed;
    this.inbox = inbox;
    this.budget = budget;
    this.clock = clock;
  }

  Ticket submit(RestRequest request, Client client) {
    Ticket ticket = new Ticket(request, Objects.requireNonNull(client, "client"));
    waiting.addLast(ticket);
    return ticket;
  }

  Ticket submitNotUrgent(RestRequest request, Client client) {
    Ticket ticket = new Ticket(request, Objects.requireNonNull(client, "client"));
    notUrgent.addLast(ticket);
    return ticket;
  }

  /** Sends what the budget allows. */
  void tick(long now) {
    waiting.removeIf(ticket -> ticket.cancelled);
    while (!waiting.isEmpty() && budget.tryTake(waiting.peekFirst().request.weight(), now)) {
      send(waiting.removeFirst());
    }
    notUrgent.removeIf(ticket -> ticket.cancelled);
    while (waiting.isEmpty()
        && !notUrgent.isEmpty()
        && budget.tryTakeSpare(notUrgent.peekFirst().request.weight(), now)) {
      send(notUrgent.removeFirst());
    }
  }

  private void send(Ticket ticket) {
    ticket.sent = true;
    feed.get(ticket.request).whenComplete((answer, failure) -> arrived(ticket, answer, failure));
  }

  /** On a thread of the feed: a refusal must stop the next request at once. */
  private void arrived(Ticket ticket, RestAnswer answer, Throwable failure) {
    if (answer == null) {
      budget.unanswered();
    } else {
      budget.answered(answer, clock.millis());
    }
    inbox.answered(ticket, answer, failure);
  }

  /**
   * Takes in an answer.
   *
   * @throws IllegalStateException if the venue says that the request itself is wrong
   */
  void answered(Inbox.Answered event, long now) {
    RestAnswer answer = event.answer();
    if (event.ticket().cancelled) {
      return;
    }
    if (answer != null && answer.status() == 200) {
      event.ticket().client.onBody(answer.body(), now);
      return;
    }
    event.ticket().client.onRefused(reason(event), now);
  }

  private static String reason(Inbox.Answered event) {
    RestRequest request = event.ticket().request;
    if (event.answer() == null) {
      return "no answer to " + request + ": " + event.failure();
    }
    VenueError error = RestBodies.error(event.answer().body());
    String reason =
        "%s was refused with %d: %d %s"
            .formatted(request, event.answer().status(), error.code(), error.message());
    if (event.answer().status() == 400 && error.code() <= -1100 && error.code() > -1200) {
      throw new IllegalStateException(reason + "; asking again would not help");
    }
    return reason;
  }
}
