package io.ennead.context.file;

/** A row of a feed's file cannot be; the message says what is wrong and what to do. */
final class RowRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  RowRefused(String why) {
    super(why);
  }

  /** The same, with where it stands. */
  static IllegalArgumentException at(String file, long line, RuntimeException why) {
    return new IllegalArgumentException("%s:%d: %s".formatted(file, line, why.getMessage()), why);
  }
}
