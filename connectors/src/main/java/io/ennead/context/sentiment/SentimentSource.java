package io.ennead.context.sentiment;

import io.ennead.context.ContextFeed;
import io.ennead.context.ContextFeedFactory;
import io.ennead.context.ContextSource;
import io.ennead.records.Instrument;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.ReadableConfig;

/** The sentiment feed as a source; see {@link SentimentFeed} for its rules. */
public final class SentimentSource {

  private SentimentSource() {}

  /**
   * The feed that the options name, if any.
   *
   * @param symbols of Binance: the mood is about each of them
   */
  public static Optional<ContextSource> of(ReadableConfig options, List<String> symbols) {
    return options
        .getOptional(SentimentOptions.URL)
        .map(
            url ->
                ContextSource.live(
                    new OverHttp(
                        URI.create(url),
                        List.copyOf(symbols),
                        new SentimentFeed.Rules(
                            options.get(SentimentOptions.SOURCE),
                            options.get(SentimentOptions.ALLOWANCE).toMillis(),
                            options.get(SentimentOptions.PATIENCE).toMillis()))));
  }

  /** Opens the feed where it is read. */
  private record OverHttp(URI url, List<String> symbols, SentimentFeed.Rules rules)
      implements ContextFeedFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public ContextFeed open() {
      return new SentimentFeed(
          new HttpPage(url),
          symbols.stream().map(Instrument::binance).toList(),
          rules,
          System::currentTimeMillis);
    }
  }
}
