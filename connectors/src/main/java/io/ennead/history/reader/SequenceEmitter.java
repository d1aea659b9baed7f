package io.ennead.history.reader;

import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;

/**
 * Passes batches through their split's sequence. All of a batch leaves between two checkpoints, and
 * the position moves with it.
 */
final class SequenceEmitter<T, E> implements RecordEmitter<RowBatch<T>, E, SplitSequence<T, E>> {

  private final StampedOutput<E> stamped;

  SequenceEmitter(StampedOutput<E> stamped) {
    this.stamped = stamped;
  }

  @Override
  public void emitRecord(RowBatch<T> batch, SourceOutput<E> output, SplitSequence<T, E> sequence) {
    stamped.to(output);
    for (T row : batch.rows()) {
      sequence.next(row, stamped);
    }
    if (batch.last()) {
      sequence.end(stamped);
    }
  }
}
