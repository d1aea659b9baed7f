package io.ennead.pipeline.arguments;

import io.ennead.binance.CandleStore;
import io.ennead.history.HistoryPlan;
import io.ennead.history.options.HistoryOptions;
import io.ennead.pipeline.LiveFeeds;
import io.ennead.pipeline.LiveTrades;
import io.ennead.pipeline.MarketFeeds;
import io.ennead.pipeline.MarketInput;
import io.ennead.pipeline.Replay;
import io.ennead.recording.read.RecordingPlan;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** On a command line: where the job's data comes from. */
public final class InputArguments {

  /** Inputs that are no files. */
  private enum Live {
    BINANCE
  }

  @Option(
      names = "--input",
      paramLabel = "NAME",
      description =
          "binance: the exchange, live, as the options binance.* say. Without it files or a"
              + " recording are replayed.")
  private Live live;

  @Mixin private HistoryArguments history;
  @Mixin private FeedArguments feeds;

  /**
   * The input, and what the job is called in Flink's web UI.
   *
   * @param feeds what is joined to its candles
   * @param jobName says what kind of run it is
   */
  public record Named(MarketInput input, MarketFeeds feeds, String jobName) {}

  /**
   * Makes the input; files are looked at first.
   *
   * @param stored candles that a live input may begin with
   * @param say takes what was found in them
   * @throws IllegalArgumentException if none or more than one was named
   */
  public Named input(Configuration configuration, CandleStore stored, Consumer<String> say)
      throws IOException {
    if ((live != null) == history.isGiven()) {
      throw new IllegalArgumentException(
          "name one input: --input binance, --trades, --frames or --klines FILE..., or --recording"
              + " DIR");
    }
    if (live != null) {
      return new Named(
          LiveTrades.binance(configuration, stored), LiveFeeds.of(configuration), "Ennead");
    }
    Replay replay = replay(configuration, say);
    return new Named(replay.input(), feeds.feeds(replay.instruments()), "Ennead: replay");
  }

  private Replay replay(Configuration configuration, Consumer<String> say) throws IOException {
    if (history.recording().isPresent()) {
      RecordingPlan plan = history.recordingPlan();
      plan.summary().forEach(say);
      return Replay.of(plan);
    }
    HistoryOptions cut = history.cut(HistoryOptions.of(configuration));
    HistoryPlan plan = HistoryPlan.inspect(history.files(), history.defaults(), cut);
    plan.report().summary().forEach(say);
    return Replay.of(plan, cut);
  }
}
