package io.ennead.workflow.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.workflow.Unreachable;
import io.ennead.workflow.WorkflowOptions;
import io.ennead.workflow.http.Parameters.Wrong;
import io.ennead.workflow.push.PushHub;
import io.ennead.workflow.rows.Database;
import io.ennead.workflow.status.WorkflowStatus;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP and WebSocket server. */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int MOST_THREADS = 24;
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final long LONGEST_MESSAGE = 4_096;
  private static final int SEND_BUFFER = 256 * 1024;
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  private final WorkflowOptions options;
  private final Javalin server;

  private WebServer(WorkflowOptions options, Javalin server) {
    this.options = options;
    this.server = server;
  }

  /** Starts to listen. */
  public static WebServer start(
      WorkflowOptions options,
      Database database,
      WorkflowStatus status,
      Health health,
      PushHub hub) {
    Access access = new Access(options);
    HandlingTimes times = new HandlingTimes();
    Javalin server =
        Javalin.create(
            config -> {
              configure(config, options);
              config.jetty.modifyServer(jetty -> jetty.setHandler(times));
              RoutesConfig routes = config.routes;
              routes.before(access::check);
              routes.get("/api/system/workflow", request -> request.json(status.document()));
              routes.get("/api/system/stats", request -> request.json(health.stats(times)));
              routes.get("/health", request -> request.json(health.document()));
              new Api(database).add(routes);
              errors(routes);
              routes.wsBeforeUpgrade("/ws", access::check);
              routes.ws(
                  "/ws",
                  ws -> {
                    ws.onConnect(
                        client ->
                            hub.add(
                                client.session,
                                PushHub.message("workflow_status", status.document())));
                    ws.onClose(client -> hub.remove(client.session));
                    ws.onError(client -> hub.remove(client.session));
                  });
            });
    server.start(options.bind(), options.port());
    boundBuffers(server);
    return new WebServer(options, server);
  }

  private static void configure(JavalinConfig config, WorkflowOptions options) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.asyncTimeout = IDLE.toMillis();
    config.http.maxRequestSize = LONGEST_MESSAGE;
    config.jsonMapper(new JavalinJackson(JSON, false));
    config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, 4, (int) IDLE.toMillis());
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setIdleTimeout(IDLE.toMillis());
        });
    config.jetty.modifyWebSocketServletFactory(
        ws -> {
          ws.setIdleTimeout(IDLE);
          ws.setMaxTextMessageSize(LONGEST_MESSAGE);
        });
    config.staticFiles.add("/io/ennead/workflow/page", Location.CLASSPATH);
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/lib/echarts";
          files.directory = "/META-INF/resources/webjars/echarts/5.5.0";
          files.location = Location.CLASSPATH;
        });
  }

  /** What a client does not read waits in the kernel no longer than this. */
  private static void boundBuffers(Javalin server) {
    for (Connector connector : server.jettyServer().server().getConnectors()) {
      if (connector instanceof ServerConnector tcp) {
        tcp.setAcceptedSendBufferSize(SEND_BUFFER);
      }
    }
  }

  private static void errors(RoutesConfig routes) {
    routes.exception(Access.Refused.class, (refused, request) -> {});
    routes.exception(
        Wrong.class,
        (wrong, request) ->
            request.status(HttpStatus.BAD_REQUEST).json(Map.of("error", wrong.getMessage())));
    routes.exception(
        Unreachable.class,
        (e, request) -> {
          ObjectNode answer = JSON.createObjectNode();
          answer.put("status", "unreachable");
          answer.put("part", e.part());
          answer.put("reason", e.getMessage());
          request.status(HttpStatus.SERVICE_UNAVAILABLE).json(answer);
        });
    routes.exception(
        HttpResponseException.class,
        (e, request) -> request.status(e.getStatus()).json(Map.of("error", e.getMessage())));
    routes.exception(
        RuntimeException.class,
        (e, request) -> {
          LOG.error("{} {} failed", request.method(), request.path(), e);
          request
              .status(HttpStatus.INTERNAL_SERVER_ERROR)
              .json(Map.of("error", "the request failed: the service's log says why"));
        });
  }

  /** Where the page is. */
  public URI address() {
    return Access.address(options.bind(), server.port());
  }

  @Override
  public void close() {
    server.stop();
  }
}
