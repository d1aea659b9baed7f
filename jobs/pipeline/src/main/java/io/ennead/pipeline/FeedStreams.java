package io.ennead.pipeline;

import io.ennead.records.ContextRecord;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The sources of feeds in the job's graph. All sources emit watermarks themselves; where files of
 * candles and of feeds are both read as fast as possible, none may run far ahead of the others, as
 * what is ahead waits in state.
 */
final class FeedStreams {

  private static final Duration FARTHEST_AHEAD = Duration.ofDays(30);
  private static final Duration ALIGNMENT_INTERVAL = Duration.ofMillis(50);

  private final MarketFeeds feeds;

  FeedStreams(MarketFeeds feeds) {
    this.feeds = feeds;
  }

  void configure(StreamExecutionEnvironment env) {
    if (feeds.isBounded()) {
      // The splits of a source of files advance together by themselves: HistorySplitReader.
      env.configure(new Configuration().set(PipelineOptions.ALLOW_UNALIGNED_SOURCE_SPLITS, true));
    }
  }

  /** The strategy of every source of the job. */
  <T> WatermarkStrategy<T> watermarks() {
    WatermarkStrategy<T> own = WatermarkStrategy.noWatermarks();
    return feeds.isBounded()
        ? own.withWatermarkAlignment("replay", FARTHEST_AHEAD, ALIGNMENT_INTERVAL)
        : own;
  }

  /**
   * What is said beside the candles.
   *
   * @param starts what their own source says
   */
  DataStream<ContextRecord> beside(
      DataStream<ContextRecord> starts, StreamExecutionEnvironment env) {
    Optional<DataStream<ContextRecord>> said =
        feeds.feeds().stream()
            .map(feed -> records(env, feed))
            .reduce((some, more) -> some.union(more));
    said.ifPresent(records -> feeds.recordings().forEach(output -> output.attach(records)));
    return said.isPresent() ? starts.union(said.get()) : starts;
  }

  private DataStream<ContextRecord> records(StreamExecutionEnvironment env, MarketFeeds.Feed feed) {
    return env.fromSource(feed.source(), watermarks(), feed.stage().title(), Types.CONTEXT)
        .setParallelism(1)
        .uid(feed.stage().uid())
        .name(feed.stage().title());
  }
}
