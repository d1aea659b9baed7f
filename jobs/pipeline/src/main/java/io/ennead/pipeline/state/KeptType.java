package io.ennead.pipeline.state;

import io.ennead.records.BinaryCodec;
import io.ennead.serialization.CodecTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The Flink type of kept state. */
public final class KeptType {

  private KeptType() {}

  @SuppressWarnings({"unchecked", "rawtypes"})
  public static <S> TypeInformation<Kept<S>> of() {
    Class<Kept<S>> type = (Class) Kept.class;
    Class<? extends BinaryCodec<Kept<S>>> codec = (Class) KeptCodec.class;
    return CodecTypeInfo.mutable(type, codec);
  }
}
