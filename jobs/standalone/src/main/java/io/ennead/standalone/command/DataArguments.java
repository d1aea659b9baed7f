package io.ennead.standalone.command;

import io.ennead.pipeline.arguments.DatabaseArguments;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.postgres.Migrations;
import io.ennead.standalone.database.LocalDatabase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.ReadableConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** On a command line: where this machine's data lies, and which database to use instead of its. */
final class DataArguments {

  /** A database in use; closing it ends the server that was started for it, if any. */
  record OpenDatabase(DatabaseOptions options, AutoCloseable server) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      server.close();
    }
  }

  @Mixin private DatabaseArguments database;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Where the embedded database, checkpoints and logs lie (default: ennead-data beside the"
              + " launcher).")
  private Path dataDirectory =
      Path.of(System.getProperty("ennead.home", ".")).resolve("ennead-data");

  @Option(
      names = "--database-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the embedded database (default: a free one).")
  private int databasePort;

  /** The folder of this machine's data. */
  Path directory() {
    Path directory = dataDirectory.toAbsolutePath().normalize();
    Logging.into(directory.resolve("log"));
    return directory;
  }

  /** Opens the database that was named, or the embedded one; its schema is brought up to date. */
  OpenDatabase open(ReadableConfig options, PrintWriter err) throws Exception {
    Path directory = directory();
    Optional<DatabaseOptions> named = database.database(options);
    OpenDatabase opened =
        named.isPresent() ? new OpenDatabase(named.get(), () -> {}) : embedded(directory);
    try {
      int applied = Migrations.apply(opened.options());
      if (applied > 0) {
        err.println("Brought the schema of " + opened.options() + " up to date.");
      }
      return opened;
    } catch (Exception e) {
      opened.close();
      throw e;
    }
  }

  /** Opens the database that was named, or the embedded one, for somebody who only reads. */
  OpenDatabase openAsItIs(ReadableConfig options) throws Exception {
    Path directory = directory();
    Optional<DatabaseOptions> named = database.database(options);
    if (named.isPresent()) {
      return new OpenDatabase(named.get(), () -> {});
    }
    LocalDatabase local = LocalDatabase.open(directory, databasePort);
    return new OpenDatabase(local.options(), local);
  }

  private OpenDatabase embedded(Path directory) throws Exception {
    LocalDatabase local = LocalDatabase.open(directory, databasePort).takingOver(directory);
    return new OpenDatabase(local.options(), local);
  }
}
