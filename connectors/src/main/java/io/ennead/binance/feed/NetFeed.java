package io.ennead.binance.feed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The feed over the JDK's HTTP and WebSocket clients. */
public final class NetFeed implements Feed {

  private final String streamUrl;
  private final String restUrl;
  private final Duration timeout;
  private final ExecutorService threads;
  private final HttpClient http;
  private final Set<CompletableFuture<RestAnswer>> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param streamUrl e.g. {@code wss://stream.binance.com:9443}
   * @param restUrl e.g. {@code https://api.binance.com}
   * @param timeout after which a connection or answer that did not come is given up, on the
   *     machine's clock
   */
  public NetFeed(String streamUrl, String restUrl, Duration timeout) {
    this.streamUrl = streamUrl;
    this.restUrl = restUrl;
    this.timeout = timeout;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "binance-feed");
              thread.setDaemon(true);
              return thread;
            });
    this.http = HttpClient.newBuilder().connectTimeout(timeout).executor(threads).build();
  }

  @Override
  public FeedConnection connect(List<String> streams, FeedListener listener) {
    URI uri = URI.create(streamUrl + "/stream?streams=" + String.join("/", streams));
    WebSocketConnection connection = new WebSocketConnection(listener);
    http.newWebSocketBuilder()
        .connectTimeout(timeout)
        .buildAsync(uri, connection)
        .whenComplete(
            (socket, failure) -> {
              if (failure != null) {
                connection.failed(failure);
              }
            });
    return connection;
  }

  @Override
  public CompletableFuture<RestAnswer> get(RestRequest request) {
    HttpRequest get =
        HttpRequest.newBuilder(URI.create(restUrl + request)).timeout(timeout).GET().build();
    CompletableFuture<RestAnswer> answer =
        http.sendAsync(get, HttpResponse.BodyHandlers.ofString()).thenApply(NetFeed::answer);
    underWay.add(answer);
    answer.whenComplete((come, failure) -> underWay.remove(answer));
    return answer;
  }

  private static RestAnswer answer(HttpResponse<String> response) {
    return new RestAnswer(
        response.statusCode(),
        response.body(),
        number(response, "X-MBX-USED-WEIGHT-1M"),
        number(response, "Retry-After"));
  }

  private static OptionalLong number(HttpResponse<?> response, String header) {
    String value = response.headers().firstValue(header).orElse("").trim();
    return value.matches("\\d{1,12}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  /**
   * Ends once the requests under way are answered or given up: others share their budget and must
   * know if the exchange refused them.
   */
  @Override
  public void close() {
    CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
        .whenComplete((done, failure) -> threads.shutdownNow());
  }
}
