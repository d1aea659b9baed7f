package io.ennead.pipeline;

import io.ennead.binance.BinanceOptions;
import io.ennead.binance.futures.FuturesOptions;
import io.ennead.binance.futures.FuturesSource;
import io.ennead.context.sentiment.SentimentSource;
import io.ennead.pipeline.report.FeedRecording;
import io.ennead.recording.RecordingOptions;
import io.ennead.records.ContextRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;

/** The feeds that a live run reads beside the exchange, as the options say. */
public final class LiveFeeds {

  private LiveFeeds() {}

  public static MarketFeeds of(ReadableConfig options) {
    List<MarketFeeds.Feed> feeds = new ArrayList<>();
    if (options.getOptional(FuturesOptions.ENABLED).orElse(false)) {
      feeds.add(new MarketFeeds.Feed(Stage.FUTURES, FuturesSource.of(options)));
    }
    SentimentSource.of(options, options.get(BinanceOptions.SYMBOLS))
        .ifPresent(source -> feeds.add(new MarketFeeds.Feed(Stage.SENTIMENT, source)));
    List<Output<ContextRecord>> recordings =
        options
            .getOptional(RecordingOptions.DIRECTORY)
            .<List<Output<ContextRecord>>>map(
                folder -> List.of(new FeedRecording(Path.of(folder).resolve("feeds"))))
            .orElse(List.of());
    return new MarketFeeds(feeds, recordings);
  }
}
