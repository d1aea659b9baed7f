package io.ennead.workflow.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who listen, and what is sent to all of them. */
public final class PushHub {

  private static final Logger LOG = LoggerFactory.getLogger(PushHub.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GOING_AWAY = 1001;

  /** A few seconds of a busy market. */
  private static final int MOST_CHARS = 4_000_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long CLOSE_SECONDS = 2;

  private final Map<Session, PushClient> clients = new ConcurrentHashMap<>();
  private final AtomicLong dropped = new AtomicLong();
  private final ScheduledExecutorService timer;

  /**
   * @param timer ends the connections of those who do not even read their close code
   */
  public PushHub(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** A message: {@code {type, data, timestamp}}. */
  public static String message(String type, JsonNode data) {
    ObjectNode message = JSON.createObjectNode();
    message.put("type", type);
    message.set("data", data);
    message.put("timestamp", Instant.now().toString());
    try {
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always written", e);
    }
  }

  /** Takes someone in, and sends him the first message. */
  public void add(Session session, String first) {
    PushClient client = new PushClient(session, MOST_CHARS, PATIENCE, this::dropped);
    clients.put(session, client);
    client.offer(first);
  }

  /** The session is over. */
  public void remove(Session session) {
    PushClient client = clients.remove(session);
    if (client != null) {
      client.end();
    }
  }

  /** Sends to all, and waits for nobody. */
  public void broadcast(String message) {
    clients.values().forEach(client -> client.offer(message));
  }

  public int clients() {
    return clients.size();
  }

  /** How many did not keep up. */
  public long droppedClients() {
    return dropped.get();
  }

  private void dropped(PushClient client) {
    dropped.incrementAndGet();
    clients.remove(client.session());
    timer.schedule(client.session()::disconnect, CLOSE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Says goodbye to all, and waits a moment for their answers: a socket cut at once tells nothing.
   */
  public void close() {
    List<PushClient> all = List.copyOf(clients.values());
    all.forEach(client -> client.session().close(GOING_AWAY, "the service stops", Callback.NOOP));
    try {
      CompletableFuture.allOf(all.stream().map(PushClient::ended).toArray(CompletableFuture[]::new))
          .get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.debug("some clients do not answer the goodbye");
    } catch (ExecutionException e) {
      throw new IllegalStateException("an end never fails", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    clients.clear();
  }
}
