package io.ennead.standalone.live;

import io.ennead.binance.BinanceSource;
import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.MarketInput;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.PostgresOutputs;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.postgres.Migrations;
import io.ennead.postgres.PostgresOptions;
import io.ennead.records.Origin;
import io.ennead.standalone.database.LocalDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One cluster in this process and one database, for live jobs of several tests. Each job writes the
 * candles and what its source tells into the same tables: their symbols keep the jobs apart.
 */
final class LiveCluster implements AutoCloseable {

  private static final int MOST_RESTARTS = 5;

  private final MiniCluster cluster;
  private final LocalDatabase database;

  private LiveCluster(MiniCluster cluster, LocalDatabase database) {
    this.cluster = cluster;
    this.database = database;
  }

  /**
   * @param slots for the jobs that run at once: the sum of their parallelism
   */
  static LiveCluster open(Path directory, int slots) throws Exception {
    LocalDatabase database = LocalDatabase.open(directory, 0);
    Migrations.apply(database.options());
    Configuration settings = new Configuration();
    settings.set(RestOptions.BIND_PORT, "0");
    settings.set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, MemorySize.parse("4kb"));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .setConfiguration(settings)
                .build());
    cluster.start();
    return new LiveCluster(cluster, database);
  }

  /** Removes all rows. */
  void clear() throws SQLException {
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate candles, late_trades, gaps, feed_events, rejected_frames, audit");
    }
  }

  /** The rows of a query as text, columns joined by blanks. */
  List<String> rows(String query) throws SQLException {
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(String.join(" ", columns));
      }
      return rows;
    }
  }

  DatabaseOptions database() {
    return database.options();
  }

  /** The live source as an input. */
  static MarketInput input(Configuration options) {
    return new MarketInput.Trades(
        BinanceSource.builder().options(options).build(), Origin.WEBSOCKET);
  }

  /** Starts a job that reads this input. */
  LiveJob start(MarketInput input, int parallelism, MarketOutputs further) throws Exception {
    return start(input, parallelism, further, null);
  }

  /**
   * Starts a job that goes on from a savepoint.
   *
   * @param savepoint null for none
   */
  LiveJob start(MarketInput input, int parallelism, MarketOutputs further, String savepoint)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings(savepoint));
    env.setParallelism(parallelism);
    new MarketDataJob(input, outputs().and(further)).define(env);
    return LiveJob.submit(cluster, env.getStreamGraph().getJobGraph());
  }

  /** The tables that tell what the source gave. */
  private MarketOutputs outputs() {
    Configuration writing = new Configuration();
    writing.set(PostgresOptions.BATCH_INTERVAL, Duration.ofMillis(100));
    MarketOutputs all = PostgresOutputs.of(database(), writing);
    return new MarketOutputs(
        all.candles(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        all.lateTrades(),
        all.gaps(),
        all.feedEvents(),
        all.rejectedFrames(),
        all.audit());
  }

  private static Configuration settings(String savepoint) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(10));
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(150));
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, MOST_RESTARTS);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    if (savepoint != null) {
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    return settings;
  }

  @Override
  public void close() throws Exception {
    try {
      cluster.closeAsync().get(2, TimeUnit.MINUTES);
    } finally {
      database.close();
    }
  }
}
