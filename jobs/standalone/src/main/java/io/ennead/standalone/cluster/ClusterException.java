package io.ennead.standalone.cluster;

/** A Flink cluster is not there, is of the wrong kind, or does not want the job. */
public final class ClusterException extends Exception {

  private static final long serialVersionUID = 1L;

  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
