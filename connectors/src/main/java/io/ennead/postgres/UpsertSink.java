package io.ennead.postgres;

import io.ennead.metrics.FiguresSerializer;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.jdbc.JdbcExactlyOnceOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.writer.JdbcWriter;
import org.apache.flink.connector.jdbc.datasource.statements.JdbcQueryStatement;
import org.apache.flink.connector.jdbc.internal.JdbcOutputSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * At-least-once sink of one idempotent statement: rows go out in batches, before each checkpoint at
 * the latest, and an absent database is waited for.
 */
final class UpsertSink<T> implements Sink<T>, SupportsWriterState<T, Map<String, Long>> {

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
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<T, Map<String, Long>> restoreWriter(
      WriterInitContext context, Collection<Map<String, Long>> figures) throws IOException {
    WriteMetrics metrics = new WriteMetrics(context.metricGroup(), options.clock(), figures);
    PatientConnectionProvider connections =
        new PatientConnectionProvider(database, options.patience(), metrics);
    return new BatchWriter<>(
        jdbcWriter(connections, metrics, context),
        statement.key(),
        connections,
        options,
        metrics,
        context);
  }

  @Override
  public SimpleVersionedSerializer<Map<String, Long>> getWriterStateSerializer() {
    return new FiguresSerializer();
  }

  /**
   * The connector's writer, for which a whole batch is one record that it writes at once. Its own
   * batches would be flushed by a thread that holds the lock which the task needs, and a task that
   * waits for a lock cannot be cancelled.
   */
  private JdbcWriter<List<T>> jdbcWriter(
      PatientConnectionProvider connections, WriteMetrics metrics, WriterInitContext context)
      throws IOException {
    JdbcQueryStatement<List<T>> counted =
        new JdbcQueryStatement<>() {
          @Override
          public String query() {
            return statement.query();
          }

          @Override
          public void statement(PreparedStatement prepared, List<T> rows) throws SQLException {
            metrics.attempts();
            statement.statement(prepared, rows);
          }
        };
    JdbcOutputSerializer<List<T>> noCopies = JdbcOutputSerializer.of(null, false);
    return new JdbcWriter<>(
        connections,
        JdbcExecutionOptions.builder().withBatchSize(1).withMaxRetries(RETRIES).build(),
        JdbcExactlyOnceOptions.defaults(),
        counted,
        noCopies,
        DeliveryGuarantee.AT_LEAST_ONCE,
        List.of(),
        context);
  }
}
