package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Push clients on real sockets, one of ten of which never reads. */
class ManyClientsTest {

  /** At most 50 of each of two series are sent at once. */
  private static final int SCANS = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Test
  void those_who_read_get_every_update_and_those_who_do_not_are_let_go() throws Exception {
    assertThat(longestDelayMillis(40, 5)).isPositive();
  }

  @Test
  @Tag("proof")
  void those_who_read_get_each_update_within_a_second_and_memory_stays_bounded() throws Exception {
    long before = usedMemory();
    long longest = longestDelayMillis(200, 60);
    long after = usedMemory();

    System.out.printf(
        "200 push clients, 20 not reading: longest delay of 60 updates %d ms, memory %+d MB%n",
        longest, (after - before) / 1_000_000);
    assertThat(longest).isLessThan(1_000);
    assertThat(after - before).isLessThan(100_000_000);
  }

  /** From the commit of a row to its arrival at the last of those who read. */
  private static long longestDelayMillis(int clients, int updates) throws Exception {
    int others = clients / 10;
    List<AutoCloseable> open = new ArrayList<>();
    try (Stack stack = Stack.started()) {
      PushTest.awaitListening(stack);
      List<Reader> readers = new ArrayList<>();
      for (int i = 0; i < clients - others; i++) {
        readers.add(new Reader(stack.service().address()));
      }
      open.addAll(readers);
      for (int i = 0; i < others; i++) {
        open.add(connectAndNeverRead(stack.service().address()));
      }
      await().atMost(PATIENCE).until(() -> stats(stack, "push_clients") == clients);
      fillTheirBuffers(stack);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(readers)
                      .allMatch(reader -> reader.all("consensus_calculation").size() == SCANS));
      long longest = 0;
      for (int update = 0; update < updates; update++) {
        longest = Math.max(longest, delayMillis(stack, readers, update));
      }
      await().atMost(PATIENCE).until(() -> stats(stack, "push_clients_dropped") == others);
      assertThat(stats(stack, "push_clients")).isEqualTo(clients - others);
      return longest;
    } finally {
      for (AutoCloseable each : open) {
        each.close();
      }
    }
  }

  private static long delayMillis(Stack stack, List<Reader> readers, int update) {
    Market.candles(
        stack.database, "date_trunc('minute', now()) + interval '%d minutes'".formatted(update), 1);
    long committed = System.nanoTime();
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(PATIENCE)
        .until(
            () ->
                readers.stream()
                    .allMatch(reader -> reader.all("candle_complete").size() == 2 * (update + 1)));
    long last =
        readers.stream()
            .mapToLong(reader -> reader.all("candle_complete").get(2 * update + 1).at())
            .max()
            .orElseThrow();
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(last - committed));
  }

  /** Scans with long reasons: a megabyte, which is more than a socket holds. */
  private static void fillTheirBuffers(Stack stack) {
    stack.database.execute(
        """
        insert into decisions select exchange, symbol, interval, close_time + interval '1 hour',
          verdict, reason, value, threshold, direction, probability, confidence, agreeing, boost,
          (select jsonb_agg(vote || jsonb_build_object('reasons',
            jsonb_build_array(repeat('long ', 200)))) from jsonb_array_elements(votes) as vote),
          gates, now()
        from decisions
        """);
  }

  private static Socket connectAndNeverRead(URI service) throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
    socket
        .getOutputStream()
        .write(
            ("GET /ws HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .formatted(service.getAuthority())
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static long stats(Stack stack, String figure) throws Exception {
    return stack.client().get("/api/system/stats").get(figure).asLong();
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
