package io.ennead.standalone.command;

import io.ennead.pipeline.arguments.OptionArguments;
import io.ennead.workflow.WorkflowService;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ennead workflow}: the workflow view by itself. */
@Command(
    name = "workflow",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves the workflow view over a cluster and a database that run already: a page, REST, push.",
      "It only reads, and starts whether they answer or not."
    })
public final class WorkflowCommand implements Callable<Integer> {

  static final int PORT = 8090;

  @Option(
      names = "--flink-url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "The cluster's REST address (default: ${DEFAULT-VALUE}).")
  private URI flinkUrl;

  @Option(
      names = "--flink-ui",
      paramLabel = "URL",
      description =
          "Where a browser finds Flink's web UI, if not at --flink-url: the page links to it.")
  private URI flinkUi;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + PORT,
      description = "Port to listen on (default: ${DEFAULT-VALUE}; 0: a free one).")
  private int port;

  @Mixin private WorkflowArguments access;
  @Mixin private DataArguments data;
  @Mixin private OptionArguments options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try (var database = data.openAsItIs(options.configuration());
        WorkflowService service =
            WorkflowService.start(
                access.options(
                    port, flinkUrl, flinkUi == null ? flinkUrl : flinkUi, database.options()))) {
      WorkflowView.closeAtTheEnd(service);
      PrintWriter out = spec.commandLine().getOut();
      out.println("workflow view  " + service.address());
      out.println("Flink          " + flinkUrl);
      out.println("database       " + database.options());
      out.flush();
      // Until Ctrl-C or SIGTERM.
      new CountDownLatch(1).await();
    }
    return ExitCodes.DONE;
  }
}
