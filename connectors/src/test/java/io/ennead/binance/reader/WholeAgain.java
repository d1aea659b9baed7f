package io.ennead.binance.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.records.AuditDifference;
import io.ennead.records.Clock;
import io.ennead.records.Gap;
import io.ennead.records.GapRepaired;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.MarketEvent;
import io.ennead.records.OutageEnded;
import io.ennead.records.OutageMinutes;
import io.ennead.records.RepairedTrades;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * The law of gaps: ids leave once or lie in a gap, and the minutes of gaps come again as a whole.
 */
final class WholeAgain {

  private static final long MINUTE = 60_000;

  private WholeAgain() {}

  /** All gaps whose ids are known. */
  static List<Gap> gaps(Rig rig, String symbol) {
    List<Gap> gaps = new ArrayList<>(rig.all(symbol, Gap.class));
    rig.all(symbol, OutageEnded.class).forEach(ended -> gaps.add(ended.gap()));
    return gaps;
  }

  static void check(Rig rig, FakeMarket market, String told) {
    String symbol = market.instrument.symbol();
    long next = market.trades.get(0).id() + 1;
    long covered = Long.MIN_VALUE;
    for (MarketEvent event : rig.emitted.get(symbol)) {
      if (event instanceof Trade trade) {
        assertThat(trade.id()).as(told).isEqualTo(next++);
      } else if (event instanceof Gap gap) {
        assertThat(gap.fromId()).as(told).isEqualTo(next);
        assertThat(gap.from()).as("not in closed minutes, " + told).isGreaterThanOrEqualTo(covered);
        assertMissingLieIn(gap, market, told);
        next = gap.toId() + 1;
      } else if (event instanceof OutageMinutes outage) {
        assertThat(outage.fromId()).as(told).isEqualTo(next);
        assertThat(outage.from()).as(told).isIn(covered, Interval.M1.floor(outage.since()));
      } else if (event instanceof OutageEnded ended) {
        assertThat(ended.gap().fromId()).as(told).isEqualTo(next);
        assertThat(ended.closedUntil()).as(told).isEqualTo(covered);
        assertMissingLieIn(ended.gap(), market, told);
        next = ended.gap().toId() + 1;
      } else if (event instanceof Clock clock) {
        assertThat(clock.from())
            .as(told)
            .isEqualTo(covered == Long.MIN_VALUE ? clock.from() : covered);
        covered = clock.until();
      } else if (event instanceof RepairedTrades part) {
        assertThat(part.until()).as("closed, " + told).isLessThanOrEqualTo(covered);
      }
    }
    assertThat(next).as(told).isEqualTo(market.trades.get(market.trades.size() - 1).id() + 1);
    assertThat(rig.all(symbol, LateTrade.class)).as(told).isEmpty();
    assertThat(rig.all(symbol, AuditDifference.class)).as(told).isEmpty();
    assertThat(rig.gaps(symbol).open()).as(told).isEmpty();
    assertRepaired(rig, market, told);
  }

  private static void assertMissingLieIn(Gap gap, FakeMarket market, String told) {
    assertThat(market.trades)
        .filteredOn(trade -> trade.id() >= gap.fromId() && trade.id() <= gap.toId())
        .as(told)
        .allMatch(t -> t.timeMillis() >= gap.from() && t.timeMillis() <= gap.until());
  }

  private static void assertRepaired(Rig rig, FakeMarket market, String told) {
    String symbol = market.instrument.symbol();
    List<Long> whole = new ArrayList<>();
    List<Trade> again = new ArrayList<>();
    for (RepairedTrades part : rig.all(symbol, RepairedTrades.class)) {
      if (part.part() == 0) {
        again.clear();
      }
      again.addAll(part.trades());
      if (part.last()) {
        assertThat(again)
            .as(told)
            .isEqualTo(
                market.trades.stream()
                    .filter(t -> t.timeMillis() >= part.from() && t.timeMillis() < part.until())
                    .toList());
        for (long t = part.from(); t < part.until(); t += MINUTE) {
          whole.add(t);
        }
      }
    }
    List<Gap> gaps = gaps(rig, symbol);
    assertThat(rig.all(symbol, GapRepaired.class))
        .extracting(GapRepaired::gap)
        .as(told)
        .containsExactlyInAnyOrderElementsOf(gaps);
    for (Gap gap : gaps) {
      // The minutes before the beginning have no candle.
      long first = Math.max(FakeExchange.EPOCH, Interval.M1.floor(gap.from()));
      for (long t = first; t <= gap.until(); t += MINUTE) {
        assertThat(whole).as(told).contains(t);
      }
    }
  }
}
