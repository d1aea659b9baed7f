package io.ennead.analytics.indicators;

import io.ennead.analytics.indicators.formula.Formula;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The saved states of formulas: a count, then per formula its id (name and parameters), version,
 * length in bytes and content, so that a reader can pass over what it does not know.
 */
final class Sections {

  private Sections() {}

  static void save(Formula[] formulas, DataOutput out) throws IOException {
    out.writeInt(formulas.length);
    for (Formula formula : formulas) {
      byte[] content = bytes(formula);
      out.writeUTF(formula.id());
      out.writeShort(formula.version());
      out.writeInt(content.length);
      out.write(content);
    }
  }

  /** Reads all sections into their formulas and returns the formulas for which there was none. */
  static List<Formula> load(Formula[] formulas, DataInput in) throws IOException {
    Map<String, Formula> missing = new LinkedHashMap<>();
    for (Formula formula : formulas) {
      missing.put(formula.id(), formula);
    }
    for (int left = in.readInt(); left > 0; left--) {
      String id = in.readUTF();
      int version = in.readUnsignedShort();
      byte[] content = new byte[in.readInt()];
      in.readFully(content);
      Formula formula = missing.get(id);
      if (formula != null && formula.version() == version) {
        fill(formula, content);
        missing.remove(id);
      }
    }
    return new ArrayList<>(missing.values());
  }

  /** Gives a formula the state of another one of the same id. */
  static void copy(Formula from, Formula to) throws IOException {
    fill(to, bytes(from));
  }

  private static byte[] bytes(Formula formula) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream(128);
    formula.save(new DataOutputStream(content));
    return content.toByteArray();
  }

  private static void fill(Formula formula, byte[] content) throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(content);
    formula.load(new DataInputStream(bytes));
    if (bytes.available() > 0) {
      throw new IOException(
          "the saved state of %s is %d bytes longer than this version reads: raise its version"
              .formatted(formula.id(), bytes.available()));
    }
  }
}
