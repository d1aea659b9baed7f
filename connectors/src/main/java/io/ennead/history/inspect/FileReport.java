package io.ennead.history.inspect;

import java.nio.file.Path;
import java.util.List;

/**
 * What was found in one file.
 *
 * @param content what it holds, for a person, or an empty text
 * @param rows that can be used
 * @param firstMillis the earliest time, epoch milliseconds; 0 without rows
 * @param lastMillis the latest time, epoch milliseconds; 0 without rows
 * @param refusal why nothing of it is loaded and what would help, or null
 * @param rejected lines that were set aside
 * @param examples the first of them
 * @param truncated whether its packing ends too early; it is loaded up to its last whole line
 * @param notices what is worth knowing and is no defect
 */
public record FileReport(
    Path path,
    String content,
    long rows,
    long firstMillis,
    long lastMillis,
    String refusal,
    long rejected,
    List<Rejection> examples,
    boolean truncated,
    List<String> notices) {

  public FileReport {
    examples = List.copyOf(examples);
    notices = List.copyOf(notices);
  }

  public boolean isRefused() {
    return refusal != null;
  }

  public boolean isDefective() {
    return isRefused() || rejected > 0 || truncated;
  }

  /** The same file, refused. */
  FileReport refused(String reason) {
    return new FileReport(
        path,
        content,
        rows,
        firstMillis,
        lastMillis,
        reason,
        rejected,
        examples,
        truncated,
        notices);
  }

  /**
   * A line that was set aside.
   *
   * @param line 1-based; in a JSON array the number of the element
   * @param value what stands there
   * @param reason why it cannot be taken, and what would help
   */
  public record Rejection(long line, String value, String reason) {}
}
