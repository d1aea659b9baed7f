package io.ennead.binance;

import io.ennead.binance.clock.ScaledClock;
import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.enumerator.BinanceEnumerators;
import io.ennead.binance.feed.FeedFactory;
import io.ennead.binance.feed.NetFeed;
import io.ennead.binance.reader.BinanceSourceReader;
import io.ennead.binance.split.BinanceEnumeratorState;
import io.ennead.binance.split.BinanceEnumeratorStateSerializer;
import io.ennead.binance.split.BinanceSplit;
import io.ennead.binance.split.BinanceSplitSerializer;
import io.ennead.metrics.MarketClock;
import io.ennead.records.MarketEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Live trades of Binance spot. Per symbol, what leaves it is gapless, in id order and free of
 * duplicates: what a connection loses is fetched through REST and spliced in. The position is the
 * last id emitted, so the source is replayable.
 *
 * <p>Emits watermarks itself, by its clocks; use it with {@code WatermarkStrategy.noWatermarks()}.
 */
public final class BinanceSource
    implements Source<MarketEvent, BinanceSplit, BinanceEnumeratorState> {

  private static final long serialVersionUID = 1L;

  private final BinanceSettings settings;
  private final SourceClock clock;
  private final MarketClock market;
  private final FeedFactory feeds;
  private final CandleStore candles;

  private BinanceSource(
      BinanceSettings settings,
      SourceClock clock,
      MarketClock market,
      FeedFactory feeds,
      CandleStore candles) {
    this.settings = settings;
    this.clock = clock;
    this.market = market;
    this.feeds = feeds;
    this.candles = candles;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<MarketEvent, BinanceSplit> createReader(SourceReaderContext context) {
    return BinanceSourceReader.create(settings, clock, market, feeds, candles, context);
  }

  @Override
  public SplitEnumerator<BinanceSplit, BinanceEnumeratorState> createEnumerator(
      SplitEnumeratorContext<BinanceSplit> context) {
    return restoreEnumerator(context, BinanceEnumeratorState.empty());
  }

  @Override
  public SplitEnumerator<BinanceSplit, BinanceEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<BinanceSplit> context, BinanceEnumeratorState state) {
    return BinanceEnumerators.create(context, settings, clock, feeds, state);
  }

  @Override
  public SimpleVersionedSerializer<BinanceSplit> getSplitSerializer() {
    return BinanceSplitSerializer.INSTANCE;
  }

  @Override
  public SimpleVersionedSerializer<BinanceEnumeratorState> getEnumeratorCheckpointSerializer() {
    return BinanceEnumeratorStateSerializer.INSTANCE;
  }

  /** Builds the source; what is not set has its default. */
  public static final class Builder {

    /** Sockets answer within this on the machine's clock, however fast the source's runs. */
    private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(2);

    private ReadableConfig options = new Configuration();
    private Duration tolerance = Duration.ofSeconds(1);
    private SourceClock clock;
    private MarketClock market = MarketClock.NONE;
    private FeedFactory feeds;
    private CandleStore candles = CandleStore.EMPTY;
    private UnaryOperator<WarmUp> anchored = UnaryOperator.identity();

    private Builder() {}

    /**
     * @see BinanceOptions
     */
    public Builder options(ReadableConfig value) {
      options = Objects.requireNonNull(value, "options");
      return this;
    }

    /** By how much the time of a trade may lie behind that of an earlier one of its symbol. */
    public Builder outOfOrderTolerance(Duration value) {
      tolerance = Objects.requireNonNull(value, "tolerance");
      return this;
    }

    /** The clock of all durations, instead of the machine's times {@link BinanceOptions#SPEED}. */
    public Builder clock(SourceClock value) {
      clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /** Where closed candles are looked for before the exchange is asked. */
    public Builder candles(CandleStore value) {
      candles = Objects.requireNonNull(value, "candles");
      return this;
    }

    /**
     * To where the candles before the first trades reach back, if not to 00:00 UTC.
     *
     * @param period between two anchors, milliseconds; 0 for none
     * @param offset of the anchors from the epoch, milliseconds
     */
    public Builder warmUpAnchor(long period, long offset) {
      anchored = warmUp -> warmUp.anchored(period, offset);
      return this;
    }

    /** What time it is at the exchange, for metrics; not known unless it is told. */
    public Builder marketClock(MarketClock value) {
      market = Objects.requireNonNull(value, "market clock");
      return this;
    }

    /** Another feed than that over sockets. */
    public Builder feed(FeedFactory value) {
      feeds = Objects.requireNonNull(value, "feed");
      return this;
    }

    /**
     * @throws IllegalArgumentException if an option cannot be; the message names it and the remedy
     */
    public BinanceSource build() {
      WarmUp warmUp = anchored.apply(WarmUp.of(options.get(BinanceOptions.WARM_UP_CANDLES)));
      BinanceSettings settings = BinanceSettings.from(options, tolerance.toMillis(), warmUp);
      SourceClock time = clock == null ? new ScaledClock(settings.speed()) : clock;
      FeedFactory feed = feeds == null ? sockets(settings, time) : feeds;
      return new BinanceSource(settings, time, market, feed, candles);
    }

    private static FeedFactory sockets(BinanceSettings settings, SourceClock clock) {
      String streamUrl = settings.streamUrl();
      String restUrl = settings.restUrl();
      Duration patience = Duration.ofMillis(clock.toMachineMillis(settings.connectPatience()));
      Duration timeout = patience.compareTo(LEAST_TIMEOUT) < 0 ? LEAST_TIMEOUT : patience;
      return () -> new NetFeed(streamUrl, restUrl, timeout);
    }
  }
}
