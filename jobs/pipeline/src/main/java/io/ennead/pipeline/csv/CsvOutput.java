package io.ennead.pipeline.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.ennead.pipeline.Output;
import io.ennead.pipeline.Stage;
import io.ennead.pipeline.tables.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Writes the rows of a bounded run as parts, one folder for each group of the table; {@link
 * CsvParts} makes the one sorted file of them when the run has ended.
 */
public final class CsvOutput<T> implements Output<T> {

  private final Table<T> table;
  private final java.nio.file.Path parts;
  private final Stage stage;

  /**
   * @param parts an empty or absent folder for the table's parts
   */
  public CsvOutput(Table<T> table, java.nio.file.Path parts, Stage stage) {
    this.table = Objects.requireNonNull(table, "table");
    this.parts = Objects.requireNonNull(parts, "parts");
    this.stage = Objects.requireNonNull(stage, "stage");
  }

  @Override
  public void attach(DataStream<T> rows) {
    rows.sinkTo(
            FileSink.forRowFormat(new Path(parts.toUri()), new LineEncoder<>(table))
                .withBucketAssigner(new ByGroup<>(table))
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build())
        .uid(stage.uid())
        .name(stage.title());
  }

  /** A row as a line. */
  private static final class LineEncoder<T> implements Encoder<T> {

    private static final long serialVersionUID = 1L;
    private final Table<T> table;

    LineEncoder(Table<T> table) {
      this.table = table;
    }

    @Override
    public void encode(T row, OutputStream stream) throws IOException {
      StringWriter line = new StringWriter();
      CsvWriter.builder()
          .lineDelimiter(LineDelimiter.LF)
          .build(line)
          .writeRecord(table.texts(row))
          .flush();
      stream.write(line.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Which folder a row belongs to. */
  private static final class ByGroup<T> implements BucketAssigner<T, String> {

    private static final long serialVersionUID = 1L;
    private final Table<T> table;

    ByGroup(Table<T> table) {
      this.table = table;
    }

    @Override
    public String getBucketId(T row, Context context) {
      return table.group(row);
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
      return SimpleVersionedStringSerializer.INSTANCE;
    }
  }
}
