package io.ennead.pipeline.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.indicators.IndicatorDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class IndicatorTableTest {

  @Test
  void the_table_has_a_column_and_a_comment_of_each_definition_in_their_order() throws IOException {
    String sql = migration();
    int column = 0;
    int comment = 0;
    for (IndicatorDefinition indicator : IndicatorDefinition.values()) {
      column = indexAfter(sql, "\n  " + indicator.column() + " double precision,\n", column);
      comment =
          indexAfter(
              sql,
              "\ncomment on column indicators.%s is '%s';"
                  .formatted(indicator.column(), indicator.comment().replace("'", "''")),
              comment);
    }
    assertThat(sql).contains("= " + IndicatorDefinition.COUNT + ")");
  }

  private static int indexAfter(String sql, String text, int from) {
    int at = sql.indexOf(text, from);
    assertThat(at).as("the migration says, in this order: %s", text).isNotNegative();
    return at;
  }

  private static String migration() throws IOException {
    try (InputStream in = IndicatorTableTest.class.getResourceAsStream("/sql/V2__indicators.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
