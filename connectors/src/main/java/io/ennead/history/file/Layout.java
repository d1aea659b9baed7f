package io.ennead.history.file;

import java.util.List;
import java.util.Objects;

/**
 * Where the columns of a file's rows stand.
 *
 * @param text how rows are written
 * @param header whether the first line names the columns
 * @param width columns per row
 * @param index per {@link Column}, in the order of that enum, its place in a row, or -1
 */
public record Layout(Text text, boolean header, int width, List<Integer> index) {

  /** How rows are written. */
  public enum Text {
    CSV,
    JSON_ARRAYS,
    FRAMES
  }

  /** The place of a column that a file does not have. */
  public static final int ABSENT = -1;

  /** Recorded frames: every one names its own fields. */
  public static final Layout FRAMES = new Layout(Text.FRAMES, false, 0, List.of());

  public Layout {
    Objects.requireNonNull(text, "text");
    index = List.copyOf(index);
  }

  public int of(Column column) {
    return index.get(column.ordinal());
  }
}
