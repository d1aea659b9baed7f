package io.ennead.postgres;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of everything that writes to the database. */
public final class PostgresOptions {

  public static final ConfigOption<String> URL =
      ConfigOptions.key("database.url")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "JDBC URL of the PostgreSQL database, e.g. jdbc:postgresql://127.0.0.1:5432/ennead;"
                  + " currentSchema in it chooses another schema than public.");

  public static final ConfigOption<String> USER =
      ConfigOptions.key("database.user")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Role to connect as, unless the URL names one; without either the name of the"
                  + " system's user.");

  public static final ConfigOption<String> PASSWORD_FILE =
      ConfigOptions.key("database.password-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File whose first line is the password. Without it the password comes from the"
                  + " environment: ENNEAD_DB_PASSWORD, else PGPASSWORD.");

  public static final ConfigOption<Integer> BATCH_SIZE =
      ConfigOptions.key("database.batch-size")
          .intType()
          .defaultValue(1_000)
          .withDescription("Rows after which a sink writes its batch.");

  public static final ConfigOption<Duration> BATCH_INTERVAL =
      ConfigOptions.key("database.batch-interval")
          .durationType()
          .defaultValue(Duration.ofMillis(500))
          .withDescription("Longest time a row waits in a sink for its batch to fill.");

  public static final ConfigOption<Duration> PATIENCE =
      ConfigOptions.key("database.patience")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription(
              "How long a database that is away is waited for before the job fails; keep the"
                  + " checkpoint timeout above it.");

  public static final ConfigOption<Duration> DECISIONS_RETENTION =
      ConfigOptions.key("database.decisions-retention")
          .durationType()
          .noDefaultValue()
          .withDescription(
              "How long decisions are kept, by the time of their candles' close, e.g. 90 d; older"
                  + " ones are deleted once a day. Without it, for ever. Signals and outcomes"
                  + " always stay.");

  private PostgresOptions() {}
}
