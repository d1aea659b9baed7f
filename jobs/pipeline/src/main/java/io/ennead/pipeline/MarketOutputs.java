package io.ennead.pipeline;

import io.ennead.records.AuditDifference;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.FeedEvent;
import io.ennead.records.GapEntry;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.LateTrade;
import io.ennead.records.Outcome;
import io.ennead.records.RejectedFrame;
import io.ennead.records.Signal;
import java.util.List;
import java.util.stream.Stream;

/** Where the job's rows go; each table may go to several places. */
public record MarketOutputs(
    List<Output<Candle>> candles,
    List<Output<IndicatorSnapshot>> indicators,
    List<Output<Decision>> decisions,
    List<Output<Signal>> signals,
    List<Output<Outcome>> outcomes,
    List<Output<LateTrade>> lateTrades,
    List<Output<GapEntry>> gaps,
    List<Output<FeedEvent>> feedEvents,
    List<Output<RejectedFrame>> rejectedFrames,
    List<Output<AuditDifference>> audit) {

  /** Rows that go nowhere. */
  public static final MarketOutputs NONE =
      new MarketOutputs(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of());

  public MarketOutputs {
    candles = List.copyOf(candles);
    indicators = List.copyOf(indicators);
    decisions = List.copyOf(decisions);
    signals = List.copyOf(signals);
    outcomes = List.copyOf(outcomes);
    lateTrades = List.copyOf(lateTrades);
    gaps = List.copyOf(gaps);
    feedEvents = List.copyOf(feedEvents);
    rejectedFrames = List.copyOf(rejectedFrames);
    audit = List.copyOf(audit);
  }

  /** The tables that a bounded run makes, too; the others go nowhere. */
  public static MarketOutputs ofReplay(
      List<Output<Candle>> candles,
      List<Output<IndicatorSnapshot>> indicators,
      List<Output<Decision>> decisions,
      List<Output<Signal>> signals,
      List<Output<Outcome>> outcomes,
      List<Output<LateTrade>> lateTrades) {
    return new MarketOutputs(
        candles,
        indicators,
        decisions,
        signals,
        outcomes,
        lateTrades,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Candles and late trades go there, the rest nowhere. */
  public static MarketOutputs ofCandles(
      List<Output<Candle>> candles, List<Output<LateTrade>> lateTrades) {
    return ofReplay(candles, List.of(), List.of(), List.of(), List.of(), lateTrades);
  }

  /** Candles go there, the rest nowhere. */
  public static MarketOutputs ofCandles(Output<Candle> output) {
    return ofCandles(List.of(output), List.of());
  }

  /** These outputs and those. */
  public MarketOutputs and(MarketOutputs others) {
    return new MarketOutputs(
        concat(candles, others.candles),
        concat(indicators, others.indicators),
        concat(decisions, others.decisions),
        concat(signals, others.signals),
        concat(outcomes, others.outcomes),
        concat(lateTrades, others.lateTrades),
        concat(gaps, others.gaps),
        concat(feedEvents, others.feedEvents),
        concat(rejectedFrames, others.rejectedFrames),
        concat(audit, others.audit));
  }

  private static <T> List<T> concat(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
