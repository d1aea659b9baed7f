package io.ennead.binance.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ennead.records.Decimals;
import java.io.IOException;
import java.math.BigDecimal;

/** The fields of one event: the venue names them with one letter. Reused from frame to frame. */
final class Fields {

  private static final int SIZE = 128;

  private final JsonToken[] tokens = new JsonToken[SIZE];
  private final String[] texts = new String[SIZE];
  private final long[] integers = new long[SIZE];
  private final char[] used = new char[SIZE];
  private int count;

  void clear() {
    for (int i = 0; i < count; i++) {
      tokens[used[i]] = null;
      texts[used[i]] = null;
    }
    count = 0;
  }

  /** Takes the value at which the parser stands. */
  void take(char name, JsonParser json) throws IOException {
    if (name >= SIZE) {
      json.skipChildren();
      return;
    }
    if (tokens[name] != null) {
      throw new BadValueException("field " + name + " stands twice");
    }
    JsonToken token = json.currentToken();
    used[count++] = name;
    tokens[name] = token;
    if (token == JsonToken.VALUE_STRING) {
      texts[name] = json.getText();
    } else if (token == JsonToken.VALUE_NUMBER_INT) {
      integers[name] = json.getLongValue();
    } else {
      json.skipChildren();
    }
  }

  boolean has(char name) {
    return tokens[name] != null;
  }

  String text(char name) {
    require(name, "a string", tokens[name] == JsonToken.VALUE_STRING);
    return texts[name];
  }

  long integer(char name) {
    require(name, "an integer", tokens[name] == JsonToken.VALUE_NUMBER_INT);
    return integers[name];
  }

  /** An id: not negative. */
  long id(char name) {
    long id = integer(name);
    if (id < 0) {
      throw new BadValueException("id " + name + " = " + id + " is negative");
    }
    return id;
  }

  boolean flag(char name) {
    JsonToken token = tokens[name];
    require(name, "a boolean", token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE);
    return token == JsonToken.VALUE_TRUE;
  }

  /** A price or quantity above zero, in 1e-8. */
  long positive(char name) {
    String text = text(name);
    long value;
    try {
      value = Decimals.parse(text);
    } catch (NumberFormatException | ArithmeticException e) {
      throw new BadValueException("field " + name + ": " + e.getMessage());
    }
    if (value <= 0) {
      throw new BadValueException(name + " = " + text + " is not above zero");
    }
    return value;
  }

  /** A volume: a decimal of any size, not negative. */
  BigDecimal volume(char name) {
    String text = text(name);
    BigDecimal value;
    try {
      value = Decimals.canonical(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new BadValueException("field " + name + ": '" + text + "' is not a number");
    }
    if (value.signum() < 0) {
      throw new BadValueException(name + " = " + text + " is negative");
    }
    return value;
  }

  private void require(char name, String what, boolean met) {
    if (!met) {
      throw new BadValueException(
          tokens[name] == null
              ? "field " + name + " is missing"
              : "field " + name + " is not " + what);
    }
  }
}
