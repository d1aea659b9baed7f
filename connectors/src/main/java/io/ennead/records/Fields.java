package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Parts that the binary forms of several records share. */
final class Fields {

  /** How one element of a list is written. */
  interface Writer<T> {
    void write(T value, DataOutput out) throws IOException;
  }

  /** How one element of a list is read. */
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  private static final HeadVoteCodec VOTES = new HeadVoteCodec();

  private Fields() {}

  static <T> void writeList(List<T> values, Writer<T> writer, DataOutput out) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      writer.write(value, out);
    }
  }

  static <T> List<T> readList(Reader<T> reader, DataInput in) throws IOException {
    int count = in.readInt();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(reader.read(in));
    }
    return values;
  }

  static void writeText(String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  static String readText(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  static void writeVotes(List<HeadVote> votes, DataOutput out) throws IOException {
    out.writeInt(VOTES.version());
    writeList(votes, VOTES::write, out);
  }

  static List<HeadVote> readVotes(DataInput in) throws IOException {
    int version = in.readInt();
    return readList(each -> VOTES.read(version, each), in);
  }

  static void writeHeads(List<HeadName> heads, DataOutput out) throws IOException {
    writeList(heads, (head, to) -> to.writeUTF(head.name()), out);
  }

  static List<HeadName> readHeads(DataInput in) throws IOException {
    return readList(from -> HeadName.valueOf(from.readUTF()), in);
  }
}
