package io.ennead.standalone.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before an exchange's streams, and ends and refuses the connections that ask for some
 * symbols.
 */
final class StreamProxy implements AutoCloseable {

  private static final int LONGEST_REQUEST = 8_192;

  private record Joined(String request, Socket client, Socket server) {}

  private final URI target;
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<String> refused = new HashSet<>();
  private final List<Joined> joined = new ArrayList<>();

  StreamProxy(URI target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + door.getLocalPort());
  }

  synchronized void refuse(String symbol) {
    refused.add(symbol.toLowerCase(Locale.ROOT) + "@");
    for (Joined each : List.copyOf(joined)) {
      if (isRefused(each.request())) {
        joined.remove(each);
        end(each.client());
        end(each.server());
      }
    }
  }

  synchronized void allow(String symbol) {
    refused.remove(symbol.toLowerCase(Locale.ROOT) + "@");
  }

  private boolean isRefused(String request) {
    return refused.stream().anyMatch(request::contains);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        threads.execute(() -> join(client));
      } catch (IOException closed) {
        // The test is over, or the client has gone again.
      }
    }
  }

  private void join(Socket client) {
    try {
      String request = request(client.getInputStream());
      Socket server = new Socket(target.getHost(), target.getPort());
      synchronized (this) {
        if (isRefused(request)) {
          end(client);
          end(server);
          return;
        }
        joined.add(new Joined(request, client, server));
      }
      server.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      threads.execute(() -> pass(server, client));
      pass(client, server);
    } catch (IOException e) {
      end(client);
    }
  }

  /** The request up to its empty line. */
  private static String request(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0 || text.length() > LONGEST_REQUEST) {
        throw new IOException("no request, but " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }

  private static void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException over) {
      // One side has ended: so does the other.
    }
    end(from);
    end(to);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed all the same.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    synchronized (this) {
      joined.forEach(
          each -> {
            end(each.client());
            end(each.server());
          });
    }
    threads.shutdownNow();
  }
}
