package io.ennead.standalone.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own that opens the database and inserts one row after the other, each committed
 * before its number is printed.
 */
final class OtherProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final String url;
  private final boolean owner;

  private int acknowledged;

  private OtherProcess(Process process) throws IOException {
    this.process = process;
    this.output = process.inputReader();
    String first = output.readLine();
    if (first == null) {
      throw new IOException("the other process ended before it opened the database");
    }
    this.url = first;
    this.owner = Boolean.parseBoolean(output.readLine());
  }

  static OtherProcess opening(Path directory) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), directory);
  }

  /**
   * @param prefix of the command, e.g. to become another user
   */
  static OtherProcess start(List<String> prefix, String classPath, Path directory)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-cp", classPath));
    command.addAll(List.of(OtherProcess.class.getName(), directory.toString()));
    return new OtherProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  String url() {
    return url;
  }

  boolean isOwner() {
    return owner;
  }

  /** Returns once so many rows have been committed. */
  int rowsAfter(int rows) throws IOException {
    while (acknowledged < rows) {
      acknowledged = Integer.parseInt(output.readLine());
    }
    return acknowledged;
  }

  /** kill -9; returns how many rows it had reported as committed. */
  int kill() throws IOException {
    // Not by the process itself, which would close the output that is still to be read.
    process.toHandle().destroyForcibly();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      acknowledged = Integer.parseInt(line);
    }
    process.onExit().join();
    return acknowledged;
  }

  /** As Ctrl-C or a service manager ends it: exit hooks run. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** The process itself: writes until it is ended or the server is gone. */
  public static void main(String[] arguments) throws Exception {
    LocalDatabase database = LocalDatabase.open(Path.of(arguments[0]), 0);
    System.out.println(database.options().url());
    System.out.println(database.isOwner());
    try (Connection connection = database.options().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists counted (n int)");
      for (int n = 1; ; n++) {
        statement.execute("insert into counted values (" + n + ")");
        System.out.println(n);
      }
    } catch (SQLException e) {
      // The server was stopped or killed: wait for the end that the test has in mind.
      Thread.currentThread().join();
    }
  }
}
