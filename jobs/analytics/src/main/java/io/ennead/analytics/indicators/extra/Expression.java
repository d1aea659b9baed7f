package io.ennead.analytics.indicators.extra;

import java.util.ArrayList;
import java.util.List;

/**
 * A parsed entry of {@code indicators.extra}: the simple name of a ta4j class and its arguments,
 * each a number or another expression, e.g. {@code EMAIndicator(CCIIndicator(20), 5)}.
 *
 * @param arguments {@link Integer}, {@link Double} or {@link Expression}
 */
record Expression(String name, List<Object> arguments) {

  static Expression parse(String text) {
    Parser parser = new Parser(text);
    Object parsed = parser.argument();
    parser.end();
    if (parsed instanceof Expression expression) {
      return expression;
    }
    throw parser.refused("a class name such as CCIIndicator(20) is expected");
  }

  private static final class Parser {

    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Object argument() {
      skipBlanks();
      int from = at;
      while (at < text.length() && "(), ".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String token = text.substring(from, at);
      if (token.isEmpty()) {
        throw refused("a name or number is missing at position " + from);
      }
      return Character.isLetter(token.charAt(0)) ? new Expression(token, list()) : number(token);
    }

    void end() {
      skipBlanks();
      if (at < text.length()) {
        throw refused("'" + text.substring(at) + "' is left over");
      }
    }

    private List<Object> list() {
      List<Object> arguments = new ArrayList<>();
      if (!accept('(') || accept(')')) {
        return arguments;
      }
      do {
        arguments.add(argument());
      } while (accept(','));
      if (!accept(')')) {
        throw refused("a ')' is missing at position " + at);
      }
      return arguments;
    }

    private Object number(String token) {
      try {
        if (token.matches("-?\\d+")) {
          return Integer.valueOf(token);
        }
        return Double.valueOf(token);
      } catch (NumberFormatException e) {
        throw refused("'" + token + "' is neither a number nor a name");
      }
    }

    private boolean accept(char expected) {
      skipBlanks();
      boolean found = at < text.length() && text.charAt(at) == expected;
      at += found ? 1 : 0;
      return found;
    }

    private void skipBlanks() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    IllegalArgumentException refused(String why) {
      return new IllegalArgumentException(
          "indicators.extra entry '%s' is refused: %s".formatted(text, why));
    }
  }
}
