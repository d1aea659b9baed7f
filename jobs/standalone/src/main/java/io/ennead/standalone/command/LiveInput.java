package io.ennead.standalone.command;

import io.ennead.pipeline.MarketInput;

/**
 * A live exchange as the job's input; closing it ends an exchange that runs in this process.
 *
 * @param description in words, for whoever started it
 */
record LiveInput(MarketInput input, String description, AutoCloseable exchange)
    implements AutoCloseable {

  @Override
  public void close() throws Exception {
    exchange.close();
  }
}
