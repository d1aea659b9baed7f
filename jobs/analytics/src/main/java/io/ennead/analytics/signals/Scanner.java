package io.ennead.analytics.signals;

import io.ennead.analytics.consensus.ConsensusResult;
import io.ennead.analytics.consensus.HigherSwings;
import io.ennead.analytics.consensus.Surroundings;
import io.ennead.analytics.consensus.TimeframeBoost;
import io.ennead.analytics.signals.gates.Candidate;
import io.ennead.analytics.signals.gates.EntryQuality;
import io.ennead.analytics.signals.gates.Gates;
import io.ennead.analytics.signals.levels.LevelFinder;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.analytics.signals.report.Funnel;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.Direction;
import io.ennead.records.GateMeasure;
import io.ennead.records.HeadVote;
import io.ennead.records.Instrument;
import io.ennead.records.SkipReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Brings one closed candle to its verdict: skipped, rejected by a gate, or a signal. */
final class Scanner {

  private final Instrument instrument;
  private final SignalOptions options;
  private final long start;
  private final SignalBook book;
  private final Funnel funnel;
  private final Gates gates;
  private final LevelFinder levels;

  /**
   * @param start candles that closed before it only warm up, epoch milliseconds
   * @param book takes the signals and shadows that are opened
   * @param funnel counts every scan
   */
  Scanner(
      Instrument instrument, SignalOptions options, long start, SignalBook book, Funnel funnel) {
    this.instrument = instrument;
    this.options = options;
    this.start = start;
    this.book = book;
    this.funnel = funnel;
    gates = new Gates(options);
    levels = new LevelFinder(options.levels());
  }

  /**
   * Takes a timeframe's closed candle, and judges it unless it is skipped.
   *
   * @param higher the higher timeframes of the run, which were scanned before
   */
  void scan(
      Timeframe timeframe, List<Timeframe> higher, Candle candle, Feeds feeds, TickRecords tick) {
    List<HigherSwings> swings = new ArrayList<>(higher.size());
    higher.forEach(each -> swings.add(each.swings()));
    List<HeadVote> votes =
        timeframe.vote(
            candle,
            new Surroundings(swings, feeds.sentiment(), feeds.futures(timeframe.interval())));
    ConsensusResult consensus = timeframe.judge(votes);
    Decision decision = skip(timeframe, candle.closeTime(), votes);
    if (decision == null) {
      double boost = boost(consensus.direction(), higher);
      Candidate candidate = candidate(timeframe, candle, consensus, boost, swings);
      decision = decide(candidate, votes, boost, tick);
    }
    funnel.add(decision);
    tick.decided(decision);
  }

  private static double boost(Direction direction, List<Timeframe> higher) {
    return direction == Direction.FLAT
        ? 0
        : TimeframeBoost.of(direction, higher.stream().map(Timeframe::last).toList());
  }

  /** The decision not to judge; null if the candle is judged. */
  private Decision skip(Timeframe timeframe, long closeTime, List<HeadVote> votes) {
    SkipReason reason;
    long value;
    long threshold;
    if (closeTime < start) {
      reason = SkipReason.BEFORE_START;
      value = closeTime;
      threshold = start;
    } else if (!timeframe.isWarm()) {
      reason = SkipReason.WARM_UP;
      value = timeframe.candles();
      threshold = options.warmUp();
    } else if (timeframe.sawGap()) {
      reason = SkipReason.GAP;
      value = timeframe.sinceGap();
      threshold = options.gapWindow();
    } else {
      return null;
    }
    return Decision.skipped(
        instrument,
        timeframe.interval(),
        closeTime,
        reason,
        BigDecimal.valueOf(value),
        BigDecimal.valueOf(threshold),
        votes);
  }

  private Candidate candidate(
      Timeframe timeframe,
      Candle candle,
      ConsensusResult consensus,
      double boost,
      List<HigherSwings> swings) {
    Direction direction = consensus.direction();
    if (direction == Direction.FLAT) {
      return Candidate.flat(timeframe.interval(), candle.closeTime(), consensus);
    }
    var market = timeframe.market();
    var side = direction == Direction.LONG ? market.longSide() : market.shortSide();
    return Candidate.of(
        timeframe.interval(),
        candle.closeTime(),
        consensus,
        TimeframeBoost.apply(consensus.confidence(), boost),
        new Candidate.Trade(
            EntryQuality.of(direction, market, timeframe.values(), swings),
            levels.find(side, candle.close()),
            timeframe.regime()));
  }

  private Decision decide(
      Candidate candidate, List<HeadVote> votes, double boost, TickRecords tick) {
    List<GateMeasure> measures = gates.measure(candidate, book);
    Verdicts verdicts = new Verdicts(instrument, candidate, votes, boost, measures);
    if (verdicts.isEmitted()) {
      tick.emitted(verdicts.signal());
      tick.opened(
          book.openSignal(
              candidate.interval(),
              candidate.closeTime(),
              candidate.levels(),
              candidate.quality()));
    } else if (verdicts.isShadow()) {
      book.openShadow(
              candidate.interval(), candidate.closeTime(), candidate.levels(), candidate.quality())
          .ifPresent(tick::opened);
    }
    return verdicts.decision();
  }
}
