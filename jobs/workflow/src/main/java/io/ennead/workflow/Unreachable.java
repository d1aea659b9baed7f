package io.ennead.workflow;

/** A part that the service reads does not answer. */
public final class Unreachable extends Exception {

  private static final long serialVersionUID = 1L;

  private final String part;

  /**
   * @param part {@code flink} or {@code database}
   * @param reason what it said, and where it was looked for
   */
  public Unreachable(String part, String reason, Throwable cause) {
    super(reason, cause);
    this.part = part;
  }

  public String part() {
    return part;
  }
}
