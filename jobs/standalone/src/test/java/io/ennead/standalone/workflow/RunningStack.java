package io.ennead.standalone.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.standalone.live.EnneadProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./ennead run} as a process of its own. */
final class RunningStack implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("workflow view +(http://\\S+)");

  private final Process process;
  private final Path printed;

  private RunningStack(Process process, Path printed) {
    this.process = process;
    this.printed = printed;
  }

  static RunningStack start(Path folder, String... arguments) throws IOException {
    Files.createDirectories(folder);
    List<String> command =
        new ArrayList<>(
            List.of(
                "run", "--data-dir", folder.toString(), "--web-port", "0", "--workflow-port", "0"));
    command.addAll(List.of(arguments));
    Path printed = folder.resolve("printed");
    Process process = EnneadProcess.spawn(printed, command);
    return new RunningStack(process, printed);
  }

  /** Where the workflow view is, once it is there. */
  URI workflowView() {
    return await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> {
              String text = Files.readString(printed);
              assertThat(process.isAlive()).as("still running; it printed: %s", text).isTrue();
              Matcher address = ADDRESS.matcher(text);
              return address.find() ? URI.create(address.group(1)) : null;
            },
            address -> address != null);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
