package io.ennead.history.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Opens the text of a file, whatever it is packed in. */
public final class Packing {

  private static final int BUFFER = 1 << 16;

  private Packing() {}

  /** How a file is packed, by its first bytes. */
  public static Container of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] magic = in.readNBytes(2);
      if (magic.length < 2) {
        return Container.PLAIN;
      }
      if (magic[0] == 'P' && magic[1] == 'K') {
        return Container.ZIP;
      }
      boolean gzip = (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
      return gzip ? Container.GZIP : Container.PLAIN;
    }
  }

  /**
   * The text. A gzip that ends too early throws an {@link java.io.EOFException} at its end; one
   * that is corrupt, and a zip whose content is not what its directory says, a {@link
   * ZipException}.
   */
  static InputStream open(Path file, Container container) throws IOException {
    return switch (container) {
      case PLAIN -> new BufferedInputStream(Files.newInputStream(file), BUFFER);
      case GZIP ->
          new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), BUFFER);
      case ZIP -> openZip(file);
    };
  }

  private static InputStream openZip(Path file) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      if (zip.size() != 1) {
        throw new ZipException(
            "it holds %d files: unpack it and give them one by one".formatted(zip.size()));
      }
      ZipEntry entry = zip.entries().nextElement();
      return new VerifiedEntry(zip, entry);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** The content of a zip's entry; its end is reached only if size and checksum agree. */
  private static final class VerifiedEntry extends CheckedInputStream {

    private final ZipFile zip;
    private final ZipEntry entry;

    VerifiedEntry(ZipFile zip, ZipEntry entry) throws IOException {
      super(zip.getInputStream(entry), new CRC32());
      this.zip = zip;
      this.entry = entry;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count < 0 && getChecksum().getValue() != entry.getCrc()) {
        throw new ZipException("the content of " + entry.getName() + " is corrupt");
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      super.close();
      zip.close();
    }
  }
}
