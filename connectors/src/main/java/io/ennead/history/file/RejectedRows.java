package io.ennead.history.file;

/** Told of each line that cannot be read. */
@FunctionalInterface
public interface RejectedRows {

  /** For a second reading: they were all told of at the first. */
  RejectedRows IGNORED = (line, value, reason) -> {};

  /**
   * @param line 1-based; in a JSON array the number of the element
   * @param value what stands there
   * @param reason why it cannot be taken, and what would help
   */
  void rejected(long line, String value, String reason);
}
