package io.ennead.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * A broker without ZooKeeper as a process of its own, on loopback, which can be killed with -9 and
 * started again. The tests that use it have {@code kafka_2.13} on their class path.
 */
public final class KafkaBroker implements AutoCloseable {

  private static final int UP_WITHIN_SECONDS = 120;

  private final Path folder;
  private final Path properties;
  private final int port = freePort();
  private final Thread exitHook = new Thread(this::destroy);
  private Process process;

  /** Makes a broker in an empty folder and starts it. */
  public KafkaBroker(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.properties = folder.resolve("server.properties");
    Files.write(properties, settings());
    run("kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c").waitFor();
    Runtime.getRuntime().addShutdownHook(exitHook);
    start();
  }

  private List<String> settings() {
    int controller = freePort();
    return List.of(
        "process.roles=broker,controller",
        "node.id=1",
        "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
        "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
        "controller.listener.names=CONTROLLER",
        "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
        "controller.quorum.voters=1@127.0.0.1:" + controller,
        "log.dirs=" + folder.resolve("data"),
        "offsets.topic.replication.factor=1",
        "offsets.topic.num.partitions=1",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "transaction.state.log.num.partitions=4",
        "share.coordinator.state.topic.replication.factor=1",
        "share.coordinator.state.topic.min.isr=1",
        "group.initial.rebalance.delay.ms=0");
  }

  /** Starts it and waits until it answers. */
  public void start() throws Exception {
    process = run("kafka.Kafka");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(UP_WITHIN_SECONDS);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("no broker:\n" + Files.readString(log()));
      }
    }
  }

  private boolean answers() throws InterruptedException {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers()))) {
      return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private Process run(String main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(List.of(arguments));
    command.add(properties.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return folder.resolve("log");
  }

  /** As {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void destroy() {
    process.destroyForcibly();
  }

  /** For {@code kafka.bootstrap-servers}. */
  public String servers() {
    return "127.0.0.1:" + port;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
    Runtime.getRuntime().removeShutdownHook(exitHook);
  }
}
