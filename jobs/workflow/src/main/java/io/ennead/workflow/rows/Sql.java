package io.ennead.workflow.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as JSON objects under the names of their columns: numbers as they are stored, times as ISO
 * 8601 in UTC, {@code jsonb} as what it holds.
 */
public final class Sql {

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private Sql() {}

  /**
   * The rows of a query.
   *
   * @param parameters texts, numbers and instants
   */
  public static List<ObjectNode> rows(Connection connection, String query, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(
            i + 1,
            parameters[i] instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : parameters[i]);
      }
      List<ObjectNode> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        ResultSetMetaData columns = row.getMetaData();
        while (row.next()) {
          rows.add(object(row, columns));
        }
      }
      return rows;
    }
  }

  private static ObjectNode object(ResultSet row, ResultSetMetaData columns) throws SQLException {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      object.set(columns.getColumnLabel(i), value(row, columns, i));
    }
    return object;
  }

  private static JsonNode value(ResultSet row, ResultSetMetaData columns, int i)
      throws SQLException {
    Object value =
        columns.getColumnType(i) == Types.TIMESTAMP
                || columns.getColumnType(i) == Types.TIMESTAMP_WITH_TIMEZONE
            ? row.getObject(i, OffsetDateTime.class)
            : row.getObject(i);
    if (value == null) {
      return JSON.nullNode();
    } else if (value instanceof OffsetDateTime time) {
      return JSON.getNodeFactory().textNode(time.toInstant().toString());
    } else if (value instanceof BigDecimal number) {
      return JSON.getNodeFactory().numberNode(number);
    } else if (value instanceof Array array) {
      ArrayNode texts = JSON.createArrayNode();
      for (String text : (String[]) array.getArray()) {
        texts.add(text);
      }
      return texts;
    } else if (columns.getColumnTypeName(i).startsWith("json")) {
      return parsed(value.toString());
    }
    return JSON.valueToTree(value);
  }

  private static JsonNode parsed(String json) throws SQLException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SQLException("the database's JSON cannot be read", e);
    }
  }
}
