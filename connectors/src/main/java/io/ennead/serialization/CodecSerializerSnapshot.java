package io.ennead.serialization;

import io.ennead.records.BinaryCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Remembers which codec wrote the state, and in which version: a later version of the same codec
 * reads it and migrates, an earlier one refuses.
 */
public final class CodecSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

  private Class<? extends BinaryCodec<T>> codecClass;
  private boolean immutable;
  private int version;

  /** For Flink, which fills it through {@link #readSnapshot}. */
  public CodecSerializerSnapshot() {}

  CodecSerializerSnapshot(CodecSerializer<T> serializer) {
    this.codecClass = serializer.codecClass();
    this.immutable = serializer.immutable();
    this.version = Codecs.instance(codecClass).version();
  }

  @Override
  public int getCurrentVersion() {
    return 1;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(codecClass.getName());
    out.writeBoolean(immutable);
    out.writeInt(version);
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader)
      throws IOException {
    codecClass = Codecs.load(in.readUTF(), classLoader);
    immutable = in.readBoolean();
    version = in.readInt();
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new CodecSerializer<>(codecClass, immutable, version);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> oldSnapshot) {
    if (!(oldSnapshot instanceof CodecSerializerSnapshot<T> old)
        || !old.codecClass.equals(codecClass)
        || old.version > version) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return old.version == version
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }
}
