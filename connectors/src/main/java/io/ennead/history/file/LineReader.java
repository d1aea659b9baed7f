package io.ennead.history.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Splits bytes into lines without making a string of each. */
final class LineReader implements Closeable {

  private static final int MAX_LINE = 1 << 22;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int filled;
  private int next;
  private boolean ended;
  private boolean truncated;
  private int start;
  private int end;
  private long number;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    int scanned = next;
    while (true) {
      for (int i = scanned; i < filled; i++) {
        if (buffer[i] == '\n') {
          return line(next, i, i + 1);
        }
      }
      scanned = filled - next;
      if (!fill()) {
        // What follows the last line end of a file that was cut off is no whole line.
        return !truncated && next < filled && line(next, filled, filled);
      }
      scanned += next;
    }
  }

  private boolean line(int from, int to, int following) {
    start = from;
    end = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
    next = following;
    number++;
    return true;
  }

  /** Reads more, behind what is left; false at the end. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, filled - next);
      filled -= next;
      next = 0;
    }
    if (filled == buffer.length) {
      if (filled >= MAX_LINE) {
        throw new IOException("line " + (number + 1) + " is longer than " + MAX_LINE + " bytes");
      }
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    try {
      int count = in.read(buffer, filled, buffer.length - filled);
      ended = count < 0;
      filled += Math.max(count, 0);
    } catch (EOFException e) {
      ended = true;
      truncated = true;
    }
    return !ended;
  }

  /** 1-based. */
  long number() {
    return number;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  String text() {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  /** Whether the packing ended too early. */
  boolean truncated() {
    return truncated;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
