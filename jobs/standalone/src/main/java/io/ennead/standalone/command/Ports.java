package io.ennead.standalone.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on loopback. */
final class Ports {

  private Ports() {}

  /**
   * The port, or a free one for 0.
   *
   * @throws IllegalArgumentException if it is taken; the message says for what it was wanted
   */
  static int free(String purpose, String option, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (java.net.BindException e) {
      throw new IllegalArgumentException(
          "port %d is taken, which %s was to have: choose another with %s, or 0 for a free one"
              .formatted(port, purpose, option),
          e);
    }
  }
}
