package io.ennead.standalone.command;

import io.ennead.postgres.DatabaseOptions;
import io.ennead.standalone.net.Ports;
import io.ennead.workflow.WorkflowService;
import java.io.IOException;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** On a command line: the workflow view beside a run. */
final class WorkflowView {

  private static final String PORT = "--workflow-port";

  @Option(
      names = PORT,
      paramLabel = "PORT",
      description =
          "Port of the workflow view (default: 8090, or a free one if it is taken; 0: a free one).")
  private Integer port;

  @Mixin private WorkflowArguments access;

  /**
   * Starts the view.
   *
   * @param webPort of Flink's REST API on loopback
   */
  WorkflowService start(int webPort, DatabaseOptions database) throws IOException {
    URI flink = URI.create("http://127.0.0.1:" + webPort);
    int chosen = port == null ? WorkflowCommand.PORT : port == 0 ? 0 : Ports.choose(PORT, port, 0);
    try {
      return closed(WorkflowService.start(access.options(chosen, flink, flink, database)));
    } catch (WorkflowService.PortTaken taken) {
      if (port != null) {
        throw taken;
      }
      return closed(WorkflowService.start(access.options(0, flink, flink, database)));
    }
  }

  private static WorkflowService closed(WorkflowService service) {
    closeAtTheEnd(service);
    return service;
  }

  /** Says goodbye to who listens when the process is asked to end. */
  static void closeAtTheEnd(WorkflowService service) {
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "workflow-close"));
  }
}
