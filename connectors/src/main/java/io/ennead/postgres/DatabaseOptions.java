package io.ennead.postgres;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Where the database is and who asks. A password in the URL is moved out of it, and neither {@link
 * #toString} nor a message shows one.
 *
 * @param url a JDBC URL such as {@code jdbc:postgresql://127.0.0.1:5432/ennead}; the schema is
 *     {@code public} unless it names another by {@code currentSchema}
 * @param user the role, or null for the driver's default (the name of the system's user)
 * @param password or null where the server asks for none
 */
public record DatabaseOptions(String url, String user, String password) implements Serializable {

  /** Environment variables that may hold the password, the first one set wins. */
  public static final String[] PASSWORD_VARIABLES = {"ENNEAD_DB_PASSWORD", "PGPASSWORD"};

  private static final int CONNECT_SECONDS = 10;

  public DatabaseOptions {
    Objects.requireNonNull(url, "url");
    // Before the driver sees it, which logs what it takes for a port.
    if (url.matches("jdbc:postgresql://[^/?]*@.*")) {
      throw new IllegalArgumentException(
          "'%s' names a role before the host, which PostgreSQL's driver takes for a part of it: write jdbc:postgresql://HOST:PORT/DATABASE?user=ROLE"
              .formatted(redacted(url)));
    }
    Properties inUrl = url.startsWith("jdbc:postgresql:") ? Driver.parseURL(url, null) : null;
    if (inUrl == null) {
      throw new IllegalArgumentException(
          "'%s' is no URL of a PostgreSQL database: write jdbc:postgresql://HOST:PORT/DATABASE"
              .formatted(redacted(url)));
    }
    user = inUrl.getProperty(PGProperty.USER.getName(), user);
    password = inUrl.getProperty(PGProperty.PASSWORD.getName(), password);
    url = withoutPassword(url);
  }

  /**
   * Options as a person gives them; the password comes from the URL, else from the file, else from
   * the first of {@link #PASSWORD_VARIABLES} that is set.
   *
   * @param user or null
   * @param passwordFile a file with the password as its first line, or null
   * @throws IllegalArgumentException if the URL is none of PostgreSQL or the file cannot be read
   */
  public static DatabaseOptions of(
      String url, String user, Path passwordFile, Map<String, String> environment) {
    String password =
        passwordFile != null
            ? firstLine(passwordFile)
            : Arrays.stream(PASSWORD_VARIABLES)
                .map(environment::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    return new DatabaseOptions(url, user, password);
  }

  private static String firstLine(Path passwordFile) {
    try (var lines = Files.lines(passwordFile)) {
      return lines
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("password file " + passwordFile + " is empty"));
    } catch (IOException e) {
      throw new IllegalArgumentException("password file " + passwordFile + " cannot be read", e);
    }
  }

  /** A new connection that waits for answers as long as they take. */
  public Connection connect() throws SQLException {
    return connect(Duration.ZERO);
  }

  /**
   * A new connection.
   *
   * @param answerWithin after this time without an answer a statement fails and its connection is
   *     closed, to the second; zero for never
   */
  public Connection connect(Duration answerWithin) throws SQLException {
    Properties properties = new Properties();
    if (user != null) {
      PGProperty.USER.set(properties, user);
    }
    if (password != null) {
      PGProperty.PASSWORD.set(properties, password);
    }
    PGProperty.APPLICATION_NAME.set(properties, "ennead");
    PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) answerWithin.toSeconds());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    // Asked directly: DriverManager does not see a driver in the class loader of a Flink job.
    return new Driver().connect(url, properties);
  }

  /** The schema that unqualified names mean, as the URL says. */
  public String schema() {
    String path = PGProperty.CURRENT_SCHEMA.getOrDefault(Driver.parseURL(url, null));
    return path == null || path.isBlank() ? "public" : path.split(",")[0].trim();
  }

  private static String withoutPassword(String url) {
    int query = url.indexOf('?');
    if (query < 0) {
      return url;
    }
    String kept =
        Arrays.stream(url.substring(query + 1).split("&"))
            .filter(parameter -> !parameter.startsWith("password="))
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? url.substring(0, query) : url.substring(0, query + 1) + kept;
  }

  /**
   * What a person has named, be it a URL or not, with any password in it replaced by {@code ***}.
   */
  public static String redacted(String text) {
    return text.replaceAll("(?i)(password=)[^&]*", "$1***")
        .replaceAll("(//[^/:@?]*:)[^?]*@", "$1***@");
  }

  @Override
  public String toString() {
    return redacted(url) + (user == null ? "" : " as " + user);
  }
}
