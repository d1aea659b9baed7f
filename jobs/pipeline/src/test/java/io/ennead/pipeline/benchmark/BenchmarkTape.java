package io.ennead.pipeline.benchmark;

import io.ennead.pipeline.tape.Tape;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trades that cost next to nothing to make: the n-th trade of a symbol is the same on whatever tape
 * the symbol is. The symbols take turns, as in a live market.
 *
 * @param watch started by whoever plays a tape first
 * @param firstSymbol the number of the first symbol on it
 * @param symbols how many symbols are on it
 * @param perMinute trades of one symbol in a minute
 * @param perSymbol trades of one symbol in all
 */
record BenchmarkTape(Watch watch, int firstSymbol, int symbols, int perMinute, long perSymbol)
    implements Tape {

  /** 2025-08-01 11:50 UTC, so that a whole hour lies in the first 80 minutes. */
  static final long BEGIN = 1_754_049_000_000L;

  private static final long MINUTE_MICROS = Interval.M1.millis() * 1_000;

  /** The symbols spread over so many tapes. */
  static List<BenchmarkTape> tapes(
      Watch watch, int tapes, int symbols, int perMinute, long perSymbol) {
    List<BenchmarkTape> all = new ArrayList<>();
    for (int i = 0; i < tapes; i++) {
      int from = symbols * i / tapes;
      int to = symbols * (i + 1) / tapes;
      all.add(new BenchmarkTape(watch, from, to - from, perMinute, perSymbol));
    }
    return all;
  }

  @Override
  public List<Instrument> instruments() {
    return IntStream.range(firstSymbol, firstSymbol + symbols)
        .mapToObj(i -> Instrument.binance("S" + i + "USDT"))
        .toList();
  }

  @Override
  public Cursor from(long position) {
    watch.start();
    return new Playing(instruments().toArray(Instrument[]::new), position);
  }

  private final class Playing implements Cursor {
    private final Instrument[] instruments;
    private long id;
    private int symbol;

    Playing(Instrument[] instruments, long position) {
      this.instruments = instruments;
      this.id = position / symbols;
      this.symbol = (int) (position % symbols) - 1;
    }

    @Override
    public Trade next() {
      if (++symbol == symbols) {
        symbol = 0;
        id++;
      }
      if (id >= perSymbol) {
        return null;
      }
      long noise = (id * 0x9E3779B97F4A7C15L) ^ ((firstSymbol + symbol) * 0xC2B2AE3D27D4EB4FL);
      noise ^= noise >>> 29;
      return new Trade(
          instruments[symbol],
          id,
          id,
          id,
          10_000_000_000L + (noise & 1_023) * 1_000_000,
          (1 + (noise >>> 10 & 1_023)) * 100_000,
          BEGIN * 1_000 + id * MINUTE_MICROS / perMinute,
          (noise & 1 << 20) != 0);
    }

    @Override
    public int instrument() {
      return symbol;
    }
  }
}
