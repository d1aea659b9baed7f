package io.ennead.pipeline.tape;

import io.ennead.ledger.TradeLedger;
import io.ennead.records.Clock;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** One tape being played: trade by trade through the ledgers of its instruments. */
final class TapeFeed {

  private final int tape;
  private final String splitId;
  private final Tape.Cursor cursor;
  private final TradeLedger[] ledgers;
  private final Script script;
  private final Consumer<MarketEvent> emit = this::emit;
  private final List<Long> pauses;

  private SourceOutput<MarketEvent> output;
  private long position;
  private boolean atEnd;
  private boolean held;
  private int pause;
  private long pausedIn = Long.MAX_VALUE;
  private long failAt = Long.MAX_VALUE;

  // The watermark rises when the last of the instruments has passed it.
  private final boolean[] passed;
  private int behind;
  private int instrument;

  TapeFeed(TapeSplit split, Tape tape, long toleranceMillis, Script script) {
    this.tape = split.tape();
    this.splitId = split.splitId();
    this.cursor = tape.from(split.position());
    this.position = split.position();
    this.script = script;
    this.pauses = script.pauses().stream().filter(at -> at >= split.position()).toList();
    this.ledgers = new TradeLedger[split.ledgers().size()];
    for (int i = 0; i < ledgers.length; i++) {
      ledgers[i] =
          new TradeLedger(tape.instruments().get(i), toleranceMillis, split.ledgers().get(i));
    }
    this.passed = new boolean[ledgers.length];
    this.behind = ledgers.length;
  }

  /** Whether it has ended, and may be left away. */
  boolean isAtEnd() {
    return atEnd && !script.open();
  }

  String splitId() {
    return splitId;
  }

  void open(ReaderOutput<MarketEvent> reader) {
    if (output == null) {
      output = reader.createOutputForSplit(splitId);
    }
  }

  /** Emits some trades; false when it waits. */
  boolean play(int batch) {
    if (atEnd) {
      return false;
    }
    long until = Math.min(position + batch, stop());
    if (until == position) {
      hold();
      return false;
    }
    while (position < until) {
      Trade trade = cursor.next();
      if (trade == null) {
        end();
        return true;
      }
      position++;
      instrument = cursor.instrument();
      offer(ledgers[instrument], trade);
    }
    if (position >= failAt) {
      failAt = Long.MAX_VALUE;
      script.failIfPlanned(splitId + " at " + position);
    }
    return true;
  }

  private long stop() {
    return Math.min(script.hold(), pause < pauses.size() ? pauses.get(pause) : Script.NEVER);
  }

  private void hold() {
    if (position == script.hold() && !held) {
      held = true;
      script.held();
    }
  }

  private void offer(TradeLedger ledger, Trade trade) {
    switch (ledger.judge(trade.id())) {
      case NEXT -> ledger.accept(trade, emit);
      case JUMP -> {
        ledger.skipTo(trade, emit);
        ledger.accept(trade, emit);
      }
      case DUPLICATE -> {}
    }
  }

  private void emit(MarketEvent event) {
    if (event instanceof Trade trade) {
      output.collect(trade, trade.timeMillis());
    } else if (event instanceof Clock clock) {
      output.collect(clock, clock.until() - 1);
      pass();
    } else {
      output.collect(event);
    }
  }

  private void pass() {
    if (!passed[instrument]) {
      passed[instrument] = true;
      behind--;
    }
    if (behind == 0) {
      long lowest = Arrays.stream(ledgers).mapToLong(TradeLedger::coveredUntil).min().orElseThrow();
      output.emitWatermark(new Watermark(lowest - 1));
      for (int i = 0; i < ledgers.length; i++) {
        passed[i] = ledgers[i].coveredUntil() > lowest;
        behind += passed[i] ? 0 : 1;
      }
    }
  }

  private void end() {
    atEnd = true;
    for (instrument = 0; instrument < ledgers.length; instrument++) {
      ledgers[instrument].finish(emit);
    }
  }

  TapeSplit snapshot(long checkpointId) {
    if (position == stop()) {
      pausedIn = Math.min(pausedIn, checkpointId);
    }
    return new TapeSplit(
        tape, position, Arrays.stream(ledgers).map(TradeLedger::position).toList());
  }

  void checkpointed(long checkpointId) {
    if (checkpointId >= pausedIn && pause < pauses.size()) {
      pause++;
      pausedIn = Long.MAX_VALUE;
      failAt = position + script.failAfter();
    }
  }
}
