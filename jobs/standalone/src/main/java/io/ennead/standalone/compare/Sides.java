package io.ennead.standalone.compare;

import io.ennead.postgres.DatabaseOptions;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;

/** Opens what a person names. */
public final class Sides {

  private static final String URL = "jdbc:";

  private Sides() {}

  /**
   * Opens a JDBC URL, a data directory, a folder of CSV files, or a schema.
   *
   * @param other what the other side is: a schema is one of its database
   * @param database makes options of a URL
   * @throws IllegalArgumentException if the text names none of them
   */
  public static Side open(String text, String other, Function<String, DatabaseOptions> database)
      throws IOException, SQLException {
    if (text.startsWith(URL)) {
      return DatabaseSide.open(database.apply(text), () -> {});
    }
    Path folder = Path.of(text);
    if (Files.isDirectory(folder.resolve("database"))) {
      LocalDatabase local = LocalDatabase.open(folder, 0);
      return DatabaseSide.open(local.options(), local);
    }
    if (Files.isDirectory(folder) && CsvSide.isOne(folder)) {
      return new CsvSide(folder);
    }
    if (other.startsWith(URL) && text.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      return DatabaseSide.open(database.apply(withSchema(other, text)), () -> {});
    }
    throw new IllegalArgumentException(
        "'%s' is nothing to compare: name a JDBC URL, a folder with CSV files of replay --csv, a data directory, or beside a URL a schema of its database"
            .formatted(DatabaseOptions.redacted(text)));
  }

  private static String withSchema(String url, String schema) {
    String bare = url.replaceAll("([?&])currentSchema=[^&]*&?", "$1").replaceAll("[?&]$", "");
    return bare + (bare.contains("?") ? "&" : "?") + "currentSchema=" + schema;
  }
}
