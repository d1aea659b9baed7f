package io.ennead.serialization;

import io.ennead.records.BinaryCodec;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Flink's serialiser over a {@link BinaryCodec}: the record's own versioned form, no Kryo. */
public final class CodecSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final Class<? extends BinaryCodec<T>> codecClass;
  private final boolean immutable;
  private final int readVersion;
  private transient BinaryCodec<T> codec;

  /**
   * @param codecClass a codec with a public constructor without parameters
   * @param immutable whether instances may be handed on without a copy
   */
  public CodecSerializer(Class<? extends BinaryCodec<T>> codecClass, boolean immutable) {
    this(codecClass, immutable, Codecs.instance(codecClass).version());
  }

  CodecSerializer(Class<? extends BinaryCodec<T>> codecClass, boolean immutable, int readVersion) {
    this.codecClass = Objects.requireNonNull(codecClass, "codecClass");
    this.immutable = immutable;
    this.readVersion = readVersion;
  }

  private BinaryCodec<T> codec() {
    if (codec == null) {
      codec = Codecs.instance(codecClass);
    }
    return codec;
  }

  Class<? extends BinaryCodec<T>> codecClass() {
    return codecClass;
  }

  boolean immutable() {
    return immutable;
  }

  @Override
  public boolean isImmutableType() {
    return immutable;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new CodecSerializer<>(codecClass, immutable, readVersion);
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return immutable ? from : Codecs.copy(codec(), from);
  }

  @Override
  public T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    codec().write(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return codec().read(readVersion, source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecSerializer<?> that
        && codecClass.equals(that.codecClass)
        && immutable == that.immutable;
  }

  @Override
  public int hashCode() {
    return codecClass.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new CodecSerializerSnapshot<>(this);
  }
}
