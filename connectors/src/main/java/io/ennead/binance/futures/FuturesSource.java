package io.ennead.binance.futures;

import io.ennead.binance.budget.VenueBudgets;
import io.ennead.binance.budget.WeightBudget;
import io.ennead.binance.clock.ScaledClock;
import io.ennead.binance.feed.NetFeed;
import io.ennead.context.ContextFeed;
import io.ennead.context.ContextFeedFactory;
import io.ennead.context.ContextSource;
import java.time.Duration;
import org.apache.flink.configuration.ReadableConfig;

/** The futures feed as a source; see {@link FuturesFeed} for its rules. */
public final class FuturesSource {

  /** Weight per minute that an address has at the futures (A general limit of /fapi). */
  private static final long WEIGHT_PER_MINUTE = 2_400;

  private FuturesSource() {}

  /**
   * @see FuturesOptions
   * @throws IllegalArgumentException if an option cannot be; the message names it and the remedy
   */
  public static ContextSource of(ReadableConfig options) {
    return ContextSource.live(new OverSockets(FuturesSettings.from(options)));
  }

  /** Opens the feed where it is read. */
  private record OverSockets(FuturesSettings settings) implements ContextFeedFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public ContextFeed open() {
      ScaledClock clock = new ScaledClock(settings.speed());
      // The futures count apart from spot, wherever they are served.
      WeightBudget weight =
          VenueBudgets.weight(
              settings.restUrl() + "/fapi", settings.speed(), settings.weightShare());
      weight.limit(WEIGHT_PER_MINUTE);
      NetFeed feed =
          new NetFeed(
              settings.restUrl(),
              settings.restUrl(),
              Duration.ofMillis(settings.timeoutMachineMillis()));
      return new FuturesFeed(settings, clock, new FuturesVenue(settings, feed, weight, clock));
    }
  }
}
