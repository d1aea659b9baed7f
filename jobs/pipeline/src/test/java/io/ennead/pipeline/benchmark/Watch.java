package io.ennead.pipeline.benchmark;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures one run from its first trade on: the start of a job is not what is asked for. The time
 * is kept outside the job.
 *
 * @param run a name that no other run has
 */
record Watch(String run) implements Serializable {

  private static final Map<String, Long> STARTED = new ConcurrentHashMap<>();

  void start() {
    STARTED.putIfAbsent(run, System.nanoTime());
  }

  double seconds() {
    return (System.nanoTime() - STARTED.get(run)) / 1e9;
  }
}
