package io.ennead.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.postgres.DatabaseOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatabaseSideTest {

  @Test
  void a_server_that_was_started_is_stopped_if_it_cannot_be_reached() throws IOException {
    AtomicInteger stopped = new AtomicInteger();
    DatabaseOptions nowhere =
        new DatabaseOptions("jdbc:postgresql://127.0.0.1:%d/x".formatted(freePort()), "me", null);

    assertThatThrownBy(() -> DatabaseSide.open(nowhere, stopped::incrementAndGet))
        .isInstanceOf(SQLException.class);
    assertThat(stopped).hasValue(1);
  }

  @Test
  void a_failure_to_stop_it_does_not_hide_why_it_was_not_reached() throws IOException {
    DatabaseOptions nowhere =
        new DatabaseOptions("jdbc:postgresql://127.0.0.1:%d/x".formatted(freePort()), "me", null);
    IOException second = new IOException("does not stop");

    assertThatThrownBy(
            () ->
                DatabaseSide.open(
                    nowhere,
                    () -> {
                      throw second;
                    }))
        .isInstanceOf(SQLException.class)
        .hasSuppressedException(second);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
