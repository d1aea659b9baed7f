package io.ennead.pipeline.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.arguments.OptionArguments;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignalConfigTest {

  @Test
  void an_empty_configuration_says_what_the_specification_does() {
    assertThat(SignalConfig.options(new Configuration())).isEqualTo(SignalOptions.DEFAULT);
  }

  @Test
  void every_option_reaches_what_it_names() {
    Configuration configuration = new Configuration();
    SignalOptions options = SignalOptions.DEFAULT;
    for (var option : OptionArguments.SETTINGS.known()) {
      String key = option.key();
      if (!key.matches("(consensus|signals|gates)\\..*")) {
        continue;
      }
      Configuration other = new Configuration();
      other.setString(key, another(option.defaultValue()));
      assertThat(SignalConfig.options(other)).as(key).isNotEqualTo(options);
    }
    configuration.set(SignalConfig.RISK_REWARD, "1.75");
    configuration.set(SignalConfig.COOLDOWN_ANY, Duration.ofMinutes(5));
    configuration.set(SignalConfig.RANGING_ACTIVE, 7);
    SignalOptions changed = SignalConfig.options(configuration);
    assertThat(changed.levels().leastRiskReward()).isEqualTo(new BigDecimal("1.75"));
    assertThat(changed.cooldown().any()).isEqualTo(Duration.ofMinutes(5));
    assertThat(changed.regime().whenRanging().mostActive()).isEqualTo(7);
  }

  /** A value that is allowed and not the default. */
  private static String another(Object value) {
    if (value instanceof Integer number) {
      return Integer.toString(number + 1);
    }
    if (value instanceof Double number) {
      return Double.toString(number + 1);
    }
    if (value instanceof Duration time) {
      return time.plusMinutes(1).toMillis() + " ms";
    }
    return value.equals("standard") ? "strict" : new BigDecimal("1.25").toPlainString();
  }

  @ParameterizedTest
  @CsvSource({
    "consensus.profile, loose",
    "consensus.need-percent, 101",
    "consensus.margin, 0",
    "signals.warm-up, 199",
    "signals.gap-window, -1",
    "signals.stop.least, 0",
    "signals.stop.most, 0.5",
    "signals.fee-percent, five",
    "signals.tick, 0",
    "gates.confluence.least, 101",
    "gates.risk-reward.least, -1",
    "gates.history.fewest, 21",
    "gates.regime.window, 1",
    "gates.regime.trending-adx, -2",
    "gates.regime.volatile.least-confidence, -0.5",
    "gates.regime.trending.most-active, 0",
    "gates.cooldown.any, -1 min"
  })
  void a_value_that_cannot_be_is_refused_by_name(String key, String value) {
    assertThatThrownBy(
            () -> SignalConfig.options(OptionArguments.SETTINGS.parse(Map.of(key, value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(value.split(" ")[0].replace("-1", "1").replace("-", ""));
  }

  @Test
  void an_unknown_key_is_refused_with_those_that_are_known() {
    assertThatThrownBy(() -> OptionArguments.SETTINGS.parse(Map.of("gates.cooldwn.any", "1 min")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gates.cooldwn.any")
        .hasMessageContaining("gates.cooldown.any");
  }
}
