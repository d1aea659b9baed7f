package io.ennead.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A new database with the schema in it, on the one server of this JVM. The server forgets fsync and
 * ends with the JVM; a database is a copy of a template, which takes tens of milliseconds.
 */
public final class TestDatabase {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String TEMPLATE = "ennead_template";

  private final DatabaseOptions options;

  private TestDatabase(DatabaseOptions options) {
    this.options = options;
  }

  /** A database with the current schema and no rows. */
  public static TestDatabase migrated() {
    return created(" template " + Server.TEMPLATE.options.url().replaceAll(".*/", ""));
  }

  /** A database that stands already. */
  static TestDatabase at(DatabaseOptions options) {
    return new TestDatabase(options);
  }

  /** A database without our schema. */
  public static TestDatabase empty() {
    return created("");
  }

  private static TestDatabase created(String from) {
    return create("test_" + COUNT.incrementAndGet(), from);
  }

  private static TestDatabase create(String name, String from) {
    new TestDatabase(Server.options("postgres")).execute("create database " + name + from);
    return new TestDatabase(Server.options(name));
  }

  public DatabaseOptions options() {
    return options;
  }

  public void execute(String sql) {
    try (Connection connection = options.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The rows of a query as text, columns joined by {@code |}, NULL as {@code -}. */
  public List<String> rows(String query) {
    try (Connection connection = options.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          String value = result.getString(column);
          values.add(value == null ? "-" : value);
        }
        rows.add(String.join("|", values));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  public String value(String query) {
    return rows(query).get(0);
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();
    static final TestDatabase TEMPLATE = migratedTemplate();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("max_connections", "100")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static TestDatabase migratedTemplate() {
      TestDatabase template = create(TestDatabase.TEMPLATE, "");
      Migrations.apply(template.options);
      return template;
    }

    static DatabaseOptions options(String database) {
      return new DatabaseOptions(
          "jdbc:postgresql://127.0.0.1:%d/%s".formatted(POSTGRES.getPort(), database),
          "postgres",
          null);
    }
  }
}
