package io.ennead.postgres;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import org.apache.flink.connector.jdbc.core.datastream.sink.writer.JdbcWriter;
import org.apache.flink.connector.jdbc.datasource.statements.JdbcQueryStatement;

/**
 * At-least-once sink of one idempotent statement: rows go out in batches, before each checkpoint at
 * the latest, and an absent database is waited for.
 */
final class UpsertSink<T> implements Sink<T> {

  /**
   * Attempts at a batch after its first. An absent database costs one, however long it is away; the
   * others are for deadlocks and for a database that goes away again.
   */
  private static final int RETRIES = 5;

  private final JdbcQueryStatement<T> statement;
  private final DatabaseOptions database;
  private final WriteOptions options;

  UpsertSink(JdbcQueryStatement<T> statement, DatabaseOptions database, WriteOptions options) {
    this.statement = statement;
    this.database = database;
    this.options = options;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    PatientConnectionProvider connections =
        new PatientConnectionProvider(database, options.patience());
    // Interval 0: the connector's own timer would flush on another thread while holding the lock
    // that the task needs, and a task that waits for a lock cannot be cancelled.
    JdbcWriter<T> batches =
        JdbcSink.<T>builder()
            .withQueryStatement(statement)
            .withExecutionOptions(
                JdbcExecutionOptions.builder()
                    .withBatchSize(options.batchSize())
                    .withBatchIntervalMs(0)
                    .withMaxRetries(RETRIES)
                    .build())
            .buildAtLeastOnce(connections)
            .createWriter(context);
    return new PromptWriter<>(batches, connections, options.batchInterval(), context);
  }
}
