package io.ennead.workflow;

import io.ennead.postgres.DatabaseOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;

/**
 * Where the service listens and what it reads.
 *
 * @param bind address to listen on
 * @param port 0 for a free one
 * @param token what a request must bear, or null; needed unless {@code bind} is of loopback
 * @param origins other pages that may read this service, e.g. {@code https://ops.example.com}
 * @param flinkUrl base of the cluster's REST API
 * @param flinkUi where a browser finds the cluster's web UI
 * @param database where the rows are
 */
public record WorkflowOptions(
    String bind,
    int port,
    String token,
    Set<String> origins,
    URI flinkUrl,
    URI flinkUi,
    DatabaseOptions database) {

  private static final int SHORTEST_TOKEN = 16;

  public WorkflowOptions {
    Objects.requireNonNull(bind, "bind");
    Objects.requireNonNull(flinkUrl, "flinkUrl");
    Objects.requireNonNull(flinkUi, "flinkUi");
    Objects.requireNonNull(database, "database");
    origins = Set.copyOf(origins);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "port " + port + " cannot be: take one from 1 to 65535, or 0 for a free one");
    }
    requireHttp(flinkUrl, "REST API");
    requireHttp(flinkUi, "web UI");
    if (token == null && !isLoopback(bind)) {
      throw new IllegalArgumentException(
          "%s can be reached from a network, so a token is needed: name a file with --token-file, or set ENNEAD_WORKFLOW_TOKEN"
              .formatted(bind));
    }
    if (token != null && token.length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException(
          "the token has %d characters: take at least %d, e.g. of openssl rand -hex 16"
              .formatted(token.length(), SHORTEST_TOKEN));
    }
  }

  /** On a free port of loopback, without a token. */
  public static WorkflowOptions onLoopback(int port, URI flinkUrl, DatabaseOptions database) {
    return new WorkflowOptions("127.0.0.1", port, null, Set.of(), flinkUrl, flinkUrl, database);
  }

  private static void requireHttp(URI address, String what) {
    if (address.getHost() == null || !String.valueOf(address.getScheme()).startsWith("http")) {
      throw new IllegalArgumentException(
          "'%s' is no address of Flink's %s: write http://HOST:8081".formatted(address, what));
    }
  }

  private static boolean isLoopback(String bind) {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "there is no address '%s' to listen on: take 127.0.0.1, or one of this machine"
              .formatted(bind),
          e);
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "http://%s:%d over %s and %s%s"
        .formatted(bind, port, flinkUrl, database, token == null ? "" : ", with a token");
  }
}
