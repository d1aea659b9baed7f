package io.ennead.history.archive;

import io.ennead.history.file.Checksum;
import io.ennead.history.file.FileRefused;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches files of the archive with their checksums. */
final class ArchiveDownload {

  /** On the machine's clock; a month of 1m klines is 2 MB. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * @param url the root of the archive
   */
  ArchiveDownload(String url) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  String address(ArchiveFile file) {
    return url + file.path();
  }

  /**
   * Fetches a file into a folder, if the archive has it and its checksum.
   *
   * @return whether it is there
   * @throws FileRefused if it does not agree with its checksum
   */
  boolean fetch(ArchiveFile file, Path target) throws IOException, FileRefused {
    Path checksum = target.resolveSibling(target.getFileName() + ".CHECKSUM");
    return fetch(address(file) + ".CHECKSUM", checksum)
        && fetch(address(file), target)
        && Checksum.verify(target);
  }

  private boolean fetch(String address, Path target) throws IOException {
    HttpRequest get = HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).GET().build();
    HttpResponse<byte[]> answer;
    try {
      answer = http.send(get, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking for " + address);
    } catch (IOException e) {
      throw new IOException(address + " cannot be had: " + e, e);
    }
    if (answer.statusCode() == NOT_FOUND) {
      return false;
    }
    if (answer.statusCode() != OK) {
      throw new IOException(address + " answered with " + answer.statusCode());
    }
    Files.write(target, answer.body());
    return true;
  }
}
