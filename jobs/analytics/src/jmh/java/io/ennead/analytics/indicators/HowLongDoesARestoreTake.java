package io.ennead.analytics.indicators;

import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.records.Interval;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds to save and to load the whole state of one key, and its size in bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HowLongDoesARestoreTake {

  private IndicatorSet set;
  private byte[] saved;

  @Setup
  public void warmUp() throws IOException {
    set = new IndicatorSet(Interval.H1);
    Series.walk(1, 1_000).forEach(set::update);
    saved = bytes();
    ByteArrayOutputStream inputs = new ByteArrayOutputStream();
    set.inputs().save(new DataOutputStream(inputs));
    System.out.printf(
        "state of one key: %d bytes, %d of them the newest candles%n", saved.length, inputs.size());
  }

  @Benchmark
  public byte[] save() throws IOException {
    return bytes();
  }

  @Benchmark
  public IndicatorSet load() throws IOException {
    return IndicatorSet.load(
        Interval.H1, VwapAnchor.UTC_DAY, new DataInputStream(new ByteArrayInputStream(saved)));
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(20_000);
    set.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
