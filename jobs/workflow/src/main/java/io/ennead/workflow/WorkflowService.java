package io.ennead.workflow;

import io.ennead.workflow.flink.FlinkRest;
import io.ennead.workflow.flink.JobReader;
import io.ennead.workflow.http.Health;
import io.ennead.workflow.http.WebServer;
import io.ennead.workflow.push.PushHub;
import io.ennead.workflow.push.RowListener;
import io.ennead.workflow.push.StatusTicker;
import io.ennead.workflow.rows.Database;
import io.ennead.workflow.status.WorkflowStatus;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The service: REST, push and page on one port. It starts whether the cluster and the database
 * answer or not, and says which does not.
 */
public final class WorkflowService implements AutoCloseable {

  private final FlinkRest flink;
  private final Database database;
  private final ScheduledExecutorService timer;
  private final PushHub hub;
  private final RowListener listener;
  private final WebServer server;

  /** Another process listens on the port. */
  public static final class PortTaken extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    PortTaken(WorkflowOptions options, Throwable cause) {
      super(
          "port %d of %s is taken: choose another, or 0 for a free one"
              .formatted(options.port(), options.bind()),
          cause);
    }
  }

  private WorkflowService(WorkflowOptions options) {
    flink = new FlinkRest(options.flinkUrl());
    database = new Database(options.database());
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "workflow-timer");
              thread.setDaemon(true);
              return thread;
            });
    hub = new PushHub(timer);
    WorkflowStatus status = new WorkflowStatus(options.flinkUi(), new JobReader(flink), database);
    listener = new RowListener(database, hub);
    server = listen(options, status);
    new StatusTicker(status, hub).start(timer);
  }

  private WebServer listen(WorkflowOptions options, WorkflowStatus status) {
    try {
      Health health = new Health(options, status, listener, hub);
      return WebServer.start(options, database, status, health, hub);
    } catch (JavalinBindException e) {
      timer.shutdownNow();
      listener.close();
      database.close();
      flink.close();
      throw new PortTaken(options, e);
    }
  }

  /**
   * Starts to listen.
   *
   * @throws PortTaken if another process does on that port
   */
  public static WorkflowService start(WorkflowOptions options) {
    return new WorkflowService(options);
  }

  /** Where the page is, e.g. {@code http://127.0.0.1:8090}. */
  public URI address() {
    return server.address();
  }

  /** Says goodbye to who listens, then lets go of everything. */
  @Override
  public void close() {
    hub.close();
    timer.shutdownNow();
    server.close();
    listener.close();
    database.close();
    flink.close();
  }
}
