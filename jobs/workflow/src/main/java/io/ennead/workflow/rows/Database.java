package io.ennead.workflow.rows;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.workflow.Unreachable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** A pool of connections that can only read, and wait for no answer longer than a few seconds. */
public final class Database implements AutoCloseable {

  /** How long a free connection is waited for. */
  private static final Duration CONNECTION = Duration.ofSeconds(3);

  /** The longest that a statement may take. */
  static final Duration STATEMENT = Duration.ofSeconds(15);

  /** What is said of a database in which no job has made its tables. */
  public static final String NO_TABLES =
      "it has no tables of Ennead yet, or others than this version reads: a job makes them when it starts";

  private static final int MOST_CONNECTIONS = 6;

  /** PostgreSQL's states for a table or a column that is not there. */
  private static final Set<String> MISSING = Set.of("42P01", "42703");

  private final DatabaseOptions options;
  private final HikariDataSource pool;

  public Database(DatabaseOptions options) {
    this.options = options;
    HikariConfig config = new HikariConfig();
    config.setPoolName("workflow");
    config.setJdbcUrl(options.url());
    config.setUsername(options.user());
    config.setPassword(options.password());
    config.setReadOnly(true);
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "ennead workflow");
    config.addDataSourceProperty("connectTimeout", 2);
    config.addDataSourceProperty("socketTimeout", STATEMENT.toSeconds() + 5);
    config.addDataSourceProperty("tcpKeepAlive", true);
    // Planning over a partition a month takes several times what the plan does; pruning works with
    // a generic plan as well.
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c default_transaction_read_only=on -c plan_cache_mode=force_generic_plan"
            .formatted(STATEMENT.toMillis()));
    pool = new HikariDataSource(config);
  }

  /** A question in SQL. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** The answer of the database. */
  public <T> T read(Question<T> question) throws Unreachable {
    try (Connection connection = pool.getConnection()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw new Unreachable("database", "%s: %s".formatted(options, reason(e)), e);
    }
  }

  /** Without the pool's own words where there is a cause that says more. */
  private static String reason(SQLException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof SQLException refused
        && MISSING.contains(String.valueOf(refused.getSQLState()))) {
      return NO_TABLES;
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  public DatabaseOptions options() {
    return options;
  }

  @Override
  public void close() {
    pool.close();
  }
}
