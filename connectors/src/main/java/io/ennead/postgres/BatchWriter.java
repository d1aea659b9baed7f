package io.ennead.postgres;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.jdbc.core.datastream.sink.writer.JdbcWriter;
import org.apache.flink.metrics.Counter;

/**
 * Gathers rows and writes them when the batch is full, when a key comes a second time, when the
 * first of them has waited for the interval, and before a checkpoint.
 *
 * <p>All of it happens on the task's own thread: a failed write fails the task there and then, and
 * a task that waits for the database can be cancelled.
 */
final class BatchWriter<T> implements StatefulSinkWriter<T, Map<String, Long>> {

  private final JdbcWriter<List<T>> jdbc;
  private final PatientConnectionProvider connections;
  private final int batchSize;
  private final long intervalMillis;
  private final ProcessingTimeService clock;
  private final Counter rowsSent;
  private final WriteMetrics metrics;
  private final TreeMap<T, T> batch;

  private boolean timerSet;

  BatchWriter(
      JdbcWriter<List<T>> jdbc,
      Comparator<T> key,
      PatientConnectionProvider connections,
      WriteOptions options,
      WriteMetrics metrics,
      WriterInitContext context) {
    this.jdbc = jdbc;
    this.connections = connections;
    this.batchSize = options.batchSize();
    this.intervalMillis = options.batchInterval().toMillis();
    this.clock = context.getProcessingTimeService();
    this.rowsSent = context.metricGroup().getNumRecordsSendCounter();
    this.metrics = metrics;
    this.batch = new TreeMap<>(key);
  }

  @Override
  public void write(T row, Context context) throws IOException, InterruptedException {
    if (batch.containsKey(row)) {
      flush(false);
    }
    batch.put(row, row);
    metrics.waits(context.timestamp());
    if (batch.size() >= batchSize) {
      flush(false);
    } else if (!timerSet) {
      clock.registerTimer(clock.getCurrentProcessingTime() + intervalMillis, this::onTimer);
      timerSet = true;
    }
  }

  private void onTimer(long time) throws IOException, InterruptedException {
    timerSet = false;
    flush(false);
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    if (!batch.isEmpty()) {
      metrics.writes();
      jdbc.write(List.copyOf(batch.values()), null);
      metrics.committed(batch.size());
      rowsSent.inc(batch.size());
      batch.clear();
    }
  }

  /** Only figures: rows have been written before the checkpoint. */
  @Override
  public List<Map<String, Long>> snapshotState(long checkpointId) {
    return List.of(metrics.kept());
  }

  /**
   * Gives the connection back; what was not flushed comes again from the last checkpoint. The
   * connector's own close would try once more, and an exception from there, in a task that failed
   * because the database is away, ends the whole TaskManager.
   */
  @Override
  public void close() {
    connections.closeConnection();
  }
}
