package io.ennead.standalone.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;

/**
 * What the texts of a column mean. Two texts are the same value if their canonical forms are the
 * same; an empty text is NULL.
 */
enum ColumnType {
  /** Exact, of any scale. */
  NUMBER {
    @Override
    String canonicalValue(String text) {
      return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
  },
  /** 64 bits. */
  DOUBLE {
    @Override
    String canonicalValue(String text) {
      return Double.toString(Double.parseDouble(text));
    }
  },
  /** Epoch milliseconds; files and cursors give them as such. */
  TIME {
    @Override
    String canonicalValue(String text) {
      return Long.toString(Long.parseLong(text));
    }
  },
  BOOLEAN {
    @Override
    String canonicalValue(String text) {
      return Boolean.toString(text.equals("t") || text.equals("true"));
    }
  },
  JSON {
    @Override
    String canonicalValue(String text) {
      try {
        return TREES.writeValueAsString(TREES.treeToValue(TREES.readTree(text), Object.class));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("this is no JSON: " + text, e);
      }
    }
  },
  TEXT {
    @Override
    String canonicalValue(String text) {
      return text;
    }
  };

  private static final ObjectMapper TREES =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  abstract String canonicalValue(String text);

  /** The canonical form of a text, or of null. */
  final String canonical(String text) {
    return text == null || text.isEmpty() ? "" : canonicalValue(text);
  }

  /** The type of a column of PostgreSQL, by the driver's name of it. */
  static ColumnType of(String sqlType) {
    return switch (sqlType) {
      case "numeric", "int2", "int4", "int8" -> NUMBER;
      case "float4", "float8" -> DOUBLE;
      case "timestamptz" -> TIME;
      case "bool" -> BOOLEAN;
      case "json", "jsonb" -> JSON;
      default -> TEXT;
    };
  }
}
