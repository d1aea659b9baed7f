package io.ennead.binance.reader;

import io.ennead.binance.BinanceOptions;
import io.ennead.binance.BinanceSettings;
import io.ennead.binance.CandleStore;
import io.ennead.binance.budget.SlidingLimit;
import io.ennead.binance.budget.WeightBudget;
import io.ennead.binance.metrics.FeedMetrics;
import io.ennead.binance.split.BinanceSplit;
import io.ennead.binance.split.BinanceSplitSerializer;
import io.ennead.binance.split.SplitGaps;
import io.ennead.binance.wire.TradeKind;
import io.ennead.metrics.Gauges;
import io.ennead.metrics.MarketClock;
import io.ennead.metrics.Metric;
import io.ennead.records.Gap;
import io.ennead.records.GapRepaired;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.OutageEnded;
import io.ennead.records.OutageMinutes;
import io.ennead.records.RepairedTrades;
import io.ennead.records.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/**
 * The market feed and the record emitter over a fake exchange, in one thread and on a manual clock;
 * with checkpoints, kills and restores.
 */
final class Rig {

  static final long STEP = 20;
  static final long TOLERANCE = 1_000;

  final ManualClock clock = new ManualClock();
  final FakeExchange exchange;
  final Map<String, List<MarketEvent>> emitted = new LinkedHashMap<>();
  final Map<String, Long> watermarks = new LinkedHashMap<>();
  final FeedMetrics metrics = new FeedMetrics(new UnregisteredMetricsGroup(), MarketClock.NONE);
  final BinanceSettings settings;

  private final WeightBudget weight = new WeightBudget(6_000, 0.5);
  private final SlidingLimit attempts = new SlidingLimit(300, 310_000);
  private final Random random;
  private final CandleStore store;
  private final BinanceRecordEmitter emitter = new BinanceRecordEmitter(metrics);
  private final Map<String, BinanceSplitState> states = new LinkedHashMap<>();
  private Inbox inbox;
  private Outbox outbox;
  private MarketFeed feed;
  private final List<Checkpoint> checkpoints = new ArrayList<>();

  /** Gaps, and ends of repairs, that left after the checkpoint that a restart went back to. */
  final List<MarketEvent> taken = new ArrayList<>();

  /** When each minute had closed for all symbols: its end in epoch ms, the time of the clock. */
  final TreeMap<Long, Long> closedAt = new TreeMap<>();

  /** What the machine says which time it is, for when the exchange has told none. */
  LongSupplier machineTime = () -> Gauges.NONE;

  long checkpointEvery = 10_000;

  /** How long a checkpoint takes until it is complete, and then until that is told. */
  long completesAfter;

  long toldAfter;

  private record Checkpoint(
      long id,
      List<BinanceSplit> splits,
      Map<String, Integer> emitted,
      long completeAt,
      long toldAt) {}

  Rig(List<FakeMarket> markets, Configuration options, long seed) {
    this(markets, options, seed, CandleStore.EMPTY);
  }

  /** Without a warm-up unless the options name one. */
  Rig(List<FakeMarket> markets, Configuration options, long seed, CandleStore store) {
    this.store = store;
    if (!options.contains(BinanceOptions.WARM_UP_CANDLES)) {
      options.set(BinanceOptions.WARM_UP_CANDLES, 0);
    }
    this.random = new Random(seed);
    this.exchange = new FakeExchange(markets, clock);
    List<String> symbols = markets.stream().map(m -> m.instrument.symbol()).toList();
    options.set(BinanceOptions.SYMBOLS, symbols);
    this.settings = BinanceSettings.from(options, TOLERANCE);
    start(symbols.stream().map(s -> BinanceSplit.begin(s, TradeKind.AGG_TRADE)).toList());
    checkpoint();
  }

  static Configuration since(long millis) {
    Configuration options = new Configuration();
    options.set(BinanceOptions.SINCE, Instant.ofEpochMilli(millis).toString());
    return options;
  }

  private void start(List<BinanceSplit> splits) {
    inbox = new Inbox();
    outbox = new Outbox();
    feed =
        new MarketFeed(
            settings,
            clock,
            exchange,
            inbox,
            outbox,
            StoreDesk.direct(store, inbox),
            weight,
            attempts,
            random,
            new MarketTime(() -> machineTime.getAsLong()),
            metrics);
    states.clear();
    for (BinanceSplit split : splits) {
      states.put(split.symbol(), new BinanceSplitState(split, TOLERANCE));
      emitted.computeIfAbsent(split.symbol(), s -> new ArrayList<>());
    }
    feed.follow(splits);
  }

