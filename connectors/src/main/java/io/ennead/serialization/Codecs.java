package io.ennead.serialization;

import io.ennead.records.BinaryCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Instances of codecs by class, and copies through the binary form. */
final class Codecs {

  private Codecs() {}

  static <T> BinaryCodec<T> instance(Class<? extends BinaryCodec<T>> codecClass) {
    try {
      return codecClass.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          codecClass.getName() + " needs a public constructor without parameters", e);
    }
  }

  @SuppressWarnings("unchecked")
  static <T> Class<? extends BinaryCodec<T>> load(String name, ClassLoader classLoader)
      throws IOException {
    try {
      return (Class<? extends BinaryCodec<T>>)
          Class.forName(name, true, classLoader).asSubclass(BinaryCodec.class);
    } catch (ClassNotFoundException e) {
      throw new IOException("the codec " + name + " that wrote this state is not there", e);
    }
  }

  static <T> T copy(BinaryCodec<T> codec, T value) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      codec.write(value, new DataOutputStream(bytes));
      return codec.read(
          codec.version(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
