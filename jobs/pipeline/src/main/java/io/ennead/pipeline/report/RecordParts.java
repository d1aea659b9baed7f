package io.ennead.pipeline.report;

import io.ennead.pipeline.Output;
import io.ennead.pipeline.Stage;
import io.ennead.records.BinaryCodec;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.apache.flink.util.InstantiationUtil;

/**
 * Keeps the records of a bounded run in their binary form, each exactly once, for whoever sums them
 * up when it has ended.
 */
public final class RecordParts<T> implements Output<T> {

  private final Class<? extends BinaryCodec<T>> codec;
  private final java.nio.file.Path folder;
  private final Stage stage;

  /**
   * @param codec with a public constructor without parameters
   * @param folder an empty or absent folder
   */
  public RecordParts(
      Class<? extends BinaryCodec<T>> codec, java.nio.file.Path folder, Stage stage) {
    this.codec = Objects.requireNonNull(codec, "codec");
    this.folder = Objects.requireNonNull(folder, "folder");
    this.stage = Objects.requireNonNull(stage, "stage");
  }

  @Override
  public void attach(DataStream<T> rows) {
    rows.sinkTo(
            FileSink.forRowFormat(new Path(folder.toUri()), new CodecEncoder<>(codec))
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build())
        .uid(stage.uid())
        .name(stage.title());
  }

  /** Hands out all records, once the run has ended; their order is that of no one in particular. */
  public void read(Consumer<T> reader) throws IOException {
    BinaryCodec<T> read = InstantiationUtil.instantiate(codec);
    for (java.nio.file.Path part : parts()) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(part)))) {
        while (hasMore(in)) {
          reader.accept(read.read(read.version(), in));
        }
      }
    }
  }

  private static boolean hasMore(DataInputStream in) throws IOException {
    in.mark(1);
    boolean more = in.read() >= 0;
    in.reset();
    return more;
  }

  private List<java.nio.file.Path> parts() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<java.nio.file.Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** Writes a record in its binary form. */
  private static final class CodecEncoder<T> implements Encoder<T> {

    private static final long serialVersionUID = 1L;
    private final Class<? extends BinaryCodec<T>> type;
    private transient BinaryCodec<T> codec;

    CodecEncoder(Class<? extends BinaryCodec<T>> type) {
      this.type = type;
    }

    @Override
    public void encode(T row, OutputStream stream) throws IOException {
      if (codec == null) {
        codec = InstantiationUtil.instantiate(type);
      }
      DataOutputStream out = new DataOutputStream(stream);
      codec.write(row, out);
      out.flush();
    }
  }
}
