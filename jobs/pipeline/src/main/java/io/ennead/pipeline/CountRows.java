package io.ennead.pipeline;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Counts rows as they pass, by a label, in accumulators that whoever started the job can read while
 * it runs and when it has ended.
 */
public final class CountRows<T> extends RichMapFunction<T, T> {

  private static final long serialVersionUID = 1L;

  /** Names a row's counter. */
  public interface Label<T> extends Function<T, String>, Serializable {}

  private final Label<T> label;
  private transient Map<String, LongCounter> counters;

  public CountRows(Label<T> label) {
    this.label = label;
  }

  @Override
  public T map(T row) {
    if (counters == null) {
      counters = new HashMap<>();
    }
    counters.computeIfAbsent(label.apply(row), this::register).add(1);
    return row;
  }

  private LongCounter register(String name) {
    return getRuntimeContext().getLongCounter(name);
  }
}
