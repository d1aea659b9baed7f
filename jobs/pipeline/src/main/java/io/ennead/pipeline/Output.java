package io.ennead.pipeline;

import org.apache.flink.streaming.api.datastream.DataStream;

/** A place where a stream of rows goes: attaches its operators to the stream. */
@FunctionalInterface
public interface Output<T> {

  void attach(DataStream<T> rows);
}
