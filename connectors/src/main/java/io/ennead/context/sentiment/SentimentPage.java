package io.ennead.context.sentiment;

import java.io.IOException;

/** Where the index is read. */
@FunctionalInterface
interface SentimentPage {

  /**
   * What stands there now.
   *
   * @throws IOException if it is not to be had
   */
  String body() throws IOException;
}
