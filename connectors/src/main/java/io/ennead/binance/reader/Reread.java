package io.ennead.binance.reader;

import io.ennead.binance.split.SplitGaps;
import io.ennead.records.Gap;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.RepairedTrades;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One reading of the minutes that gaps touch. What of them is late goes by the order of the ids, as
 * in the ledger: what the ledger would have set aside is set aside.
 */
final class Reread {

  private final Instrument instrument;
  private final List<Gap> gaps;
  private final long from;
  private final long until;
  private final long endId;
  private final long tolerance;
  private long nextId;
  private long newest = Long.MIN_VALUE;
  private int parts;
  private boolean over;

  /**
   * @param from the first minute that is to come again, epoch milliseconds
   * @param until where the last one ends; not above {@code from} if none is
   * @param endId no later id lies in these minutes
   * @param tolerance by how much a trade's time may lie behind an earlier one's, milliseconds
   */
  Reread(Instrument instrument, List<Gap> gaps, long from, long until, long endId, long tolerance) {
    this.instrument = instrument;
    this.gaps = List.copyOf(gaps);
    this.from = from;
    this.until = until;
    this.endId = endId;
    this.tolerance = tolerance;
  }

  List<Gap> gaps() {
    return gaps;
  }

  /** Before this instant is no trade that counts, epoch milliseconds. */
  long since() {
    return Math.min(from, gaps.get(0).from()) - tolerance;
  }

  /** Whether no id is missing: it is only not known yet what the minutes hold. */
  boolean isOfNothing() {
    return gaps.stream().allMatch(gap -> gap.size() == 0);
  }

  /** There is nothing to read. */
  void end() {
    over = true;
  }

  /** Begins at an id, or at the first missing one if that is lower. */
  void begin(long firstId) {
    nextId = Math.min(firstId, gaps.get(0).fromId());
  }

  long nextId() {
    return nextId;
  }

  /** Whether all has been read. */
  boolean isOver() {
    return over;
  }

  /** What was read; only when it is over. */
  SplitGaps.Reread read() {
    return new SplitGaps.Reread(gaps, from, until, parts);
  }

  /**
   * Takes in the next rows.
   *
   * @throws IllegalArgumentException if they leave an id out; nothing of them was taken then
   */
  void add(List<Trade> rows, Consumer<Delivery> out) {
    long expected = nextId;
    for (Trade row : rows) {
      if (row.id() != expected++) {
        throw new IllegalArgumentException(
            "REST left out id %d: it went on with %d".formatted(expected - 1, row.id()));
      }
    }
    List<Trade> trades = new ArrayList<>();
    for (Trade row : rows) {
      if (!over) {
        add(row, trades, out);
      }
    }
    // Part 0 makes what was read before void, even if no trade is in it.
    if (until > from && (parts == 0 || !trades.isEmpty())) {
      out.accept(
          new Delivery.Emit(
              new RepairedTrades(instrument, from, until, parts++, false, until, trades)));
    }
  }

  private void add(Trade row, List<Trade> trades, Consumer<Delivery> out) {
    long millis = row.timeMillis();
    long complete = newest == Long.MIN_VALUE ? newest : Interval.M1.floor(newest - tolerance);
    nextId = row.id() + 1;
    newest = Math.max(newest, millis);
    if (millis < complete) {
      if (gaps.stream().anyMatch(gap -> gap.fromId() <= row.id() && row.id() <= gap.toId())) {
        out.accept(new Delivery.Emit(new LateTrade(row, complete)));
      }
    } else if (millis >= from && millis < until) {
      trades.add(row);
    }
    boolean allGapsRead = row.id() >= gaps.get(gaps.size() - 1).toId();
    over = row.id() >= endId || allGapsRead && millis >= until + tolerance;
  }
}
