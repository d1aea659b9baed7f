package io.ennead.postgres;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.jdbc.JdbcExactlyOnceOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.writer.JdbcWriter;
import org.apache.flink.connector.jdbc.internal.JdbcOutputSerializer;

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

  private final RowsStatement<T> statement;
  private final DatabaseOptions database;
  private final WriteOptions options;

  UpsertSink(RowsStatement<T> statement, DatabaseOptions database, WriteOptions options) {
    this.statement = statement;
    this.database = database;
    this.options = options;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    PatientConnectionProvider connections =
        new PatientConnectionProvider(database, options.patience());
    return new BatchWriter<>(
        jdbcWriter(connections, context), statement.key(), connections, options, context);
  }

  /**
   * The connector's writer, for which a whole batch is one record that it writes at once. Its own
   * batches would be flushed by a thread that holds the lock which the task needs, and a task that
   * waits for a lock cannot be cancelled.
   */
  private JdbcWriter<List<T>> jdbcWriter(
      PatientConnectionProvider connections, WriterInitContext context) throws IOException {
    JdbcOutputSerializer<List<T>> noCopies = JdbcOutputSerializer.of(null, false);
    return new JdbcWriter<>(
        connections,
        JdbcExecutionOptions.builder().withBatchSize(1).withMaxRetries(RETRIES).build(),
        JdbcExactlyOnceOptions.defaults(),
        statement,
        noCopies,
        DeliveryGuarantee.AT_LEAST_ONCE,
        List.of(),
        context);
  }
}
