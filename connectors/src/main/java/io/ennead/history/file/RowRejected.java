package io.ennead.history.file;

/** A row that cannot be taken. It is set aside, and the rest of the file is read. */
final class RowRejected extends Exception {

  private static final long serialVersionUID = 1L;

  RowRejected(String reason) {
    super(reason, null, false, false);
  }
}
