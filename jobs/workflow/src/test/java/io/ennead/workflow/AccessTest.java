package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.postgres.DatabaseOptions;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {

  private static final URI FLINK = URI.create("http://127.0.0.1:8081");

  private static final DatabaseOptions DATABASE =
      new DatabaseOptions("jdbc:postgresql://127.0.0.1:5432/ennead", "ennead", null);

  @Test
  void an_address_of_a_network_needs_a_token() {
    assertThatThrownBy(() -> options("0.0.0.0", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0.0.0")
        .hasMessageContaining("--token-file")
        .hasMessageContaining("ENNEAD_WORKFLOW_TOKEN");
    assertThatThrownBy(() -> options("0.0.0.0", "short"))
        .hasMessageContaining("at least 16")
        .hasMessageNotContaining("short ");
    assertThat(options("0.0.0.0", Stack.TOKEN).toString()).doesNotContain(Stack.TOKEN);
    assertThat(options("127.0.0.1", null).token()).isNull();
  }

  @Test
  void a_request_must_bear_the_token() throws Exception {
    try (Stack stack = Stack.withToken()) {
      assertThat(stack.client().ask("/health").status()).isEqualTo(401);
      assertThat(stack.client().ask("/health", "Authorization", "Bearer wrong").status())
          .isEqualTo(401);
      assertThat(stack.client().ask("/health", "Authorization", "Bearer " + Stack.TOKEN).status())
          .isEqualTo(200);
      assertThat(stack.client().ask("/health", "Cookie", "ennead-token=wrong").status())
          .isEqualTo(401);
      assertThat(raw(stack, "GET /?token=a%20token%20of%20some%20length HTTP/1.1", "127.0.0.1"))
          .startsWith("HTTP/1.1 302")
          .contains("HttpOnly")
          .contains("SameSite=Strict");
      assertThat(raw(stack, "GET / HTTP/1.1", "127.0.0.1")).startsWith("HTTP/1.1 401");
      assertThat(raw(stack, "GET / HTTP/1.1\r\nAccept: text/html", "127.0.0.1"))
          .startsWith("HTTP/1.1 401")
          .contains("<input name=\"token\"");
      assertThat(raw(stack, "GET /ws HTTP/1.1", "127.0.0.1")).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void pages_of_other_origins_are_refused_unless_named() throws Exception {
    try (Stack stack = Stack.started()) {
      Client.Answer refused = stack.client().ask("/health", "Origin", "https://evil.example.com");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().get("error").asText())
          .contains("https://evil.example.com")
          .contains("--origin");
      assertThat(stack.client().ask("/health", "Origin", "https://ops.example.com").status())
          .isEqualTo(200);
      String own = "http://127.0.0.1:" + stack.service().address().getPort();
      assertThat(stack.client().ask("/health", "Origin", own).status()).isEqualTo(200);
      assertThat(
              raw(
                  stack,
                  "GET /ws HTTP/1.1\r\nOrigin: https://evil.example.com\r\nUpgrade: websocket\r\n"
                      + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                  "127.0.0.1:" + stack.service().address().getPort()))
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void without_a_token_only_names_of_loopback_are_answered_so_that_no_name_can_be_rebound()
      throws Exception {
    try (Stack stack = Stack.started()) {
      assertThat(raw(stack, "GET /health HTTP/1.1", "evil.example.com"))
          .startsWith("HTTP/1.1 403")
          .contains("evil.example.com");
      assertThat(raw(stack, "GET /health HTTP/1.1", "localhost")).startsWith("HTTP/1.1 200");
    }
  }

  private static WorkflowOptions options(String bind, String token) {
    return new WorkflowOptions(bind, 0, token, Set.of(), FLINK, FLINK, DATABASE);
  }

  /** A request that a client library would not send. */
  private static String raw(Stack stack, String head, String host) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", stack.service().address().getPort())) {
      socket.setSoTimeout(30_000);
      String connection = head.contains("Upgrade") ? "" : "Connection: close\r\n";
      socket
          .getOutputStream()
          .write(
              "%s\r\nHost: %s\r\n%s\r\n"
                  .formatted(head, host, connection)
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      byte[] begin = in.readNBytes(head.contains("Upgrade") ? 12 : 1_000_000);
      return new String(begin, StandardCharsets.UTF_8);
    }
  }
}
