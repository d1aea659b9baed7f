package io.ennead.history;

import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistoryEnumeratorState;
import io.ennead.history.split.HistoryEnumeratorStateSerializer;
import io.ennead.history.split.HistorySplit;
import io.ennead.history.split.HistorySplitSerializer;
import io.ennead.splits.DealingEnumerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** What the two bounded sources have in common: the splits of an inspected plan. */
abstract class BoundedSource<E> implements Source<E, HistorySplit, HistoryEnumeratorState> {

  private static final long serialVersionUID = 1L;

  private final byte[] splits;
  private final int splitsVersion;
  private final HistoryOptions options;

  BoundedSource(List<HistorySplit> splits, HistoryOptions options) {
    HistoryEnumeratorStateSerializer serializer = new HistoryEnumeratorStateSerializer();
    try {
      this.splits = serializer.serialize(new HistoryEnumeratorState(splits));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.splitsVersion = serializer.getVersion();
    this.options = options;
  }

  HistoryOptions options() {
    return options;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<HistorySplit, HistoryEnumeratorState> createEnumerator(
      SplitEnumeratorContext<HistorySplit> context) throws IOException {
    return restoreEnumerator(
        context, new HistoryEnumeratorStateSerializer().deserialize(splitsVersion, splits));
  }

  @Override
  public SplitEnumerator<HistorySplit, HistoryEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<HistorySplit> context, HistoryEnumeratorState state) {
    return new DealingEnumerator<>(
        context, state.unassigned(), HistorySplit::rows, HistoryEnumeratorState::new);
  }

  @Override
  public SimpleVersionedSerializer<HistorySplit> getSplitSerializer() {
    return new HistorySplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<HistoryEnumeratorState> getEnumeratorCheckpointSerializer() {
    return new HistoryEnumeratorStateSerializer();
  }
}
