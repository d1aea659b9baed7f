package io.ennead.analytics.signals.criteria;

import io.ennead.records.Direction;
import io.ennead.records.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ta4j.core.AnalysisCriterion;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseTradingRecord;
import org.ta4j.core.Trade;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.criteria.ExpectancyCriterion;
import org.ta4j.core.criteria.MaximumDrawdownCriterion;
import org.ta4j.core.criteria.NumberOfLosingPositionsCriterion;
import org.ta4j.core.criteria.NumberOfPositionsCriterion;
import org.ta4j.core.criteria.NumberOfWinningPositionsCriterion;
import org.ta4j.core.criteria.SqnCriterion;
import org.ta4j.core.criteria.pnl.AverageLossCriterion;
import org.ta4j.core.criteria.pnl.AverageProfitCriterion;
import org.ta4j.core.criteria.pnl.ProfitLossCriterion;
import org.ta4j.core.criteria.pnl.ProfitLossRatioCriterion;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * ta4j's analysis criteria over resolved signals as a trading record, net of fees, and the ratios
 * that its release 0.17 has not.
 *
 * <p>Signals of a symbol may overlap; ta4j's record knows one position at a time. So each is a
 * position of its own, in the order in which they were resolved, worth 1 of the quote currency: a
 * bar at its entry and a bar at its exit. The return criterion of 0.17 leaves out fees and is not
 * used.
 */
public final class TradingCriteria {

  private static final Map<String, AnalysisCriterion> CRITERIA = new LinkedHashMap<>();

  static {
    CRITERIA.put("positions", new NumberOfPositionsCriterion());
    CRITERIA.put("winning positions", new NumberOfWinningPositionsCriterion());
    CRITERIA.put("losing positions", new NumberOfLosingPositionsCriterion());
    CRITERIA.put("net profit", new ProfitLossCriterion());
    CRITERIA.put("average net profit of the winning", new AverageProfitCriterion());
    CRITERIA.put("average net loss of the losing", new AverageLossCriterion());
    CRITERIA.put("profit/loss ratio", new ProfitLossRatioCriterion());
    CRITERIA.put("expectancy", new ExpectancyCriterion());
    CRITERIA.put("system quality number", new SqnCriterion());
    CRITERIA.put("maximum drawdown", new MaximumDrawdownCriterion());
  }

  private TradingCriteria() {}

  /**
   * The figures, all with every position worth 1; none without a resolved signal.
   *
   * @param outcomes of one symbol; those that are ACTIVE or shadows are left out
   * @param feeFraction of the price, on each side
   */
  public static List<CriterionRow> of(List<Outcome> outcomes, BigDecimal feeFraction) {
    List<Outcome> closed =
        outcomes.stream()
            .filter(each -> each.status().isResolved() && !each.shadow())
            .sorted(Comparator.comparingLong(Outcome::time).thenComparing(Outcome::id))
            .toList();
    if (closed.isEmpty()) {
      return List.of();
    }
    BarSeries series = series(closed);
    TradingRecord record = record(closed, feeFraction.doubleValue());
    List<CriterionRow> rows = new ArrayList<>();
    CRITERIA.forEach(
        (name, criterion) ->
            rows.add(
                CriterionRow.of(name, criterion.calculate(series, record).doubleValue(), "1")));
    double[] returns =
        record.getPositions().stream()
            .mapToDouble(each -> each.getProfit().doubleValue())
            .toArray();
    double drawdown = new MaximumDrawdownCriterion().calculate(series, record).doubleValue();
    rows.addAll(Ratios.of(returns, drawdown));
    return rows;
  }

  private static BarSeries series(List<Outcome> closed) {
    List<Bar> bars = new ArrayList<>();
    for (Outcome outcome : closed) {
      bars.add(bar(bars.size(), outcome.entry()));
      bars.add(bar(bars.size(), outcome.price()));
    }
    return new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).withBars(bars).build();
  }

  private static Bar bar(int index, BigDecimal price) {
    double p = price.doubleValue();
    var end = Instant.EPOCH.plusSeconds(index + 1L).atZone(ZoneOffset.UTC);
    return new BaseBar(Duration.ofSeconds(1), end, p, p, p, p, 0, 0, 0, DoubleNum::valueOf);
  }

  private static TradingRecord record(List<Outcome> closed, double fee) {
    LinearTransactionCostModel costs = new LinearTransactionCostModel(fee);
    Trade[] trades = new Trade[2 * closed.size()];
    for (int i = 0; i < closed.size(); i++) {
      Outcome outcome = closed.get(i);
      Num entry = DoubleNum.valueOf(outcome.entry());
      Num exit = DoubleNum.valueOf(outcome.price());
      Num amount = DoubleNum.valueOf(1).dividedBy(entry);
      boolean up = outcome.direction() == Direction.LONG;
      int at = 2 * i;
      trades[at] =
          up ? Trade.buyAt(at, entry, amount, costs) : Trade.sellAt(at, entry, amount, costs);
      trades[at + 1] =
          up ? Trade.sellAt(at + 1, exit, amount, costs) : Trade.buyAt(at + 1, exit, amount, costs);
    }
    return new BaseTradingRecord(costs, new ZeroCostModel(), trades);
  }
}
