package io.ennead.pipeline.arguments;

import io.ennead.context.ContextFeed;
import io.ennead.context.ContextFeedFactory;
import io.ennead.context.ContextSource;
import io.ennead.context.file.FileFeed;
import io.ennead.pipeline.MarketFeeds;
import io.ennead.pipeline.Stage;
import io.ennead.records.Instrument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** On a command line: files of what feeds said, which are joined to the candles of a replay. */
public final class FeedArguments {

  @Option(
      names = "--futures",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "What the futures feed said, for the head 'crypto': .jsonl or .jsonl.gz as a live run"
              + " records it; or folders.")
  private List<Path> futures = new ArrayList<>();

  @Option(
      names = "--sentiment",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Sentiment, for the head of that name: .json in the form of alternative.me, .csv with"
              + " time,source,score, or .jsonl; each also .gz.")
  private List<Path> sentiment = new ArrayList<>();

  /** Files that are opened where they are read. */
  private record Files(List<String> paths, List<String> exchanges, List<String> symbols)
      implements ContextFeedFactory {

    private static final long serialVersionUID = 1L;

    static Files of(List<Path> files, List<Instrument> instruments) {
      return new Files(
          files.stream().map(file -> file.toAbsolutePath().toString()).toList(),
          instruments.stream().map(Instrument::exchange).toList(),
          instruments.stream().map(Instrument::symbol).toList());
    }

    @Override
    public ContextFeed open() throws IOException {
      List<Instrument> instruments = new ArrayList<>();
      for (int i = 0; i < symbols.size(); i++) {
        instruments.add(new Instrument(exchanges.get(i), symbols.get(i)));
      }
      return FileFeed.open(paths.stream().map(Path::of).toList(), instruments);
    }
  }

  /**
   * The feeds that were named, every row looked at once.
   *
   * @param instruments those of the run
   * @throws IllegalArgumentException for a row that cannot be, with file, line and remedy
   */
  public MarketFeeds feeds(List<Instrument> instruments) throws IOException {
    List<MarketFeeds.Feed> feeds = new ArrayList<>();
    add(feeds, Stage.FUTURES, futures, instruments);
    add(feeds, Stage.SENTIMENT, sentiment, instruments);
    return new MarketFeeds(feeds, List.of());
  }

  private static void add(
      List<MarketFeeds.Feed> feeds, Stage stage, List<Path> named, List<Instrument> instruments)
      throws IOException {
    if (!named.isEmpty()) {
      List<Path> files = named.stream().flatMap(HistoryArguments::expand).toList();
      FileFeed.check(files, instruments);
      feeds.add(new MarketFeeds.Feed(stage, ContextSource.bounded(Files.of(files, instruments))));
    }
  }
}
