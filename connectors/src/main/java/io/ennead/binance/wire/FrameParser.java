package io.ennead.binance.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads the text of one WebSocket frame, bare ({@code /ws/...}) or wrapped ({@code /stream?...}).
 *
 * <p>Not thread-safe: its buffers are reused, one parser per thread.
 */
public final class FrameParser {

  private static final JsonFactory JSON = new JsonFactory();

  private final Fields bare = new Fields();
  private final Fields wrapped = new Fields();
  private final Fields kline = new Fields();

  private String stream;
  private boolean hasData;
  private boolean hasResult;
  private boolean hasId;
  private String id;
  private Long errorCode;
  private String errorMessage;

  /**
   * @throws MalformedFrameException if it is not JSON, not an event or answer of the venue, or
   *     holds a value that cannot be
   */
  public StreamFrame parse(String text) {
    reset();
    try (JsonParser json = JSON.createParser(text)) {
      JsonToken first = json.nextToken();
      if (first == JsonToken.START_ARRAY) {
        json.skipChildren();
        requireEnd(json);
        return new StreamFrame(null, new Unrelated("array"));
      }
      if (first != JsonToken.START_OBJECT) {
        throw new BadValueException("not a JSON object");
      }
      readTop(json);
      requireEnd(json);
      return new StreamFrame(stream, message());
    } catch (BadValueException e) {
      throw new MalformedFrameException(e.getMessage(), text, e);
    } catch (IOException e) {
      throw new MalformedFrameException("not valid JSON", text, e);
    }
  }

  private void reset() {
    bare.clear();
    wrapped.clear();
    kline.clear();
    stream = null;
    hasData = false;
    hasResult = false;
    hasId = false;
    id = null;
    errorCode = null;
    errorMessage = null;
  }

  private static void requireEnd(JsonParser json) throws IOException {
    if (json.nextToken() != null) {
      throw new BadValueException("text after the end of the JSON value");
    }
  }

  private void readTop(JsonParser json) throws IOException {
    while (nextIsField(json)) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "stream" -> stream = json.getValueAsString();
        case "data" -> readData(json);
        case "error" -> readError(json);
        case "result" -> {
          hasResult = true;
          json.skipChildren();
        }
        case "id" -> {
          hasId = true;
          id = json.getValueAsString();
        }
        case "code" -> errorCode = json.getLongValue();
        case "msg" -> errorMessage = json.getValueAsString();
        default -> take(bare, name, json);
      }
    }
  }

  private void readData(JsonParser json) throws IOException {
    hasData = true;
    if (json.currentToken() == JsonToken.START_OBJECT) {
      readFields(wrapped, json);
    } else {
      json.skipChildren();
    }
  }

  private void readError(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new BadValueException("error is not an object");
    }
    while (nextIsField(json)) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("code")) {
        errorCode = json.getLongValue();
      } else if (name.equals("msg")) {
        errorMessage = json.getValueAsString();
      } else {
        json.skipChildren();
      }
    }
  }

  private void readFields(Fields fields, JsonParser json) throws IOException {
    while (nextIsField(json)) {
      String name = json.currentName();
      json.nextToken();
      take(fields, name, json);
    }
  }

  private void take(Fields fields, String name, JsonParser json) throws IOException {
    if (name.equals("k") && json.currentToken() == JsonToken.START_OBJECT) {
      kline.clear();
      readFields(kline, json);
    } else if (name.length() == 1) {
      fields.take(name.charAt(0), json);
    } else {
      json.skipChildren();
    }
  }

  private static boolean nextIsField(JsonParser json) throws IOException {
    return json.nextToken() == JsonToken.FIELD_NAME;
  }

  private VenueMessage message() {
    if (errorCode != null) {
      return new VenueError(errorCode, errorMessage == null ? "" : errorMessage, id);
    }
    if (hasData) {
      return wrapped.has('e') ? event(wrapped) : new Unrelated(stream);
    }
    if (bare.has('e')) {
      return event(bare);
    }
    if (hasResult && hasId) {
      return new Acknowledgement(id);
    }
    if (bare.has('u') && bare.has('b')) {
      return new Unrelated("bookTicker");
    }
    throw new BadValueException("neither an event nor an answer of the venue");
  }

  private VenueMessage event(Fields fields) {
    String kind = fields.text('e');
    return switch (kind) {
      case "aggTrade" -> VenueTrade.of(TradeKind.AGG_TRADE, fields, sentAt(fields), symbol(fields));
      case "trade" -> VenueTrade.of(TradeKind.TRADE, fields, sentAt(fields), symbol(fields));
      case "kline" -> VenueKline.of(kline, sentAt(fields), symbol(fields));
      case "24hrMiniTicker" -> new MiniTicker(symbol(fields), sentAt(fields), fields.positive('c'));
      case "serverShutdown" -> new ServerShutdown(sentAt(fields));
      default -> new Unrelated(kind);
    };
  }

  private static long sentAt(Fields fields) {
    return VenueTime.millis("E", fields.integer('E'));
  }

  private static String symbol(Fields fields) {
    String symbol = fields.text('s');
    if (symbol.isBlank()) {
      throw new BadValueException("s is blank");
    }
    return symbol;
  }
}
