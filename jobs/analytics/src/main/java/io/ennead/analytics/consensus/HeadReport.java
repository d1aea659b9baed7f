package io.ennead.analytics.consensus;

import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the heads voted over many candles: per head the shares of its votes, per pair how alike they
 * are, and which heads carried the consensus. Feed it warm candles only ({@link HeadPanel#isWarm}).
 */
public final class HeadReport {

  private static final HeadName[] HEADS = HeadName.values();

  private final Consensus consensus;
  private final Tally[] tallies = new Tally[HEADS.length];
  private final Pair[][] pairs = new Pair[HEADS.length][HEADS.length];
  private final int[] carried = new int[HEADS.length];
  private int candles;
  private int longConsensus;
  private int shortConsensus;

  /**
   * @param consensus decides which votes are valid
   */
  public HeadReport(Consensus consensus) {
    this.consensus = consensus;
    for (int i = 0; i < HEADS.length; i++) {
      tallies[i] = new Tally();
      for (int j = 0; j < HEADS.length; j++) {
        pairs[i][j] = new Pair();
      }
    }
  }

  /**
   * @param votes one per head
   * @param result what they made
   */
  public void add(List<HeadVote> votes, ConsensusResult result) {
    candles++;
    int[] signs = new int[HEADS.length];
    for (HeadVote vote : votes) {
      int head = vote.head().ordinal();
      boolean valid = consensus.isValid(vote);
      tallies[head].add(vote, valid);
      signs[head] = valid ? vote.direction().sign() : 0;
    }
    for (int i = 0; i < HEADS.length; i++) {
      for (int j = 0; j < i; j++) {
        pairs[i][j].add(signs[i], signs[j]);
      }
    }
    longConsensus += result.direction() == Direction.LONG ? 1 : 0;
    shortConsensus += result.direction() == Direction.SHORT ? 1 : 0;
    if (result.direction() != Direction.FLAT) {
      result.agreeing().forEach(head -> carried[head.ordinal()]++);
    }
  }

  public int candles() {
    return candles;
  }

  /** Percent of the candles on which the head cast a valid vote in that direction. */
  public double validPercent(HeadName head, Direction direction) {
    return percent(tallies[head.ordinal()].valid(direction), candles);
  }

  /** Percent of the candles on which the head had no opinion. */
  public double flatPercent(HeadName head) {
    return percent(tallies[head.ordinal()].flat, candles);
  }

  /** Percent of the candles on which the head abstained. */
  public double abstainPercent(HeadName head) {
    return percent(tallies[head.ordinal()].abstained, candles);
  }

  /** Percent of equal direction where both cast a valid vote; NaN if that never happened. */
  public double agreementPercent(HeadName one, HeadName other) {
    return pair(one, other).agreementPercent();
  }

  /** Pearson's correlation of the valid votes as -1, 0, +1; NaN if one of them never changed. */
  public double correlation(HeadName one, HeadName other) {
    return pair(one, other).correlation();
  }

  /** Percent of the candles with a consensus in that direction. */
  public double consensusPercent(Direction direction) {
    return percent(direction == Direction.LONG ? longConsensus : shortConsensus, candles);
  }

  /** Percent of the candles with a consensus in which the head was one of those that agreed. */
  public double carriedPercent(HeadName head) {
    return percent(carried[head.ordinal()], longConsensus + shortConsensus);
  }

  /** The report as three Markdown tables. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("Warm candles: " + candles + ", profile " + consensus.profile().name());
    lines.add("");
    lines.add("| head | LONG % | SHORT % | weak % | FLAT % | abstain % | in consensus % |");
    lines.add("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (HeadName head : HEADS) {
      Tally tally = tallies[head.ordinal()];
      lines.add(
          row(
              head.label(),
              validPercent(head, Direction.LONG),
              validPercent(head, Direction.SHORT),
              percent(tally.weak, candles),
              flatPercent(head),
              abstainPercent(head),
              carriedPercent(head)));
    }
    lines.add(
        row(
            "consensus",
            consensusPercent(Direction.LONG),
            consensusPercent(Direction.SHORT),
            0,
            100 - consensusPercent(Direction.LONG) - consensusPercent(Direction.SHORT),
            0,
            100));
    lines.add("");
    lines.addAll(pairTable());
    return String.join("\n", lines) + "\n";
  }

  private List<String> pairTable() {
    List<String> lines = new ArrayList<>();
    lines.add("Upper right: equal direction where both are valid (%); lower left: correlation");
    lines.add("");
    StringBuilder head = new StringBuilder("| |");
    for (HeadName each : HEADS) {
      head.append(' ').append(each.label()).append(" |");
    }
    lines.add(head.toString());
    lines.add("|" + " --- |".repeat(HEADS.length + 1));
    for (HeadName row : HEADS) {
      StringBuilder line = new StringBuilder("| " + row.label() + " |");
      for (HeadName column : HEADS) {
        line.append(' ').append(cell(row, column)).append(" |");
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private String cell(HeadName row, HeadName column) {
    if (row == column) {
      return "-";
    }
    boolean upper = column.ordinal() > row.ordinal();
    double value = upper ? agreementPercent(row, column) : correlation(row, column);
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, upper ? "%.0f" : "%.2f", value);
  }

  private static String row(String name, double... values) {
    return Arrays.stream(values)
        .mapToObj(value -> Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value))
        .collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
  }

  private Pair pair(HeadName one, HeadName other) {
    int low = Math.min(one.ordinal(), other.ordinal());
    return pairs[Math.max(one.ordinal(), other.ordinal())][low];
  }

  private static double percent(int part, int all) {
    return all == 0 ? Double.NaN : 100.0 * part / all;
  }

  /** The votes of one head. */
  private static final class Tally {

    private int longs;
    private int shorts;
    private int weak;
    private int flat;
    private int abstained;

    void add(HeadVote vote, boolean valid) {
      if (vote.abstained()) {
        abstained++;
      } else if (vote.direction() == Direction.FLAT) {
        flat++;
      } else if (!valid) {
        weak++;
      } else if (vote.direction() == Direction.LONG) {
        longs++;
      } else {
        shorts++;
      }
    }

    int valid(Direction direction) {
      return direction == Direction.LONG ? longs : shorts;
    }
  }

  /** The valid votes of two heads side by side, as signs. */
  private static final class Pair {

    private int both;
    private int equal;
    private long count;
    private long sumA;
    private long sumB;
    private long squaresA;
    private long squaresB;
    private long products;

    void add(int a, int b) {
      both += a != 0 && b != 0 ? 1 : 0;
      equal += a != 0 && a == b ? 1 : 0;
      count++;
      sumA += a;
      sumB += b;
      squaresA += (long) a * a;
      squaresB += (long) b * b;
      products += (long) a * b;
    }

    double agreementPercent() {
      return percent(equal, both);
    }

    double correlation() {
      double spreadA = count * squaresA - (double) sumA * sumA;
      double spreadB = count * squaresB - (double) sumB * sumB;
      return (count * products - (double) sumA * sumB) / Math.sqrt(spreadA * spreadB);
    }
  }
}
