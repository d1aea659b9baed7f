package io.ennead.analytics.signals.gates;

import io.ennead.analytics.signals.options.CooldownOptions;
import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Asks for event time since the last signals of the symbol: longer since one in this direction,
 * shorter since any. Its value is minutes, of the first of the two that fell short.
 */
final class CooldownGate implements Gate {

  private final CooldownOptions options;

  CooldownGate(CooldownOptions options) {
    this.options = options;
  }

  @Override
  public GateName name() {
    return GateName.COOLDOWN;
  }

  @Override
  public GateMeasure measure(Candidate candidate, SignalBook book) {
    OptionalLong same = book.lastSignal(candidate.direction());
    OptionalLong other = book.lastSignal(candidate.direction().opposite());
    long now = candidate.closeTime();
    if (same.isPresent() && now - same.getAsLong() < options.sameDirection().toMillis()) {
      return since(now - same.getAsLong(), options.sameDirection(), false, "in this direction");
    }
    if (same.isEmpty() && other.isEmpty()) {
      return new GateMeasure(
          name(), true, null, minutes(options.any().toMillis()), "no signal so far");
    }
    long last = Math.max(same.orElse(Long.MIN_VALUE), other.orElse(Long.MIN_VALUE));
    boolean passed = now - last >= options.any().toMillis();
    return since(now - last, options.any(), passed, "in any direction");
  }

  private GateMeasure since(long millis, Duration least, boolean passed, String which) {
    BigDecimal since = minutes(millis);
    return new GateMeasure(
        name(),
        passed,
        since,
        minutes(least.toMillis()),
        "last signal " + which + " " + since.toPlainString() + " min ago");
  }

  private static BigDecimal minutes(long millis) {
    return BigDecimal.valueOf(millis)
        .divide(BigDecimal.valueOf(Duration.ofMinutes(1).toMillis()), 5, RoundingMode.DOWN)
        .stripTrailingZeros();
  }
}
