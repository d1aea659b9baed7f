package io.ennead.standalone.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One operating-system process of a cluster; it never outlives this JVM. */
final class FlinkProcess implements AutoCloseable {

  private static final String JOB_MANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String APPLICATION =
      "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

  private final String name;
  private final Path log;
  private final Process process;
  private final Thread exitHook;

  private FlinkProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.exitHook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(exitHook);
  }

  /** A JobManager that waits for jobs. */
  static FlinkProcess jobManager(FlinkHome home) {
    return start(
        home,
        "jobmanager",
        home.resources("GET_JM_RESOURCE_PARAMS"),
        JOB_MANAGER,
        List.of("--executionMode", "cluster"),
        Map.of());
  }

  /**
   * A JobManager of one job, the jar in usrlib; what {@code standalone-job} starts in the image.
   */
  static FlinkProcess application(
      FlinkHome home, List<String> arguments, Map<String, String> environment) {
    return start(
        home,
        "standalone-job",
        home.resources("GET_JM_RESOURCE_PARAMS"),
        APPLICATION,
        arguments,
        environment);
  }

  static FlinkProcess taskManager(FlinkHome home, String id, Map<String, String> environment) {
    return start(
        home,
        id,
        home.resources("GET_TM_RESOURCE_PARAMS"),
        TASK_MANAGER,
        List.of("-D", "taskmanager.resource-id=" + id),
        environment);
  }

  private static FlinkProcess start(
      FlinkHome home,
      String name,
      FlinkHome.Resources resources,
      String main,
      List<String> arguments,
      Map<String, String> environment) {
    List<String> command = new ArrayList<>(List.of(FlinkHome.java()));
    command.addAll(resources.jvmFlags());
    command.addAll(home.javaOptions());
    command.add("-Djava.io.tmpdir=" + home.temporary());
    command.add("-Dlog4j.configurationFile=" + home.conf().resolve("log4j2.properties"));
    command.addAll(List.of("-cp", home.classPath(), main));
    command.addAll(List.of("--configDir", home.conf().toString()));
    command.addAll(resources.arguments());
    command.addAll(arguments);
    Path log = home.logs().resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("FLINK_CONF_DIR", home.conf().toString());
    builder.environment().put("FLINK_LIB_DIR", home.lib().toString());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.redirectInput(new File("/dev/null"));
    try {
      return new FlinkProcess(name, log, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The exit code of a process that is to end by itself. */
  int awaitExit(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("%s still runs after %d s: see %s".formatted(name, seconds, log));
    }
    return process.exitValue();
  }

  /** As {@code kill -9}: it gets no chance to say goodbye. */
  void kill() {
    close();
  }

  String logText() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // SIGKILL on Linux.
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(exitHook);
  }
}
