package io.ennead.records;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random records for property tests: every field over its whole range, absent ones included. */
public final class AnyRecords {

  private static final long FAR = 4_000_000_000_000L;

  private AnyRecords() {}

  public static Arbitrary<Instrument> instruments() {
    return Combinators.combine(
            Arbitraries.of("binance", "ig"),
            Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(12))
        .as(Instrument::new);
  }

  public static Arbitrary<Trade> trades() {
    return Combinators.combine(
            instruments(),
            Arbitraries.longs().between(0, Long.MAX_VALUE / 2),
            Arbitraries.longs().between(0, Long.MAX_VALUE / 2),
            Arbitraries.longs().between(0, 1_000),
            Arbitraries.longs().between(1, Long.MAX_VALUE),
            Arbitraries.longs().between(1, Long.MAX_VALUE),
            Arbitraries.longs().between(-FAR * 1_000, FAR * 1_000),
            Arbitraries.of(true, false))
        .as(
            (instrument, id, first, more, price, quantity, micros, maker) ->
                new Trade(instrument, id, first, first + more, price, quantity, micros, maker));
  }

  public static Arbitrary<MarketEvent> events() {
    Arbitrary<Long> minutes =
        Arbitraries.longs().between(-FAR / 60_000, FAR / 60_000).map(m -> m * 60_000);
    Arbitrary<Long> lengths = Arbitraries.longs().between(1, 10_000);
    return Arbitraries.oneOf(
        trades(),
        Combinators.combine(trades(), minutes).as(LateTrade::new),
        Combinators.combine(instruments(), minutes, lengths)
            .as((instrument, from, length) -> new Clock(instrument, from, from + length * 60_000)),
        gaps(),
        gaps().map(GapRepaired::new),
        Combinators.combine(gaps(), minutes).as(OutageEnded::new),
        Combinators.combine(instruments(), lengths, minutes, lengths)
            .as((i, id, from, n) -> new OutageMinutes(i, id, from + n, from, from + n * 60_000)),
        Combinators.combine(trades(), Arbitraries.integers().between(0, 9), lengths)
            .as(AnyRecords::repaired),
        Combinators.combine(
                instruments(),
                minutes,
                Arbitraries.of(FeedEvent.Cause.class),
                lengths,
                lengths,
                Arbitraries.of(true, false),
                Arbitraries.strings().ofMaxLength(50))
            .as(FeedEvent::new),
        Combinators.combine(
                instruments(),
                minutes,
                Arbitraries.strings().ofMaxLength(50),
                Arbitraries.strings().ofMaxLength(200))
            .as(RejectedFrame::new),
        candles().map(candle -> new HistoryCandle(candle, candle.interval() == Interval.M1)),
        Combinators.combine(instruments(), minutes).as(RunStart::new),
        Combinators.combine(
                instruments(),
                Arbitraries.of(Interval.class),
                minutes,
                Arbitraries.doubles(),
                Arbitraries.doubles())
            .as(CarriedLines::new),
        Combinators.combine(
                instruments(),
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().ofMaxLength(20),
                lengths)
            .as(Tally::new),
        Combinators.combine(instruments(), minutes, figures(), figures()).as(AuditDifference::new));
  }

  private static Arbitrary<Gap> gaps() {
    Arbitrary<Long> numbers = Arbitraries.longs().between(1, 10_000);
    return Combinators.combine(instruments(), numbers, numbers, numbers, numbers)
        .as((i, id, size, from, length) -> new Gap(i, id, id + size, from, from + length));
  }

  private static MarketEvent repaired(Trade trade, int part, long minutes) {
    long from = Interval.M1.floor(trade.timeMillis());
    return new RepairedTrades(
        trade.instrument(),
        from,
        from + minutes * 60_000,
        part,
        part > 4,
        from + (minutes + part) * 60_000,
        List.of(trade, trade));
  }

  private static Arbitrary<MinuteFigures> figures() {
    Arbitrary<Long> any = Arbitraries.longs();
    return Combinators.combine(any, any, any, any, any, any, any, decimals(16))
        .as(MinuteFigures::new);
  }

  public static Arbitrary<Candle> candles() {
    Arbitrary<BigDecimal> above = decimals(8).filter(value -> value.signum() > 0);
    Arbitrary<BigDecimal> sums = decimals(16);
    Arbitrary<Long> ids = Arbitraries.longs().between(0, Long.MAX_VALUE);
    return Combinators.combine(
            Combinators.combine(instruments(), Arbitraries.of(Interval.class))
                .as((instrument, interval) -> new Head(instrument, interval)),
            Arbitraries.longs().between(-FAR / 3_600_000, FAR / 3_600_000),
            above.array(BigDecimal[].class).ofSize(4),
            sums.injectNull(0.3).array(BigDecimal[].class).ofSize(3),
            ids.injectNull(0.3).array(Long[].class).ofSize(3),
            sums,
            Combinators.combine(Arbitraries.of(Quality.class), Arbitraries.of(Origin.class))
                .as((quality, origin) -> new Tail(quality, origin)),
            Arbitraries.integers().between(0, Integer.MAX_VALUE))
        .as(AnyRecords::candle);
  }

  private record Head(Instrument instrument, Interval interval) {}

  private record Tail(Quality quality, Origin origin) {}

  private static Arbitrary<BigDecimal> decimals(int scale) {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal("1E22"))
        .ofScale(scale);
  }

  private static Candle candle(
      Head head,
      long hour,
      BigDecimal[] prices,
      BigDecimal[] sums,
      Long[] ids,
      BigDecimal volume,
      Tail tail,
      int revision) {
    java.util.Arrays.sort(prices);
    if (tail.quality() == Quality.QUIET) {
      return Candle.empty(
          head.instrument(),
          head.interval(),
          hour * 3_600_000,
          prices[0],
          Quality.QUIET,
          revision,
          tail.origin());
    }
    boolean hasIds = ids[1] != null && ids[2] != null;
    return new Candle(
        head.instrument(),
        head.interval(),
        hour * 3_600_000,
        prices[1],
        prices[3],
        prices[0],
        prices[2],
        volume,
        sums[0],
        ids[0],
        sums[1],
        sums[2],
        hasIds ? (Long) Math.min(ids[1], ids[2]) : null,
        hasIds ? (Long) Math.max(ids[1], ids[2]) : null,
        tail.quality(),
        revision,
        tail.origin());
  }
}
