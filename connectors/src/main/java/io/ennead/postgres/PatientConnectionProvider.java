package io.ennead.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one sink writer. When it breaks, the writer's next attempt waits here until the
 * database is back, up to the patience. Used by one thread, the task's.
 */
final class PatientConnectionProvider implements JdbcConnectionProvider {

  /** A batch takes well under a second; a server that is silent for this long is gone. */
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(PatientConnectionProvider.class);
  private static final int CHECK_SECONDS = 5;

  private final DatabaseOptions database;
  private final Patience patience;
  private final transient WriteMetrics metrics;

  private transient Connection connection;

  PatientConnectionProvider(DatabaseOptions database, Patience patience, WriteMetrics metrics) {
    this.database = database;
    this.patience = patience;
    this.metrics = metrics;
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  /** Without the user and the password, which nobody needs to see. */
  @Override
  public Properties getProperties() {
    return new Properties();
  }

  @Override
  public boolean isConnectionValid() throws SQLException {
    return connection != null && connection.isValid(CHECK_SECONDS);
  }

  @Override
  public Connection getOrEstablishConnection() throws SQLException {
    if (connection == null || connection.isClosed()) {
      connection = patience.insist(database, this::connect);
    }
    return connection;
  }

  private Connection connect() throws SQLException {
    try {
      return database.connect(ANSWER_WITHIN);
    } catch (SQLException e) {
      metrics.failedToConnect();
      throw e;
    }
  }

  @Override
  public Connection reestablishConnection() throws SQLException {
    closeConnection();
    return getOrEstablishConnection();
  }

  @Override
  public void closeConnection() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("closing the connection to {} failed", database, e);
      } finally {
        connection = null;
      }
    }
  }
}
