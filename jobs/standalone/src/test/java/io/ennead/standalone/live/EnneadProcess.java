package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.standalone.Ennead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of ours as an operating-system process; it never outlives this JVM. */
public final class EnneadProcess implements AutoCloseable {

  private static final Pattern HEAP = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");

  private final Path printed;
  private final Process process;
  private final Thread exitHook;

  private EnneadProcess(Path printed, Process process) {
    this.printed = printed;
    this.process = process;
    this.exitHook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(exitHook);
  }

  /**
   * @param printed where its output goes
   */
  public static EnneadProcess start(Path printed, Object... arguments) throws IOException {
    return new EnneadProcess(printed, spawn(printed, List.of(arguments)));
  }

  /**
   * The same for those who kill it themselves.
   *
   * @param printed where its output goes
   */
  public static Process spawn(Path printed, List<?> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                tool("java"),
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-cp",
                System.getProperty("java.class.path"),
                Ennead.class.getName()));
    arguments.forEach(argument -> command.add(argument.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(printed.toFile())
        .start();
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  void assertRunning() throws IOException {
    assertThat(process.isAlive())
        .as("still running; it printed: %s", Files.readString(printed))
        .isTrue();
  }

  /** The first group of a pattern in what it prints, once it has. */
  public String awaitPrinted(Pattern pattern, Duration patience) {
    return await()
        .atMost(patience)
        .failFast(this::assertRunning)
        .until(
            () -> {
              Matcher found = pattern.matcher(Files.readString(printed));
              return found.find() ? found.group(1) : null;
            },
            text -> text != null);
  }

  /** Live bytes on its heap, after a full collection. */
  long liveHeap() throws IOException, InterruptedException {
    jcmd("GC.run");
    String told = jcmd("GC.heap_info");
    Matcher used = HEAP.matcher(told);
    assertThat(used.find()).as(told).isTrue();
    return Long.parseLong(used.group(1)) * 1_024;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(tool("jcmd"), Long.toString(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    String told = new String(jcmd.getInputStream().readAllBytes());
    assertThat(jcmd.waitFor()).as(told).isZero();
    return told;
  }

  /** As {@code kill -9}. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
    Runtime.getRuntime().removeShutdownHook(exitHook);
  }
}
