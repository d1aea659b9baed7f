package io.ennead.analytics.signals.gates;

import io.ennead.analytics.signals.levels.TradeLevels;
import io.ennead.analytics.signals.options.LevelOptions;
import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import java.math.BigDecimal;

/** Asks for a target that is worth the stop. Its value is risk/reward after fees. */
final class RiskRewardGate implements Gate {

  private final LevelOptions options;

  RiskRewardGate(LevelOptions options) {
    this.options = options;
  }

  @Override
  public GateName name() {
    return GateName.RISK_REWARD;
  }

  @Override
  public GateMeasure measure(Candidate candidate, SignalBook book) {
    TradeLevels levels = candidate.levels();
    BigDecimal riskReward = levels.riskReward();
    return new GateMeasure(
        name(),
        riskReward.compareTo(options.leastRiskReward()) >= 0,
        riskReward,
        options.leastRiskReward(),
        "entry "
            + levels.entry().toPlainString()
            + ", stop "
            + levels.stop().toPlainString()
            + ", target "
            + levels.target().toPlainString()
            + ", fee "
            + options.feePercent().toPlainString()
            + " % a side; "
            + String.join("; ", candidate.found().findings()));
  }
}
