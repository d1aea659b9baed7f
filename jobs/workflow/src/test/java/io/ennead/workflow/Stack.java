package io.ennead.workflow;

import io.ennead.postgres.TestDatabase;
import java.io.IOException;
import java.util.Set;

/** A service over a fake cluster and a real database with an hour of a market in it. */
final class Stack implements AutoCloseable {

  static final String TOKEN = "a token of some length";

  final TestDatabase database = TestDatabase.migrated();
  final FakeFlink flink = new FakeFlink();
  private WorkflowService service;
  private final String token;

  private Stack(String token) throws IOException {
    this.token = token;
    Market.write(database);
    metrics();
    service = WorkflowService.start(options());
  }

  static Stack started() throws IOException {
    return new Stack(null);
  }

  static Stack withToken() throws IOException {
    return new Stack(TOKEN);
  }

  private WorkflowOptions options() {
    return new WorkflowOptions(
        "127.0.0.1",
        0,
        token,
        Set.of("https://ops.example.com"),
        flink.url(),
        flink.url(),
        database.options());
  }

  private void metrics() {
    long now = System.currentTimeMillis();
    flink.metric("aa", "Source__Trades.numRecordsOut", 4_000);
    flink.metric("aa", "Source__Trades.numRecordsOutPerSecond", 66.5);
    flink.metric("aa", "Source__Trades.lastEventAt", now);
    flink.metric("aa", "Source__Trades.queueFrames", 12);
    flink.metric("aa", "Source__Trades.queueCapacity", 8_192);
    flink.metric("aa", "Source__Trades.emitDelay_p50", 35);
    flink.metric("aa", "backPressuredTimeMsPerSecond", 250);
    flink.metric("aa", "Fold_trades_by_minute.cause.closed.reconnects", 4);
    flink.metric("aa", "Fold_trades_by_minute.cause.silent.reconnects", 2);
    flink.metric(
        "aa", "Fold_trades_by_minute.exchange.binance.symbol.BTCUSDT.lastTradeTime", now - 5_000);
    flink.metric("bb", "1m_candles.lastEventAt", now);
    flink.metric("cc", "Count_candles.interval.1m.quality.complete.candles", 100);
    flink.metric("cc", "Count_candles.interval.1m.quality.gap.candles", 20);
    flink.metric("cc", "Write_candles__Writer.rowsCommitted", 120);
    flink.metric("cc", "Write_candles__Writer.blockedMillis", 0);
    flink.metric("cc", "Write_candles__Writer.retries", 3);
    flink.metric("cc", "Write_candles__Writer.commitDelay_p50", 420);
    flink.metric("cc", "Write_candles__Writer.lastCommitAt", now);
  }

  Client client() {
    return new Client(service.address());
  }

  WorkflowService service() {
    return service;
  }

  /** Ends the service and starts another. */
  void restart() {
    service.close();
    service = WorkflowService.start(options());
  }

  @Override
  public void close() {
    service.close();
    flink.close();
  }
}
