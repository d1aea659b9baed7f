package io.ennead.context.sentiment;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A page over the JDK's HTTP client. */
final class HttpPage implements SentimentPage {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final URI address;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  HttpPage(URI address) {
    this.address = address;
  }

  @Override
  public String body() throws IOException {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(address + " answered with " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking " + address);
    }
  }
}
