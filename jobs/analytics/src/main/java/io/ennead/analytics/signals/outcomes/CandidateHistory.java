package io.ennead.analytics.signals.outcomes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;

/** The results of the last resolved candidates of one symbol, timeframe and direction. */
public final class CandidateHistory {

  private static final int DECIMALS = 4;

  private final int length;
  private final Deque<Long> results = new ArrayDeque<>();

  CandidateHistory(int length) {
    this.length = length;
  }

  /**
   * @param resultR with four decimals
   */
  void add(BigDecimal resultR) {
    results.addLast(resultR.setScale(DECIMALS).unscaledValue().longValueExact());
    while (results.size() > length) {
      results.removeFirst();
    }
  }

  /** How many results count. */
  public int size() {
    return results.size();
  }

  /** Their mean in R, rounded down to four decimals; there must be one. */
  public BigDecimal expectancy() {
    long sum = results.stream().mapToLong(Long::longValue).sum();
    return BigDecimal.valueOf(sum, DECIMALS)
        .divide(BigDecimal.valueOf(results.size()), DECIMALS, RoundingMode.FLOOR);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(results.size());
    for (long result : results) {
      out.writeLong(result);
    }
  }

  void read(DataInput in) throws IOException {
    results.clear();
    for (int left = in.readInt(); left > 0; left--) {
      results.addLast(in.readLong());
    }
    while (results.size() > length) {
      results.removeFirst();
    }
  }
}
