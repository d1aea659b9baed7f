package io.ennead.pipeline.tape;

import io.ennead.records.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source in memory: each split plays one tape of a group of instruments through their ledgers, as
 * the real sources do.
 */
public final class TapeSource implements Source<MarketEvent, TapeSplit, List<TapeSplit>> {

  private static final long serialVersionUID = 1L;

  private final List<Tape> tapes;
  private final long toleranceMillis;
  private final Script script;

  public TapeSource(List<? extends Tape> tapes, long toleranceMillis, Script script) {
    this.tapes = new ArrayList<>(tapes);
    this.toleranceMillis = toleranceMillis;
    this.script = script;
  }

  @Override
  public Boundedness getBoundedness() {
    return script.open() ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<TapeSplit, List<TapeSplit>> createEnumerator(
      SplitEnumeratorContext<TapeSplit> context) {
    List<TapeSplit> splits = new ArrayList<>();
    for (int i = 0; i < tapes.size(); i++) {
      splits.add(TapeSplit.start(i, tapes.get(i).instruments().size()));
    }
    return new TapeEnumerator(context, splits);
  }

  @Override
  public SplitEnumerator<TapeSplit, List<TapeSplit>> restoreEnumerator(
      SplitEnumeratorContext<TapeSplit> context, List<TapeSplit> waiting) {
    return new TapeEnumerator(context, waiting);
  }

  @Override
  public SourceReader<MarketEvent, TapeSplit> createReader(SourceReaderContext context) {
    return new TapeReader(tapes, toleranceMillis, script);
  }

  @Override
  public SimpleVersionedSerializer<TapeSplit> getSplitSerializer() {
    return new TapeSplit.Serializer();
  }

  @Override
  public SimpleVersionedSerializer<List<TapeSplit>> getEnumeratorCheckpointSerializer() {
    return new TapeEnumerator.StateSerializer();
  }
}
