package io.ennead.history.merge;

import io.ennead.history.file.Rows;
import io.ennead.records.BinaryCodec;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows that lie in a temporary file, which is deleted when they are closed. */
final class SpilledRows<T> implements Rows<T> {

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final BinaryCodec<T> codec;
  private final DataInputStream in;
  private int left;

  private SpilledRows(Path file, BinaryCodec<T> codec, int rows) throws IOException {
    this.file = file;
    this.codec = codec;
    this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    this.left = rows;
  }

  static <T> Rows<T> write(List<T> rows, BinaryCodec<T> codec, Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "ennead-sort-", ".rows");
    try {
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
        for (T row : rows) {
          codec.write(row, out);
        }
      }
      return new SpilledRows<>(file, codec, rows.size());
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  @Override
  public T next() throws IOException {
    if (left == 0) {
      return null;
    }
    left--;
    return codec.read(codec.version(), in);
  }

  @Override
  public void close() throws IOException {
    in.close();
    Files.deleteIfExists(file);
  }
}
