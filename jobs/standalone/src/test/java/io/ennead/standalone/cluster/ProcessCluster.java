package io.ennead.standalone.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A standalone Flink cluster of operating-system processes, with the project's own configuration;
 * only ports and folders are the test's.
 */
final class ProcessCluster implements AutoCloseable {

  private static final Duration UP_WITHIN = Duration.ofSeconds(120);

  private final FlinkHome home;
  private final String url;
  private final FlinkRest rest;
  private FlinkProcess jobManager;
  private final Map<String, FlinkProcess> taskManagers = new LinkedHashMap<>();

  private int started;

  private ProcessCluster(FlinkHome home, int restPort) {
    this.home = home;
    this.url = "http://127.0.0.1:" + restPort;
    this.rest = new FlinkRest(url);
    this.jobManager = FlinkProcess.jobManager(home);
  }

  /**
   * A cluster that is up.
   *
   * @param settings of Flink's own configuration that differ from the project's
   */
  static ProcessCluster start(String name, int taskManagers, Map<String, String> settings) {
    int restPort = freePort();
    Map<String, String> all = ownPlace(name, restPort);
    all.putAll(settings);
    ProcessCluster cluster = new ProcessCluster(FlinkHome.layOut(name, all), restPort);
    try {
      for (int i = 0; i < taskManagers; i++) {
        cluster.startTaskManager();
      }
      cluster.awaitTaskManagers(taskManagers);
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** Settings that keep a cluster out of the way of others. */
  static Map<String, String> ownPlace(String name, int restPort) {
    Path folder = Path.of("target/cluster", name, "tmp").toAbsolutePath();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("rest.port", Integer.toString(restPort));
    settings.put("jobmanager.rpc.port", Integer.toString(freePort()));
    settings.put("io.tmp.dirs", folder.toString());
    settings.put("execution.checkpointing.dir", folder.resolve("checkpoints").toUri().toString());
    settings.put(
        "execution.checkpointing.savepoint-dir", folder.resolve("savepoints").toUri().toString());
    return settings;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return url;
  }

  FlinkRest rest() {
    return rest;
  }

  FlinkHome home() {
    return home;
  }

  void startTaskManager() {
    String id = "tm-" + ++started;
    taskManagers.put(id, FlinkProcess.taskManager(home, id, Map.of()));
  }

  /** Kills a TaskManager with -9. */
  void killTaskManager(String id) {
    taskManagers.remove(id).kill();
  }

  /** Kills the JobManager with -9 and starts another, which knows nothing of its jobs. */
  void replaceJobManager() {
    jobManager.kill();
    jobManager = FlinkProcess.jobManager(home);
    awaitTaskManagers(taskManagers.size());
  }

  void awaitTaskManagers(int count) {
    await()
        .atMost(UP_WITHIN)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              if (!jobManager.isAlive()) {
                throw new IllegalStateException("no JobManager:\n" + jobManager.logText());
              }
              return rest.taskManagers() == count;
            });
  }

  /** Ends all processes; configuration and logs stay in {@code target/cluster}. */
  @Override
  public void close() {
    taskManagers.values().forEach(FlinkProcess::close);
    jobManager.close();
    home.clean();
  }
}
