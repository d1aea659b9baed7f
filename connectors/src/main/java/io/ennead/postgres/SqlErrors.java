package io.ennead.postgres;

import java.sql.SQLException;

/**
 * What an error of PostgreSQL means to us, by its code (<a
 * href="https://www.postgresql.org/docs/17/errcodes-appendix.html">appendix A</a>).
 */
final class SqlErrors {

  private SqlErrors() {}

  /**
   * Whether the same call may succeed later: no connection, shutting down or starting, too busy.
   */
  static boolean isTransient(SQLException error) {
    String code = code(error);
    return code.startsWith("08") // connection exception
        || code.startsWith("57P0") // shut down, crashed, or cannot connect now
        || code.startsWith("53") // insufficient resources, too many connections
        || code.startsWith("40"); // rolled back: deadlock, serialization
  }

  /** The same error with what to do about it, where that is known. */
  static DatabaseException explained(DatabaseOptions database, SQLException error) {
    return new DatabaseException(
        "%s: %s (%s)".formatted(database, remedy(code(error)), error.getMessage()), error);
  }

  private static String remedy(String code) {
    if (code.startsWith("08")) {
      return "the database cannot be reached: start it, or check host and port";
    }
    return switch (code) {
      case "28P01", "28000" ->
          "the login is refused: check the user, and the password in the URL, the password file or "
              + String.join(" or ", DatabaseOptions.PASSWORD_VARIABLES);
      case "3D000" -> "there is no such database: create it, or check the name in the URL";
      case "42501" -> "the user lacks a right: grant it, or connect as the owner of the schema";
      case "57P03" -> "the database is starting or stopping: try again in a moment";
      case "53300" -> "the database has no connection left: close some, or raise max_connections";
      default -> "the database refused";
    };
  }

  private static String code(SQLException error) {
    for (SQLException at = error; at != null; at = at.getNextException()) {
      if (at.getSQLState() != null) {
        return at.getSQLState();
      }
    }
    return "";
  }
}
