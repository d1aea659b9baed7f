package io.ennead.binance.reader;

import org.apache.flink.api.connector.source.SourceEvent;

/** Whether a reader has been given all the splits that it will have. Shared by its two threads. */
public final class Assignment {

  /**
   * Tells a reader that all its splits have been assigned. It starts none before: a split that came
   * later could begin behind the watermark of the others.
   */
  public record Complete() implements SourceEvent {
    private static final long serialVersionUID = 1L;
  }

  private volatile boolean complete;

  void complete() {
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }
}