  /** Begins a checkpoint. */
  void checkpoint() {
    long id = checkpoints.size();
    Map<String, Integer> sizes = new LinkedHashMap<>();
    emitted.forEach((symbol, events) -> sizes.put(symbol, events.size()));
    List<BinanceSplit> splits =
        states.values().stream().map(BinanceSplitState::toSplit).map(Rig::reread).toList();
    states.values().forEach(state -> state.written(id));
    long completeAt = clock.millis() + completesAfter;
    checkpoints.add(new Checkpoint(id, splits, sizes, completeAt, completeAt + toldAfter));
    tell();
  }

  private static BinanceSplit reread(BinanceSplit split) {
    try {
      BinanceSplitSerializer serializer = BinanceSplitSerializer.INSTANCE;
      return serializer.deserialize(serializer.getVersion(), serializer.serialize(split));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells of checkpoints that are complete. */
  private void tell() {
    for (Checkpoint checkpoint : checkpoints) {
      if (checkpoint.toldAt() <= clock.millis()) {
        states.forEach(
            (symbol, state) -> {
              if (state.confirm(checkpoint.id())) {
                feed.confirmed(
                    new Confirmations.Confirmed(symbol, state.gaps().declared()), clock.millis());
              }
            });
      }
    }
  }

  /** Forgets what was emitted after the last complete checkpoint, and goes on from there. */
  void restart() {
    checkpoints.removeIf(c -> c.completeAt() > clock.millis());
    Checkpoint last = checkpoints.get(checkpoints.size() - 1);
    emitted.forEach(
        (symbol, events) -> {
          List<MarketEvent> tail =
              events.subList(last.emitted().getOrDefault(symbol, 0), events.size());
          tail.stream().filter(Rig::isVerdict).forEach(taken::add);
          tail.clear();
        });
    start(last.splits());
  }

  private static boolean isVerdict(MarketEvent event) {
    return event instanceof Gap
        || event instanceof OutageMinutes
        || event instanceof OutageEnded
        || event instanceof GapRepaired
        || event instanceof RepairedTrades part && part.last();
  }

  /** The process is away for so long, from its last checkpoint on. */
  void stop(long millis) {
    checkpoint();
    exchange.apply(new Fault(0, Fault.Kind.DISCONNECT, 1));
    clock.advance(millis);
    restart();
  }

  /** Lets time pass, with the faults that are due in it. */
  void run(long until, List<Fault> faults) {
    long lastCheckpoint = clock.millis();
    while (clock.millis() < until) {
      long before = clock.millis();
      clock.advance(STEP);
      for (Fault fault : faults) {
        if (fault.at() > before && fault.at() <= clock.millis()) {
          exchange.apply(fault);
          if (fault.kind() == Fault.Kind.RESTART) {
            restart();
          }
        }
      }
      step();
      tell();
      if (clock.millis() - lastCheckpoint >= checkpointEvery) {
        lastCheckpoint = clock.millis();
        checkpoint();
      }
    }
  }

  private void step() {
    exchange.advance();
    List<Inbox.Event> events = new ArrayList<>();
    try {
      inbox.drain(events, 1_024, 0);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    feed.step(events, clock.millis());
    outbox.take().forEach(this::emit);
    if (watermarks.size() == states.size()) {
      long closed = watermarks.values().stream().mapToLong(w -> w + 1).min().getAsLong();
      closedAt.putIfAbsent(Interval.M1.floor(closed), clock.millis());
    }
  }

  /** When a minute had closed for all symbols, in milliseconds of the clock. */
  long closedAt(long end) {
    return closedAt.tailMap(end).values().stream().mapToLong(at -> at).min().getAsLong();
  }

  /** What of a symbol's ids is missing now. */
  SplitGaps gaps(String symbol) {
    return states.get(symbol).gaps();
  }

  private void emit(String symbol, List<Delivery> deliveries) {
    SourceOutput<MarketEvent> output = new Collected(symbol);
    deliveries.forEach(d -> emitter.emitRecord(d, output, states.get(symbol)));
  }

  <T extends MarketEvent> List<T> all(String symbol, Class<T> type) {
    return emitted.get(symbol).stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What was counted of a metric, over all its labels. */
  long tallied(Metric metric) {
    return emitted.values().stream()
        .flatMap(List::stream)
        .filter(Tally.class::isInstance)
        .map(Tally.class::cast)
        .filter(tally -> tally.metric().equals(metric.title()))
        .mapToLong(Tally::count)
        .sum();
  }

  int held() {
    return feed.held();
  }

  private final class Collected implements SourceOutput<MarketEvent> {
    private final String symbol;

    Collected(String symbol) {
      this.symbol = symbol;
    }

    @Override
    public void collect(MarketEvent event) {
      emitted.get(symbol).add(event);
    }

    @Override
    public void collect(MarketEvent event, long timestamp) {
      collect(event);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.put(symbol, watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      throw new AssertionError("a live split is never idle");
    }

    @Override
    public void markActive() {}
  }
}
