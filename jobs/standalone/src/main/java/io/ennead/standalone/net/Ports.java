package io.ennead.standalone.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
public final class Ports {

  private Ports() {}

  /**
   * The port to listen on.
   *
   * @param option the command line's name of it, for the message
   * @param wanted 0 for any
   * @param lastTime the port to prefer then; 0 for none
   * @throws IllegalArgumentException if the wanted one is taken
   */
  public static int choose(String option, int wanted, int lastTime) throws IOException {
    if (wanted != 0) {
      if (!isFree(wanted)) {
        throw new IllegalArgumentException(
            "port %d of 127.0.0.1 is taken: choose another %s, or 0 for a free one"
                .formatted(wanted, option));
      }
      return wanted;
    }
    return lastTime != 0 && isFree(lastTime) ? lastTime : anyFree();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
