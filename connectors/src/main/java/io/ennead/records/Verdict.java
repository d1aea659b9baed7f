package io.ennead.records;

/** How a scan ended. */
public enum Verdict {
  /** Not judged; the decision names the {@link SkipReason}. */
  SKIPPED,
  /** A gate stood in the way; the decision names it. */
  REJECTED,
  /** There is a signal. */
  EMITTED
}
