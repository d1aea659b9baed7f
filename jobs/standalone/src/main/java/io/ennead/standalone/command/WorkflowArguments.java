package io.ennead.standalone.command;

import io.ennead.postgres.DatabaseOptions;
import io.ennead.workflow.WorkflowOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** On a command line: who may open the workflow view from where. */
final class WorkflowArguments {

  private static final String TOKEN_VARIABLE = "ENNEAD_WORKFLOW_TOKEN";

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address that the workflow view listens on (default: ${DEFAULT-VALUE}). Any other than"
              + " loopback needs a token.")
  private String bind;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the token that requests must bear; else it comes from the"
              + " environment: ENNEAD_WORKFLOW_TOKEN.")
  private Path tokenFile;

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      description =
          "A page elsewhere that may read the service, e.g. https://ops.example.com; may be"
              + " repeated.")
  private Set<String> origins = new LinkedHashSet<>();

  /** The options of a service over a cluster and a database. */
  WorkflowOptions options(int port, URI flinkUrl, URI flinkUi, DatabaseOptions database)
      throws IOException {
    return new WorkflowOptions(
        bind, port, token(System.getenv()), origins, flinkUrl, flinkUi, database);
  }

  private String token(Map<String, String> environment) throws IOException {
    if (tokenFile == null) {
      return environment.get(TOKEN_VARIABLE);
    }
    try (var lines = Files.lines(tokenFile)) {
      return lines
          .findFirst()
          .map(String::strip)
          .orElseThrow(() -> new IllegalArgumentException("token file " + tokenFile + " is empty"));
    }
  }
}
