package io.ennead.standalone.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before an exchange's REST interface, and refuses what is asked of some symbols. */
final class RestProxy implements AutoCloseable {

  private static final List<String> HEADERS = List.of("X-MBX-USED-WEIGHT-1M", "Retry-After");

  private static final Pattern SYMBOL = Pattern.compile("(?:^|&)symbol=([A-Z0-9]+)");

  private final URI target;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> answered = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  RestProxy(URI target) throws IOException {
    this.target = target;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void refuse(String symbol) {
    refused.add(symbol);
  }

  void allow(String symbol) {
    refused.remove(symbol);
  }

  /** How many questions about a symbol have been answered. */
  int answered(String symbol) {
    return answered.getOrDefault(symbol, 0);
  }

  private void answer(HttpExchange asked) throws IOException {
    try (asked) {
      String query = asked.getRequestURI().getRawQuery();
      if (query != null && refused.stream().anyMatch(each -> query.contains("symbol=" + each))) {
        send(asked, 503, "{\"code\":-1008,\"msg\":\"Server is currently overloaded.\"}");
        return;
      }
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(target.resolve(asked.getRequestURI().toString())).build(),
              HttpResponse.BodyHandlers.ofString());
      for (String header : HEADERS) {
        answer
            .headers()
            .firstValue(header)
            .ifPresent(value -> asked.getResponseHeaders().set(header, value));
      }
      send(asked, answer.statusCode(), answer.body());
      if (query != null) {
        Matcher symbol = SYMBOL.matcher(query);
        while (symbol.find()) {
          answered.merge(symbol.group(1), 1, Integer::sum);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange asked, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    asked.sendResponseHeaders(status, body.length);
    asked.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
