package io.ennead.simulator.binance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.time.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** A simulator that is stepped by hand, with clients of the JDK. */
final class Session implements AutoCloseable {
  static final Instant START = Instant.parse("2025-08-01T12:00:00Z");

  static {
    Awaitility.setDefaultPollInterval(Duration.ofMillis(2));
    Awaitility.setDefaultPollDelay(Duration.ZERO);
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<StreamClient> clients = new ArrayList<>();
  final BinanceSimulator simulator;

  Session(UnaryOperator<SimulatorBuilder> options) {
    simulator =
        options.apply(BinanceSimulator.builder().clock(new ManualClock(START)).seed(1)).open();
  }

  static Session of(Fault... faults) {
    return new Session(b -> b.faults(FaultScript.of(faults)));
  }

  /** A client that is connected and served. */
  StreamClient connect(String path) {
    int before = simulator.connections();
    StreamClient client = dial(path);
    await().until(() -> simulator.connections() > before);
    return client;
  }

  StreamClient dial(String path) {
    StreamClient client = new StreamClient(http, simulator.webSocketUri().resolve(path));
    clients.add(client);
    return client;
  }

  void advance(String duration) {
    simulator.advance(Duration.parse(duration));
  }

  HttpResponse<String> get(String path, String... headers) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.restUri() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  JsonNode json(String path, String... headers) throws IOException {
    HttpResponse<String> response = get(path, headers);
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    clients.forEach(StreamClient::abort);
    simulator.close();
  }
}
