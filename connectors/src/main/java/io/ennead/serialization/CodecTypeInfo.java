package io.ennead.serialization;

import io.ennead.records.BinaryCodec;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink to serialise a type by its {@link BinaryCodec}. */
public final class CodecTypeInfo<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final Class<? extends BinaryCodec<T>> codec;
  private final boolean immutable;

  private CodecTypeInfo(Class<T> type, Class<? extends BinaryCodec<T>> codec, boolean immutable) {
    this.type = Objects.requireNonNull(type, "type");
    this.codec = Objects.requireNonNull(codec, "codec");
    this.immutable = immutable;
  }

  /** For a type whose instances never change. */
  public static <T> CodecTypeInfo<T> immutable(
      Class<T> type, Class<? extends BinaryCodec<T>> codec) {
    return new CodecTypeInfo<>(type, codec, true);
  }

  /** For a type whose instances change and must be copied where Flink keeps them. */
  public static <T> CodecTypeInfo<T> mutable(Class<T> type, Class<? extends BinaryCodec<T>> codec) {
    return new CodecTypeInfo<>(type, codec, false);
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new CodecSerializer<>(codec, immutable);
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecTypeInfo<?> that
        && type.equals(that.type)
        && codec.equals(that.codec)
        && immutable == that.immutable;
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, codec);
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CodecTypeInfo;
  }
}
