package io.ennead.pipeline.arguments;

import io.ennead.postgres.DatabaseOptions;
import io.ennead.postgres.PostgresOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.ReadableConfig;
import picocli.CommandLine.Option;

/** On a command line: which database to use. */
public final class DatabaseArguments {

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "A PostgreSQL database: jdbc:postgresql://HOST:PORT/DATABASE.")
  private String url;

  @Option(names = "--user", paramLabel = "ROLE", description = "The role to connect as.")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the password; else ENNEAD_DB_PASSWORD or PGPASSWORD of the"
              + " environment is used.")
  private Path passwordFile;

  /** The database that was named here or in the options, if any. */
  public Optional<DatabaseOptions> database(ReadableConfig options) {
    String chosen = url != null ? url : options.get(PostgresOptions.URL);
    if (chosen == null) {
      return Optional.empty();
    }
    String role = user != null ? user : options.get(PostgresOptions.USER);
    String file = options.get(PostgresOptions.PASSWORD_FILE);
    Path password = passwordFile != null || file == null ? passwordFile : Path.of(file);
    return Optional.of(DatabaseOptions.of(chosen, role, password, System.getenv()));
  }
}
