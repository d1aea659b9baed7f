package io.ennead.history.file;

/** A file of which nothing can be loaded; the message says why and what would help. */
public final class FileRefused extends Exception {

  private static final long serialVersionUID = 1L;

  public FileRefused(String message) {
    super(message);
  }
}
