package io.ennead.analytics.indicators.extra;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Makes ta4j indicators from expressions. What a constructor wants before the given arguments is
 * filled in: the series, or the close price.
 */
final class Ta4jIndicators {

  private final BarSeries series;

  Ta4jIndicators(BarSeries series) {
    this.series = series;
  }

  /** An unknown class and arguments that fit no constructor are refused with what there is. */
  Indicator<?> make(Expression expression) {
    Class<?> type = Ta4jCatalog.find(expression.name());
    List<Object> arguments = new ArrayList<>();
    for (Object argument : expression.arguments()) {
      arguments.add(argument instanceof Expression nested ? make(nested) : argument);
    }
    for (List<Object> prefix : prefixes()) {
      List<Object> all = new ArrayList<>(prefix);
      all.addAll(arguments);
      for (Constructor<?> constructor : type.getConstructors()) {
        Object[] converted = convert(constructor.getParameterTypes(), all);
        if (converted != null) {
          return construct(constructor, converted, expression);
        }
      }
    }
    throw new IllegalArgumentException(
        "%s does not take %d arguments %s; it takes one of %s"
            .formatted(expression.name(), arguments.size(), expression.arguments(), forms(type)));
  }

  private List<List<Object>> prefixes() {
    return List.of(List.of(), List.of(series), List.of(new ClosePriceIndicator(series)));
  }

  private static Indicator<?> construct(
      Constructor<?> constructor, Object[] arguments, Expression expression) {
    try {
      return (Indicator<?>) constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "%s refuses %s: %s"
              .formatted(expression.name(), expression.arguments(), e.getCause().getMessage()),
          e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(expression.name() + " cannot be made", e);
    }
  }

  /** The arguments as a constructor wants them; null if they do not fit. */
  private static Object[] convert(Class<?>[] types, List<Object> arguments) {
    if (types.length != arguments.size()) {
      return null;
    }
    Object[] converted = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      converted[i] = convert(types[i], arguments.get(i));
      if (converted[i] == null) {
        return null;
      }
    }
    return converted;
  }

  private static Object convert(Class<?> type, Object argument) {
    if (!(argument instanceof Number number)) {
      return type.isInstance(argument) ? argument : null;
    }
    if (type == int.class || type == Integer.class) {
      return number instanceof Integer ? number : null;
    }
    if (type == double.class || type == Double.class) {
      return number.doubleValue();
    }
    if (type == Num.class) {
      return DoubleNum.valueOf(number);
    }
    return type == Number.class ? number : null;
  }

  private static String forms(Class<?> type) {
    return Arrays.stream(type.getConstructors())
        .map(
            constructor ->
                Arrays.stream(constructor.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.joining(" "));
  }
}
