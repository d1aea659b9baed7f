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

  /** How the scans of one timeframe ended. */
  private static final class Counts {

    private final Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
    private final Map<GateName, Long> rejected = new EnumMap<>(GateName.class);
    private final Map<GateName, Long> alone = new EnumMap<>(GateName.class);
    private final Map<Direction, Long> emitted = new EnumMap<>(Direction.class);

    void add(Decision decision) {
      switch (decision.verdict()) {
        case SKIPPED -> one(skipped, skipReason(decision.reason()));
        case EMITTED -> one(emitted, decision.direction());
        case REJECTED -> {
          List<GateName> failed = decision.failedGates();
          one(rejected, failed.get(0));
          if (failed.size() == 1 && decision.gates().size() > 1) {
            one(alone, failed.get(0));
          }
        }
      }
    }

    private static SkipReason skipReason(String label) {
      for (SkipReason reason : SkipReason.values()) {
        if (reason.label().equals(label)) {
          return reason;
        }
      }
      throw new IllegalArgumentException("skip reason '" + label + "' is not known");
    }

    private static <K> void one(Map<K, Long> counts, K key) {
      counts.merge(key, 1L, Long::sum);
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
      long rejected = of.rejected.getOrDefault(gate, 0L);
      left -= rejected;
      gates.add(new FunnelRow.Gate(gate.label(), rejected, of.alone.getOrDefault(gate, 0L), left));
    }
    return new FunnelRow(
        interval.label(),
        sum(of.skipped) + sum(of.rejected) + emitted,
        of.skipped.getOrDefault(SkipReason.BEFORE_START, 0L),
        of.skipped.getOrDefault(SkipReason.WARM_UP, 0L),
        of.skipped.getOrDefault(SkipReason.GAP, 0L),
        gates,
        of.emitted.getOrDefault(Direction.LONG, 0L),
        of.emitted.getOrDefault(Direction.SHORT, 0L));
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

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
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
      write(each.getValue().skipped, out);
      write(each.getValue().rejected, out);
      write(each.getValue().alone, out);
      write(each.getValue().emitted, out);
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

  private static <K extends Enum<K>> void write(Map<K, Long> counts, DataOutput out)
      throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<K, Long> each : counts.entrySet()) {
      out.writeUTF(each.getKey().name());
      out.writeLong(each.getValue());
    }
  }

  private static <K extends Enum<K>> void read(Class<K> type, Map<K, Long> counts, DataInput in)
      throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      counts.put(Enum.valueOf(type, in.readUTF()), in.readLong());
    }
  }
}
