package io.ennead.history.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Comma-separated lines. A value may stand in double quotes, but hold no comma; blank lines are
 * passed over.
 */
final class CsvFields implements Fields {

  private static final int MAX_COLUMNS = 64;

  private final LineReader lines;
  private final int[] starts = new int[MAX_COLUMNS];
  private final int[] ends = new int[MAX_COLUMNS];
  private final Slice slice = new Slice();
  private int count;

  CsvFields(LineReader lines) {
    this.lines = lines;
  }

  @Override
  public boolean next() throws IOException {
    do {
      if (!lines.next()) {
        return false;
      }
    } while (lines.start() == lines.end());
    split();
    return true;
  }

  private void split() {
    byte[] buffer = lines.buffer();
    int end = lines.end();
    int from = lines.start();
    if (lines.number() == 1) {
      from += byteOrderMark(buffer, from, end);
    }
    count = 0;
    for (int i = from; i < end && count < MAX_COLUMNS - 1; i++) {
      if (buffer[i] == ',') {
        column(buffer, from, i);
        from = i + 1;
      }
    }
    column(buffer, from, end);
  }

  private static int byteOrderMark(byte[] buffer, int from, int end) {
    boolean marked =
        end - from >= 3
            && buffer[from] == (byte) 0xEF
            && buffer[from + 1] == (byte) 0xBB
            && buffer[from + 2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  private void column(byte[] buffer, int from, int to) {
    boolean quoted = to - from >= 2 && buffer[from] == '"' && buffer[to - 1] == '"';
    starts[count] = quoted ? from + 1 : from;
    ends[count] = quoted ? to - 1 : to;
    count++;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public CharSequence get(int column) {
    slice.bytes = lines.buffer();
    slice.start = starts[column];
    slice.length = ends[column] - starts[column];
    return slice;
  }

  @Override
  public long number() {
    return lines.number();
  }

  @Override
  public String text() {
    return lines.text();
  }

  @Override
  public boolean truncated() {
    return lines.truncated();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** A part of the buffer, read as single-byte characters: dump files are ASCII. */
  private static final class Slice implements CharSequence {

    private byte[] bytes;
    private int start;
    private int length;

    @Override
    public int length() {
      return length;
    }

    @Override
    public char charAt(int index) {
      return (char) (bytes[start + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return toString().substring(from, to);
    }

    @Override
    public String toString() {
      return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }
  }
}
