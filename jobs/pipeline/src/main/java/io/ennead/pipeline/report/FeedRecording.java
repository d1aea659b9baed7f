package io.ennead.pipeline.report;

import io.ennead.context.file.ContextLines;
import io.ennead.pipeline.Output;
import io.ennead.pipeline.Stage;
import io.ennead.records.ContextRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Keeps what feeds say as lines, each exactly once: {@code replay --futures FOLDER} takes them. A
 * file is finished with a checkpoint, if anything was said since the one before.
 */
public final class FeedRecording implements Output<ContextRecord> {

  private final java.nio.file.Path folder;

  /**
   * @param folder made if absent
   */
  public FeedRecording(java.nio.file.Path folder) {
    this.folder = Objects.requireNonNull(folder, "folder");
  }

  @Override
  public void attach(DataStream<ContextRecord> records) {
    records
        .sinkTo(
            FileSink.forRowFormat(new Path(folder.toUri()), new Lines())
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withOutputFileConfig(new OutputFileConfig("feeds", ".jsonl"))
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build())
        .setParallelism(1)
        .uid(Stage.FEED_RECORDING.uid())
        .name(Stage.FEED_RECORDING.title());
  }

  /** A record a line. */
  private static final class Lines implements Encoder<ContextRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(ContextRecord record, OutputStream stream) throws IOException {
      stream.write((ContextLines.format(record) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
