package io.ennead.standalone.command;

import io.ennead.pipeline.MarketFeeds;
import io.ennead.pipeline.MarketInput;

/**
 * A live exchange as the job's input; closing it ends an exchange that runs in this process.
 *
 * @param feeds what is joined to its candles
 * @param description in words, for whoever started it
 */
record LiveInput(MarketInput input, MarketFeeds feeds, String description, AutoCloseable exchange)
    implements AutoCloseable {

  @Override
  public void close() throws Exception {
    exchange.close();
  }
}
