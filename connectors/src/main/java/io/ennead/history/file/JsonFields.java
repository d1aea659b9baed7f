package io.ennead.history.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The elements of one large JSON array of arrays, streamed. */
final class JsonFields implements Fields {

  // NaN and its like are let through here, to be refused with their row and not with their file.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final JsonParser parser;
  private final List<String> values = new ArrayList<>();
  private boolean begun;
  private boolean truncated;
  private long number;

  JsonFields(InputStream in) throws IOException {
    this.parser = FACTORY.createParser(in);
  }

  @Override
  public boolean next() throws IOException {
    if (truncated) {
      return false;
    }
    try {
      return read();
    } catch (JsonEOFException | EOFException e) {
      truncated = true;
      return false;
    }
  }

  private boolean read() throws IOException {
    if (!begun) {
      begun = true;
      require(parser.nextToken(), JsonToken.START_ARRAY);
    }
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      return false;
    }
    if (token == null) {
      throw new JsonEOFException(parser, null, "the array does not end");
    }
    require(token, JsonToken.START_ARRAY);
    number++;
    values.clear();
    for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token == null) {
        throw new JsonEOFException(parser, null, "row " + number + " does not end");
      }
      if (!token.isScalarValue()) {
        throw new JsonParseException(parser, "row " + number + " holds more than plain values");
      }
      values.add(parser.getText());
    }
    return true;
  }

  private void require(JsonToken found, JsonToken wanted) throws JsonParseException {
    if (found != wanted) {
      throw new JsonParseException(
          parser, "an array of rows, each an array, is wanted, and not " + found);
    }
  }

  @Override
  public int count() {
    return values.size();
  }

  @Override
  public CharSequence get(int column) {
    return values.get(column);
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public String text() {
    return values.toString();
  }

  @Override
  public boolean truncated() {
    return truncated;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
