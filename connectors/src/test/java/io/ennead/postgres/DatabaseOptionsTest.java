package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOptionsTest {

  private static final String URL = "jdbc:postgresql://db:5432/ennead";

  @TempDir Path folder;

  @Test
  void a_password_in_the_url_is_moved_out_of_it_and_never_shown() {
    DatabaseOptions options =
        new DatabaseOptions(URL + "?user=me&password=hun%26ter2&ssl=true", null, null);

    assertThat(options.password()).isEqualTo("hun&ter2");
    assertThat(options.user()).isEqualTo("me");
    assertThat(options.url()).isEqualTo(URL + "?user=me&ssl=true");
    assertThat(options.toString()).contains("db:5432/ennead", "as me").doesNotContain("hun");
  }

  @Test
  void the_password_comes_from_the_url_else_the_file_else_the_environment() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "from file\nnot this\n");
    Map<String, String> environment =
        Map.of("ENNEAD_DB_PASSWORD", "from ennead", "PGPASSWORD", "from libpq");

    assertThat(DatabaseOptions.of(URL + "?password=from-url", null, file, environment).password())
        .isEqualTo("from-url");
    assertThat(DatabaseOptions.of(URL, null, file, environment).password()).isEqualTo("from file");
    assertThat(DatabaseOptions.of(URL, null, null, environment).password())
        .isEqualTo("from ennead");
    assertThat(DatabaseOptions.of(URL, null, null, Map.of("PGPASSWORD", "from libpq")).password())
        .isEqualTo("from libpq");
    assertThat(DatabaseOptions.of(URL, null, null, Map.of()).password()).isNull();
  }

  @Test
  void a_password_file_that_is_missing_or_empty_is_named() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> DatabaseOptions.of(URL, null, empty, Map.of()))
        .hasMessageContaining(empty + " is empty");
    assertThatThrownBy(() -> DatabaseOptions.of(URL, null, missing, Map.of()))
        .hasMessageContaining(missing + " cannot be read");
  }

  @Test
  void another_kind_of_url_is_refused_without_its_password() {
    assertThatThrownBy(() -> new DatabaseOptions("jdbc:mysql://db/x?password=hunter2", null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://HOST:PORT/DATABASE")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void a_password_before_the_host_is_refused_and_not_shown() {
    for (String host : new String[] {"db", "db:5432"}) {
      String url = "jdbc:postgresql://me:hunter2@%s/ennead".formatted(host);
      assertThatThrownBy(() -> new DatabaseOptions(url, null, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("//me:***@" + host)
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void a_text_is_shown_without_its_passwords() {
    assertThat(DatabaseOptions.redacted(URL + "?user=me&password=hunter2&sslpassword=secret"))
        .isEqualTo(URL + "?user=me&password=***&sslpassword=***");
    assertThat(DatabaseOptions.redacted("postgres://me:hun/ter2@db/ennead?ssl=true"))
        .isEqualTo("postgres://me:***@db/ennead?ssl=true");
    assertThat(DatabaseOptions.redacted(URL + "?user=me@home")).isEqualTo(URL + "?user=me@home");
  }

  @Test
  void the_schema_is_public_unless_the_url_names_one() {
    assertThat(new DatabaseOptions(URL, null, null).schema()).isEqualTo("public");
    assertThat(new DatabaseOptions(URL + "?currentSchema=mine,public", null, null).schema())
        .isEqualTo("mine");
  }
}
