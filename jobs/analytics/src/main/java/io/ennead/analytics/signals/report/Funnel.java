package io.ennead.analytics.signals.report;

import io.ennead.analytics.consensus.state.Section;
import io.ennead.analytics.consensus.state.Sections;
import io.ennead.records.Decision;
import io.ennead.records.Direction;
import io.ennead.records.GateName;
import io.ennead.records.Interval;
import io.ennead.records.SkipReason;
import io.ennead.records.Verdict;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts how scans ended, per timeframe: scans = skipped + rejected + emitted. It is part of the
 * saved state, so that a restored run counts every scan once.
 */
public final class Funnel implements Section {

  private static final int VERSION = 1;

  private final Map<Interval, Counts> counts = new EnumMap<>(Interval.class);

  /** How the scans of one timeframe ended, by the ordinals of the enums. */
  private static final class Counts {

    private final long[] skipped = new long[SkipReason.values().length];
    private final long[] rejected = new long[GateName.values().length];
    private final long[] alone = new long[GateName.values().length];
    private final long[] emitted = new long[Direction.values().length];

    void add(Decision decision) {
      switch (decision.verdict()) {
        case SKIPPED -> skipped[SkipReason.of(decision.reason()).ordinal()]++;
        case EMITTED -> emitted[decision.direction().ordinal()]++;
        case REJECTED -> {
          int gate = GateName.of(decision.reason()).ordinal();
          rejected[gate]++;
          if (decision.gates().size() > 1 && decision.failedGates().size() == 1) {
            alone[gate]++;
          }
        }
      }
    }
  }

  public void add(Decision decision) {
    counts.computeIfAbsent(decision.interval(), any -> new Counts()).add(decision);
  }

  /** The figures of one timeframe; all zero if it had no scan. */
  public FunnelRow row(Interval interval) {
    Counts of = counts.getOrDefault(interval, new Counts());
    List<FunnelRow.Gate> gates = new ArrayList<>();
    long emitted = sum(of.emitted);
    long left = sum(of.rejected) + emitted;
    for (GateName gate : GateName.values()) {
      long rejected = of.rejected[gate.ordinal()];
      left -= rejected;
      gates.add(new FunnelRow.Gate(gate.label(), rejected, of.alone[gate.ordinal()], left));
    }
    return new FunnelRow(
        interval.label(),
        sum(of.skipped) + sum(of.rejected) + emitted,
        of.skipped[SkipReason.BEFORE_START.ordinal()],
        of.skipped[SkipReason.WARM_UP.ordinal()],
        of.skipped[SkipReason.GAP.ordinal()],
        gates,
        of.emitted[Direction.LONG.ordinal()],
        of.emitted[Direction.SHORT.ordinal()]);
  }

  /** The timeframes that had a scan, shortest first. */
  public List<FunnelRow> rows() {
    return counts.keySet().stream().map(this::row).toList();
  }

  /** How many scans of a timeframe ended so. */
  public long count(Interval interval, Verdict verdict) {
    Counts of = counts.getOrDefault(interval, new Counts());
    return switch (verdict) {
      case SKIPPED -> sum(of.skipped);
      case REJECTED -> sum(of.rejected);
      case EMITTED -> sum(of.emitted);
    };
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  @Override
  public String id() {
    return "funnel";
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<Interval, Counts> each : counts.entrySet()) {
      out.writeUTF(each.getKey().name());
      write(SkipReason.values(), each.getValue().skipped, out);
      write(GateName.values(), each.getValue().rejected, out);
      write(GateName.values(), each.getValue().alone, out);
      write(Direction.values(), each.getValue().emitted, out);
    }
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
    counts.clear();
    for (int left = in.readInt(); left > 0; left--) {
      Counts of = new Counts();
      counts.put(Interval.valueOf(in.readUTF()), of);
      read(SkipReason.class, of.skipped, in);
      read(GateName.class, of.rejected, in);
      read(GateName.class, of.alone, in);
      read(Direction.class, of.emitted, in);
    }
  }

  /** By name, so that the order of the enums never binds. */
  private static void write(Enum<?>[] names, long[] counts, DataOutput out) throws IOException {
    out.writeInt(names.length);
    for (Enum<?> name : names) {
      out.writeUTF(name.name());
      out.writeLong(counts[name.ordinal()]);
    }
  }

  private static <K extends Enum<K>> void read(Class<K> type, long[] counts, DataInput in)
      throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      counts[Enum.valueOf(type, in.readUTF()).ordinal()] = in.readLong();
    }
  }
}
