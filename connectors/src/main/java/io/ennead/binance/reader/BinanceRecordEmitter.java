package io.ennead.binance.reader;

import io.ennead.binance.metrics.FeedMetrics;
import io.ennead.ledger.TradeLedger;
import io.ennead.records.Clock;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;

/**
 * Emits through the ledger of the split, on the task thread: the only place where the position
 * advances. A clock is a watermark too.
 */
final class BinanceRecordEmitter
    implements RecordEmitter<Delivery, MarketEvent, BinanceSplitState> {

  private final FeedMetrics metrics;

  BinanceRecordEmitter(FeedMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void emitRecord(
      Delivery delivery, SourceOutput<MarketEvent> output, BinanceSplitState state) {
    TradeLedger ledger = state.ledger();
    if (delivery instanceof Delivery.Emit emit) {
      if (emit.event() instanceof Trade trade) {
        accept(ledger, trade, output);
      } else {
        output.collect(emit.event());
      }
    } else if (delivery instanceof Delivery.Begin begin) {
      state.begin(begin);
    } else if (delivery instanceof Delivery.Join join) {
      // In one go: no checkpoint holds a part of it.
      join.before().forEach(event -> collect(event, output));
      state.join(join);
      output.emitWatermark(new Watermark(join.minute() - 1));
    } else if (delivery instanceof Delivery.Proof proof) {
      ledger.proveUntil(proof.until(), event -> collect(event, output));
    } else if (delivery instanceof Delivery.Declare declare) {
      state.declare(declare.next());
    } else if (delivery instanceof Delivery.Skip) {
      state.skip(event -> collect(event, output));
    } else if (delivery instanceof Delivery.Close close) {
      state.close(close.until());
    } else if (delivery instanceof Delivery.Closed) {
      state.closed(event -> collect(event, output));
    } else if (delivery instanceof Delivery.Bound bound) {
      state.bound(bound);
    } else if (delivery instanceof Delivery.Read read) {
      state.read(read.reread());
    } else if (delivery instanceof Delivery.Repaired) {
      state.repaired(output::collect);
    }
  }

  private void accept(TradeLedger ledger, Trade trade, SourceOutput<MarketEvent> output) {
    switch (ledger.judge(trade.id())) {
      case NEXT -> {
        ledger.accept(trade, event -> collect(event, output));
        metrics.emitted(trade.timeMillis());
      }
      case DUPLICATE -> {}
      case JUMP ->
          throw new IllegalStateException(
              "%s: trade %d was delivered after %d: the ids between them are missing"
                  .formatted(trade.instrument(), trade.id(), ledger.lastId()));
    }
  }

  private static void collect(MarketEvent event, SourceOutput<MarketEvent> output) {
    if (event instanceof Clock clock) {
      long last = clock.until() - 1;
      output.collect(event, last);
      output.emitWatermark(new Watermark(last));
    } else if (event instanceof Trade trade) {
      output.collect(event, trade.timeMillis());
    } else {
      output.collect(event);
    }
  }
}
