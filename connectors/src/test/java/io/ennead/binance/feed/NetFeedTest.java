package io.ennead.binance.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NetFeedTest {

  @Test
  void a_refusal_that_comes_after_the_feed_was_closed_is_still_told() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.countDown();
          try {
            closed.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.getResponseHeaders().add("Retry-After", "7");
          exchange.sendResponseHeaders(429, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      NetFeed feed = new NetFeed(url, url, Duration.ofMinutes(1));
      CompletableFuture<RestAnswer> answer = feed.get(new RestRequest("/api/v3/time", "", 1));
      assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

      feed.close();
      closed.countDown();

      assertThat(answer.get(1, TimeUnit.MINUTES).status()).isEqualTo(429);
      assertThat(answer.get().retryAfterSeconds()).isEqualTo(OptionalLong.of(7));
    } finally {
      server.stop(0);
    }
  }
}
