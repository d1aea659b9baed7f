package io.ennead.analytics.indicators.extra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

class ExtraIndicatorsTest {

  private static final List<String> ENTRIES =
      List.of(
          "EMAIndicator(200)",
          "ParabolicSarIndicator",
          "KAMAIndicator(10, 2, 30)",
          "OnBalanceVolumeIndicator",
          "MoneyFlowIndexIndicator(14)",
          "StochasticRSIIndicator(14)",
          "SMAIndicator(CCIIndicator(20), 5)",
          "KeltnerChannelUpperIndicator(KeltnerChannelMiddleIndicator(20), 2.0, 10)",
          "AccumulationDistributionIndicator");

  private final List<Bar> bars = walk(1_300);

  @Test
  void restored_and_uninterrupted_runs_agree_to_the_bit() throws IOException {
    ExtraIndicators straight = new ExtraIndicators(Interval.H1, ENTRIES);
    List<double[]> expected = new ArrayList<>();
    for (Bar bar : bars) {
      straight.update(bar);
      expected.add(straight.values());
    }
    ExtraIndicators broken = new ExtraIndicators(Interval.H1, ENTRIES);
    for (int i = 0; i < bars.size(); i++) {
      if (i % 97 == 0) {
        broken = reloaded(broken, ENTRIES);
      }
      broken.update(bars.get(i));
      assertThat(Arrays.equals(broken.values(), expected.get(i))).as("candle %d", i).isTrue();
      assertThat(broken.size()).isLessThanOrEqualTo(ExtraIndicators.HISTORY + ExtraIndicators.STEP);
    }
    assertThat(expected.get(bars.size() - 1)).doesNotContain(Double.NaN);
  }

  @Test
  void runs_that_began_at_different_times_agree_once_both_have_the_history() {
    ExtraIndicators early = new ExtraIndicators(Interval.H1, ENTRIES);
    ExtraIndicators late = new ExtraIndicators(Interval.H1, ENTRIES);
    for (int i = 0; i < bars.size(); i++) {
      early.update(bars.get(i));
      if (i >= 333) {
        late.update(bars.get(i));
      }
    }
    assertThat(late.values()).isEqualTo(early.values());
  }

  @Test
  void a_simple_mean_is_the_simple_mean() {
    ExtraIndicators extras = new ExtraIndicators(Interval.H1, List.of("SMAIndicator(3)"));
    bars.subList(0, 10).forEach(extras::update);
    double mean = bars.subList(7, 10).stream().mapToDouble(Bar::close).average().orElseThrow();
    assertThat(extras.values()[0]).isCloseTo(mean, within(1e-9));
  }

  @Test
  void entries_added_later_have_the_kept_candles() throws IOException {
    ExtraIndicators few = new ExtraIndicators(Interval.H1, List.of("SMAIndicator(3)"));
    bars.subList(0, 300).forEach(few::update);
    ExtraIndicators all = new ExtraIndicators(Interval.H1, ENTRIES);
    bars.subList(0, 300).forEach(all::update);
    assertThat(reloaded(few, ENTRIES).values()).isEqualTo(all.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "NoSuchIndicator(3); ta4j has no indicator 'NoSuchIndicator'",
        "NoSuchIndicator(3); ZLEMAIndicator",
        "CCIIndicator(20, 5); it takes one of (BarSeries, int)",
        "CCIIndicator(2.5); it takes one of (BarSeries, int)",
        "CCIIndicator(20; a ')' is missing",
        "CCIIndicator(x,); a name or number is missing",
        "20; a class name such as",
        "CCIIndicator(20) 5; is left over",
        "SMAIndicator(4000); it needs 4000 candles, 400 are kept"
      })
  void what_cannot_be_computed_is_refused_with_the_reason(String entry, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExtraIndicators(Interval.H1, List.of(entry)))
        .withMessageContaining(reason);
  }

  @Test
  void the_catalogue_is_what_the_library_has() {
    Set<String> expected = new TreeSet<>();
    new ClassFileImporter()
        .importPackages("org.ta4j.core.indicators").stream()
            .filter(type -> type.isAssignableTo(Indicator.class))
            .filter(type -> type.isTopLevelClass())
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(type -> type.reflect())
            .filter(type -> Arrays.stream(type.getConstructors()).anyMatch(c -> canMake(c)))
            .filter(type -> hasNumbers(type))
            .forEach(type -> expected.add(type.getSimpleName()));
    expected.removeAll(Set.of("AmountIndicator", "TradeCountIndicator", "DateTimeIndicator"));
    assertThat(ExtraIndicators.available()).containsExactlyElementsOf(expected);
  }

  private static boolean canMake(java.lang.reflect.Constructor<?> constructor) {
    return Arrays.stream(constructor.getParameterTypes())
        .allMatch(
            type ->
                type == BarSeries.class
                    || Indicator.class.isAssignableFrom(type)
                    || Set.of(
                            int.class,
                            Integer.class,
                            double.class,
                            Double.class,
                            Number.class,
                            Num.class,
                            boolean.class)
                        .contains(type));
  }

  private static boolean hasNumbers(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (String.valueOf(c.getGenericSuperclass()).contains("Boolean>")) {
        return false;
      }
    }
    return true;
  }

  private static ExtraIndicators reloaded(ExtraIndicators extras, List<String> entries)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    extras.save(new DataOutputStream(bytes));
    return ExtraIndicators.load(
        Interval.H1, entries, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static List<Bar> walk(int count) {
    Random random = new Random(4);
    List<Bar> bars = new ArrayList<>();
    double open = 100;
    for (int i = 0; i < count; i++) {
      double close = open + random.nextDouble() - .5;
      double high = Math.max(open, close) + .1;
      double low = Math.min(open, close) - .1;
      long openTime = i * Interval.H1.millis();
      bars.add(new Bar(openTime, open, high, low, close, random.nextInt(1_000) + 1, Double.NaN));
      open = close;
    }
    return bars;
  }
}
