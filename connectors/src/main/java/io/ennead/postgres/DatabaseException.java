package io.ennead.postgres;

/** The database cannot do what was asked; the message says why, and what to do. */
public final class DatabaseException extends RuntimeException {

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }

  DatabaseException(String message) {
    super(message);
  }
}
