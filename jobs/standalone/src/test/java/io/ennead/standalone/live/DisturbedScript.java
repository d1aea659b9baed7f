package io.ennead.standalone.live;

import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultBuilder;
import io.ennead.simulator.binance.faults.FaultKind;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.market.MarketSymbol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one run is made of, all of it by its seed: what is traded, how it is read, and what goes
 * wrong.
 *
 * @param stream aggTrade or trade
 * @param weightPerMinute what the exchange allows
 * @param faults of the exchange
 * @param blow what befalls the job itself
 * @param blowAt when, after the start of the exchange
 */
record DisturbedScript(
    long seed,
    List<MarketSymbol> symbols,
    String stream,
    int parallelism,
    int symbolsPerConnection,
    int weightPerMinute,
    List<Fault> faults,
    Blow blow,
    Duration blowAt) {

  /** How long faults may begin. */
  static final Duration LENGTH = Duration.ofMinutes(28);

  /** What befalls the job. */
  enum Blow {
    NONE,
    /** It fails and goes on from its last checkpoint. */
    FAILURE,
    /** It ends with a savepoint and goes on from it with the other parallelism. */
    RESTORE
  }

  private static final List<Integer> CLOSE_CODES = List.of(1000, 1001, 1008, 1011, 1012, 4000);
  private static final List<Integer> ERRORS = List.of(403, 500, 502, 503, 504);

  /** The script of a seed; that of seed 0 disturbs nothing. */
  static DisturbedScript of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketSymbol> symbols = symbols(seed, random);
    String stream = random.nextInt(4) == 0 ? "trade" : "aggTrade";
    int[] weights = {6_000, 1_200, stream.equals("trade") ? 600 : 240};
    Blow blow = Blow.values()[random.nextInt(3)];
    List<Fault> faults = new ArrayList<>();
    for (int i = 3 + random.nextInt(12); i > 0; i--) {
      faults.add(fault(random, symbols));
    }
    faults.sort(Comparator.comparing(Fault::at));
    return new DisturbedScript(
        seed,
        symbols,
        stream,
        1 + random.nextInt(2),
        1 + random.nextInt(symbols.size()),
        weights[random.nextInt(3)],
        seed == 0 ? List.of() : faults,
        seed == 0 ? Blow.NONE : blow,
        Duration.ofSeconds(60 + random.nextInt(20 * 60)));
  }

  /** Names that no other seed has: all seeds write into one database. */
  private static List<MarketSymbol> symbols(long seed, SplittableRandom random) {
    List<MarketSymbol> symbols = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      String base = "S%dX%d".formatted(seed, i);
      symbols.add(
          new MarketSymbol(
              base + "USDT",
              base,
              "USDT",
              MarketSymbol.ONE / 1_000,
              MarketSymbol.ONE / 1_000,
              (10 + random.nextInt(1_000)) * MarketSymbol.ONE,
              4 + random.nextInt(60)));
    }
    return symbols;
  }

  private static Fault fault(SplittableRandom random, List<MarketSymbol> symbols) {
    FaultKind[] kinds = FaultKind.values();
    FaultKind kind = kinds[random.nextInt(kinds.length)];
    FaultBuilder fault = Fault.of(kind);
    if (kind == FaultKind.HALT) {
      fault.at(Duration.ofMinutes(random.nextInt(20)));
    } else {
      fault.at(seconds(random, 0, LENGTH.toSeconds()));
    }
    boolean takesSymbol =
        switch (kind.place()) {
          case MESSAGE, MARKET, REQUEST -> true;
          case CONNECTION, HANDSHAKE -> kind == FaultKind.ACK_BUT_SILENT;
        };
    if (takesSymbol && random.nextBoolean()) {
      fault.symbol(symbols.get(random.nextInt(symbols.size())).name());
    }
    return extent(fault, kind, random).build();
  }

  private static FaultBuilder extent(FaultBuilder fault, FaultKind kind, SplittableRandom random) {
    return switch (kind) {
      case DROP, DUPLICATE -> fault.count(1 + random.nextInt(60));
      case REORDER -> fault.count(2 + random.nextInt(12));
      case DELAY -> fault.by(seconds(random, 1, 120)).count(1 + random.nextInt(60));
      case KLINE_WITHOUT_CLOSE -> fault.lasts(seconds(random, 30, 600));
      case KLINE_LATE_CLOSE -> fault.by(seconds(random, 5, 90)).lasts(seconds(random, 30, 600));
      case DISCONNECT ->
          random.nextInt(3) == 0
              ? fault
              : fault.code(CLOSE_CODES.get(random.nextInt(CLOSE_CODES.size())));
      case HALF_OPEN, ACK_BUT_SILENT -> fault.count(1 + random.nextInt(2));
      case SERVER_SHUTDOWN -> fault.by(seconds(random, 1, 60));
      case REFUSE_CONNECTIONS -> fault.lasts(seconds(random, 5, 240));
      case REST_LAG -> fault.by(seconds(random, 1, 100)).lasts(seconds(random, 10, 300));
      case LATE_FIRST_ID -> fault.skip(1 + random.nextInt(50)).count(1 + random.nextInt(3));
      case TOO_MANY_REQUESTS -> fault.retryAfter(seconds(random, 1, 120));
      case BANNED -> fault.retryAfter(seconds(random, 10, 300));
      case REST_ERROR ->
          fault.code(ERRORS.get(random.nextInt(ERRORS.size()))).count(1 + random.nextInt(4));
      case REST_DELAY -> fault.by(seconds(random, 1, 300)).count(1 + random.nextInt(4));
      case HALT -> fault.lasts(Duration.ofMinutes(1 + random.nextInt(12)));
    };
  }

  private static Duration seconds(SplittableRandom random, long least, long most) {
    return Duration.ofSeconds(random.nextLong(least, most + 1));
  }

  List<String> names() {
    return symbols.stream().map(MarketSymbol::name).toList();
  }

  /** The script with what it takes to run it alone. */
  String describe() {
    return """
        seed %d: %s of %s; parallelism %d, %d symbols per connection, weight %d; %s at %s
        %s
        alone: mvn test -pl jobs/standalone -am -Dtest=DisturbedCandlesTest \
        -Dsurefire.failIfNoSpecifiedTests=false -Dennead.seed=%d"""
        .formatted(
            seed,
            stream,
            names(),
            parallelism,
            symbolsPerConnection,
            weightPerMinute,
            blow,
            blowAt,
            new FaultScript(faults).toJson(),
            seed);
  }
}
