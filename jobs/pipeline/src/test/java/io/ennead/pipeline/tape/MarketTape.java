package io.ennead.pipeline.tape;

import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A small market made of a seed: bursts and silences of many minutes, aggregates of several trades,
 * times that step back within the tolerance, and if asked for ids that are missing and trades that
 * come minutes late.
 *
 * @param symbols the group of instruments on this tape
 * @param minutes how long it lasts
 * @param perMinute trades in a busy minute of an instrument, on average
 * @param toleranceMillis by how much times step back
 * @param defects whether ids are missing and trades late
 */
public record MarketTape(
    List<String> symbols,
    long seed,
    int minutes,
    int perMinute,
    long toleranceMillis,
    boolean defects)
    implements Tape {

  public MarketTape {
    symbols = List.copyOf(symbols);
  }

  /** 2025-08-01 11:50 UTC: neither the beginning of an hour nor of a quarter. */
  private static final long BEGIN = 1_754_049_000_000L;

  private static final long MINUTE = Interval.M1.millis();

  private record Row(long orderMillis, int instrument, Trade trade) {}

  @Override
  public List<Instrument> instruments() {
    return symbols.stream().map(Instrument::binance).toList();
  }

  @Override
  public Cursor from(long position) {
    List<Row> rows = rows();
    return new Cursor() {
      private int next = Math.toIntExact(position);

      @Override
      public Trade next() {
        return next < rows.size() ? rows.get(next++).trade() : null;
      }

      @Override
      public int instrument() {
        return rows.get(next - 1).instrument();
      }
    };
  }

  /** Its trades in order. */
  public List<Trade> trades() {
    return rows().stream().map(Row::trade).toList();
  }

  /** All instruments merged in the order of time; each instrument's own in the order of its ids. */
  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<Instrument> instruments = instruments();
    for (int i = 0; i < instruments.size(); i++) {
      play(i, instruments.get(i), rows);
    }
    rows.sort(Comparator.comparingLong(Row::orderMillis).thenComparingInt(Row::instrument));
    return rows;
  }

  private void play(int place, Instrument instrument, List<Row> rows) {
    Random random = new Random(seed * 1_000_003L + instrument.hashCode());
    long micros = (BEGIN + random.nextLong(2 * MINUTE)) * 1_000;
    long end = (BEGIN + minutes * MINUTE) * 1_000;
    long id = random.nextInt(1_000_000);
    long tradeId = id * 2;
    long price = (1 + random.nextLong(1_000_000)) * 1_000_003L;
    while (micros < end) {
      if (defects && random.nextInt(2_000) == 0) {
        int missing = 1 + random.nextInt(5);
        id += missing;
        tradeId += missing;
      }
      long back = random.nextInt(4) == 0 ? random.nextLong(toleranceMillis * 1_000 + 1) : 0;
      if (defects && random.nextInt(1_500) == 0) {
        back = random.nextLong(5 * MINUTE) * 1_000;
      }
      int count = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
      price = Math.max(1, price + random.nextLong(2_000_001) - 1_000_000);
      Trade trade =
          new Trade(
              instrument,
              id++,
              tradeId,
              tradeId + count - 1,
              price,
              1 + random.nextLong(10_000_000_000L),
              micros - back,
              random.nextBoolean());
      tradeId += count;
      rows.add(new Row(micros / 1_000, place, trade));
      micros += pause(random);
    }
  }

  private long pause(Random random) {
    if (random.nextInt(perMinute * 20) == 0) {
      return random.nextLong(7 * MINUTE) * 1_000;
    }
    return random.nextLong(2 * MINUTE * 1_000 / perMinute);
  }
}
