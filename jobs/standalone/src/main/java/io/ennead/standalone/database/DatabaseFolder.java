package io.ennead.standalone.database;

import io.ennead.postgres.DatabaseOptions;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * Where things lie: {@code data} (PostgreSQL's own), {@code program} (its binaries), {@code lock}
 * and {@code running.properties}, which tells other processes where the server is and outlives it.
 */
record DatabaseFolder(Path root) {

  static final String USER = "postgres";

  /** What the file says: the database and the process that started it. */
  record Running(String url, int port, long process) {
    DatabaseOptions options() {
      return new DatabaseOptions(url, USER, null);
    }
  }

  static DatabaseFolder of(Path directory) throws IOException {
    Path root = directory.toAbsolutePath().normalize().resolve("database");
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new IOException(
          "the folder %s cannot be made: choose another --data-dir".formatted(root), e);
    }
    return new DatabaseFolder(root.toRealPath());
  }

  Path data() {
    return root.resolve("data");
  }

  Path program() {
    return root.resolve("program");
  }

  Path lockFile() {
    return root.resolve("lock");
  }

  private Path runningFile() {
    return root.resolve("running.properties");
  }

  /** What was written at the last start, or null if there was none. */
  Running running() throws IOException {
    if (!Files.exists(runningFile())) {
      return null;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(runningFile())) {
      properties.load(reader);
    }
    return new Running(
        properties.getProperty("url"),
        Integer.parseInt(properties.getProperty("port")),
        Long.parseLong(properties.getProperty("process")));
  }

  void write(Running running) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("url", running.url());
    properties.setProperty("port", Integer.toString(running.port()));
    properties.setProperty("process", Long.toString(running.process()));
    Path unfinished = root.resolve("running.properties.new");
    try (Writer writer = Files.newBufferedWriter(unfinished)) {
      properties.store(writer, null);
    }
    Files.move(
        unfinished,
        runningFile(),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
