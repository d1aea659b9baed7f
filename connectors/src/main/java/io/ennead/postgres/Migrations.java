package io.ennead.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings the schema to this program's version: the files of {@code sql/}, applied by Flyway. */
public final class Migrations {

  private Migrations() {}

  /**
   * Applies what is missing; several processes may do so at once.
   *
   * @return how many migrations were applied
   * @throws DatabaseException if the database cannot be reached, refuses the login, holds tables of
   *     others, or has a schema that is newer than this program
   */
  public static int apply(DatabaseOptions database) {
    try (Connection connection = database.connect()) {
      return apply(database, connection.getMetaData().getUserName());
    } catch (SQLException e) {
      throw SqlErrors.explained(database, e);
    }
  }

  private static int apply(DatabaseOptions database, String user) {
    try {
      Flyway flyway =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(dataSource(database, user))
              .schemas(database.schema())
              .locations("classpath:sql")
              .load();
      refuseNewer(database, flyway.info().all());
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayException e) {
      throw new DatabaseException(
          "%s: the schema cannot be brought up to date: %s (a schema of its own is chosen by ?currentSchema=ennead in the URL)"
              .formatted(database, e.getMessage()),
          e);
    }
  }

  private static void refuseNewer(DatabaseOptions database, MigrationInfo[] all) {
    String newer =
        Arrays.stream(all)
            .filter(info -> info.getState().isApplied() && !info.getState().isResolved())
            .map(MigrationInfo::getVersion)
            .max(MigrationVersion::compareTo)
            .map(MigrationVersion::getVersion)
            .orElse(null);
    if (newer != null) {
      throw new DatabaseException(
          "%s: its schema has version %s, which this program does not know: use a newer program"
              .formatted(database, newer));
    }
  }

  private static PGSimpleDataSource dataSource(DatabaseOptions database, String user) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(database.url());
    source.setUser(user);
    source.setPassword(database.password());
    source.setApplicationName("ennead");
    return source;
  }
}
