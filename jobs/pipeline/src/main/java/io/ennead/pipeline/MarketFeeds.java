package io.ennead.pipeline;

import io.ennead.context.ContextSource;
import io.ennead.records.ContextRecord;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.connector.source.Boundedness;

/**
 * The feeds that are joined to the candles of a run.
 *
 * @param recordings where what they say goes as well
 */
public record MarketFeeds(List<Feed> feeds, List<Output<ContextRecord>> recordings) {

  /** A run without feeds. */
  public static final MarketFeeds NONE = new MarketFeeds(List.of(), List.of());

  public MarketFeeds {
    feeds = List.copyOf(feeds);
    recordings = List.copyOf(recordings);
  }

  /** One feed, and the stage that reads it. */
  public record Feed(Stage stage, ContextSource source) {
    public Feed {
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(source, "source");
    }
  }

  public boolean isEmpty() {
    return feeds.isEmpty();
  }

  /** Whether all of them end. */
  boolean isBounded() {
    return !feeds.isEmpty()
        && feeds.stream().allMatch(feed -> feed.source().getBoundedness() == Boundedness.BOUNDED);
  }
}
