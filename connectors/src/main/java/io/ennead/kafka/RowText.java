package io.ennead.kafka;

import java.io.Serializable;

/** How a row looks in a topic. */
public interface RowText<T> extends Serializable {

  /** Rows of one key keep their order. */
  String key(T row);

  String value(T row);

  /** The row's event time, epoch milliseconds. */
  long timestamp(T row);
}
