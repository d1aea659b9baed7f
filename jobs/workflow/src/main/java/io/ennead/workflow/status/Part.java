package io.ennead.workflow.status;

import io.ennead.workflow.Cached;
import io.ennead.workflow.Unreachable;

/**
 * What a part of the system answered, or why it did not.
 *
 * @param value null if it did not
 * @param reason null if it did
 */
public record Part<T>(T value, String reason) {

  static <T> Part<T> of(Cached<T> cached) {
    try {
      return new Part<>(cached.get().value(), null);
    } catch (Unreachable e) {
      return new Part<>(null, e.getMessage());
    }
  }

  public boolean isThere() {
    return reason == null;
  }
}
