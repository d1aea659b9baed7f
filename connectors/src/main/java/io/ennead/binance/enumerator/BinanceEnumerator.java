package io.ennead.binance.enumerator;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.reader.Assignment;
import io.ennead.binance.split.BinanceEnumeratorState;
import io.ennead.binance.split.BinanceSplit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A split per symbol, spread over the readers. Symbols that were added to the configuration get one
 * on a restore; those that were removed are forgotten; the others stay with their position, and go
 * on whether or not the exchange can be asked.
 */
public final class BinanceEnumerator
    implements SplitEnumerator<BinanceSplit, BinanceEnumeratorState> {

  private static final Logger LOG = LoggerFactory.getLogger(BinanceEnumerator.class);

  private final SplitEnumeratorContext<BinanceSplit> context;
  private final BinanceSettings settings;
  private final Callable<List<String>> check;
  private final Set<String> assigned = new TreeSet<>();
  private final List<BinanceSplit> waiting = new ArrayList<>();
  private final Set<Integer> readers = new TreeSet<>();

  /** Every split that waits goes on from a position, or the exchange knows the symbols. */
  private boolean ready;

  /**
   * @param check names the symbols that do not trade at present, and fails for an unknown one
   */
  BinanceEnumerator(
      SplitEnumeratorContext<BinanceSplit> context,
      BinanceSettings settings,
      BinanceEnumeratorState state,
      Callable<List<String>> check) {
    this.context = context;
    this.settings = settings;
    this.check = check;
    state.assigned().stream().filter(settings.symbols()::contains).forEach(assigned::add);
    state.waiting().stream()
        .filter(split -> settings.symbols().contains(split.symbol()))
        .forEach(waiting::add);
    for (String symbol : settings.symbols()) {
      if (!assigned.contains(symbol)
          && waiting.stream().noneMatch(split -> split.symbol().equals(symbol))) {
        waiting.add(BinanceSplit.begin(symbol, settings.kind()));
      }
    }
    ready = waiting.stream().allMatch(BinanceSplit::hasBegun);
  }

  @Override
  public void start() {
    context.callAsync(check, this::onChecked);
  }

  private void onChecked(List<String> halted, Throwable failure) {
    if (failure != null) {
      throw new IllegalStateException(
          "the symbols cannot be read: " + failure.getMessage(), failure);
    }
    if (!halted.isEmpty()) {
      LOG.warn("not trading at present: {}", String.join(", ", halted));
    }
    if (!ready) {
      ready = true;
      List.copyOf(readers).forEach(this::assign);
    }
  }

  @Override
  public void addReader(int subtask) {
    readers.add(subtask);
    if (ready) {
      List.copyOf(readers).forEach(this::assign);
    }
  }

  /** Gives a registered reader what is its own, and tells it that this is all. */
  private void assign(int subtask) {
    for (Iterator<BinanceSplit> it = waiting.iterator(); it.hasNext(); ) {
      BinanceSplit split = it.next();
      if (owner(split.symbol()) == subtask) {
        it.remove();
        assigned.add(split.symbol());
        context.assignSplit(split, subtask);
      }
    }
    context.sendEventToSourceReader(subtask, new Assignment.Complete());
  }

  private int owner(String symbol) {
    return Math.max(0, settings.symbols().indexOf(symbol)) % context.currentParallelism();
  }

  @Override
  public void addSplitsBack(List<BinanceSplit> splits, int subtask) {
    readers.remove(subtask);
    for (BinanceSplit split : splits) {
      assigned.remove(split.symbol());
      waiting.add(split);
    }
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    // Readers ask for nothing: each is told its splits.
  }

  @Override
  public BinanceEnumeratorState snapshotState(long checkpointId) {
    return new BinanceEnumeratorState(assigned, waiting);
  }

  @Override
  public void close() {
    // Holds nothing: the check closes its own feed.
  }
}
