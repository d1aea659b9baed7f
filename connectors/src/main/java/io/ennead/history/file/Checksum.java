package io.ennead.history.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The exchange's {@code FILE.CHECKSUM}: a line of sha256sum, beside the file. */
public final class Checksum {

  private static final int HEX_DIGITS = 64;

  private Checksum() {}

  /**
   * @return whether there is one, and it agrees
   * @throws FileRefused if it does not
   */
  public static boolean verify(Path file) throws IOException, FileRefused {
    Path beside = file.resolveSibling(file.getFileName() + ".CHECKSUM");
    if (!Files.exists(beside)) {
      return false;
    }
    String text = Files.readString(beside, StandardCharsets.ISO_8859_1).strip();
    String wanted = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    if (wanted.length() != HEX_DIGITS) {
      throw new FileRefused(
          beside + " holds no SHA-256, but '" + shortened(text) + "': fetch both again");
    }
    String found = sha256(file);
    if (!found.equals(wanted)) {
      throw new FileRefused(
          "its SHA-256 is %s, and %s says %s: fetch both again".formatted(found, beside, wanted));
    }
    return true;
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
