package io.ennead.history.file;

/** How a file's text is packed. */
public enum Container {
  PLAIN,
  GZIP,
  ZIP
}
