package io.ennead.standalone.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.rest.handler.legacy.messages.ClusterOverviewWithVersion;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** A Flink cluster of other processes, spoken to at its REST address. */
public final class RemoteCluster implements AutoCloseable {

  private static final int HTTP_PORT = 80;
  private static final long ANSWER_WITHIN_SECONDS = 30;

  private final URI url;
  private final RestClusterClient<String> client;

  private RemoteCluster(URI url, RestClusterClient<String> client) {
    this.url = url;
    this.client = client;
  }

  /**
   * The cluster whose JobManager answers there.
   *
   * @param address {@code http://HOST:PORT}
   * @param flink Flink's own configuration, as its client reads it
   * @throws IllegalArgumentException if the address is none of that kind
   */
  public static RemoteCluster at(String address, Configuration flink) throws Exception {
    URI url = url(address);
    Configuration client = new Configuration(flink);
    client.set(RestOptions.ADDRESS, url.getHost());
    client.set(RestOptions.PORT, url.getPort() < 0 ? HTTP_PORT : url.getPort());
    client.set(RestOptions.RETRY_MAX_ATTEMPTS, 3);
    client.set(RestOptions.RETRY_DELAY, Duration.ofMillis(500));
    return new RemoteCluster(url, new RestClusterClient<>(client, "standalone"));
  }

  private static URI url(String address) {
    try {
      URI url = new URI(address);
      if ("http".equals(url.getScheme()) && url.getHost() != null) {
        return url;
      }
      throw new URISyntaxException(address, "it does not begin with http://HOST");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' is no address of a Flink cluster: write http://HOST:PORT, e.g. http://127.0.0.1:8081"
              .formatted(address),
          e);
    }
  }

  /**
   * How many slots are free.
   *
   * @throws ClusterException if nobody answers, or the cluster is of another version of Flink
   */
  public int freeSlots() throws ClusterException {
    ClusterOverviewWithVersion overview;
    try {
      overview = client.getClusterOverview().get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new ClusterException(
          "no Flink cluster answers at %s: start one, or name another with --flink-url"
              .formatted(url),
          e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    String ours = EnvironmentInformation.getVersion();
    if (!ours.equals(overview.getVersion())) {
      throw new ClusterException(
          "the cluster at %s runs Flink %s, the job is built for %s: use a cluster of that version"
              .formatted(url, overview.getVersion(), ours),
          null);
    }
    return overview.getNumSlotsAvailable();
  }

  /**
   * Makes sure that a job has ended: two that go on from one checkpoint would write the same rows.
   *
   * @throws ClusterException if it has not
   */
  public void requireEnded(JobID job) throws ClusterException {
    try {
      boolean runs =
          client.listJobs().get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS).stream()
              .anyMatch(
                  each ->
                      each.getJobId().equals(job) && !each.getJobState().isGloballyTerminalState());
      if (runs) {
        throw new ClusterException(
            "job %s, whose checkpoint that is, still runs at %s: cancel it first"
                .formatted(job, url),
            null);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new ClusterException("the cluster at %s does not list its jobs".formatted(url), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Hands the job over and waits until the cluster has taken it in; it runs without us from then
   * on.
   *
   * @throws ClusterException if the cluster refuses it, e.g. because its savepoint is not there
   */
  public JobID submit(JobGraph job, ClassLoader userCode) throws ClusterException {
    try {
      JobID id = client.submitJob(job).get();
      ClientUtils.waitUntilJobInitializationFinished(
          () -> client.getJobStatus(id).get(), () -> client.requestJobResult(id).get(), userCode);
      return id;
    } catch (ExecutionException e) {
      throw refused(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (Exception e) {
      throw refused(e);
    }
  }

  private ClusterException refused(Throwable cause) {
    return new ClusterException("the cluster at %s refused the job".formatted(url), cause);
  }

  private ClusterException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ClusterException("interrupted while waiting for " + url, e);
  }

  /** Where a person sees the job. */
  public String page(JobID job) {
    return url.resolve("/") + "#/job/running/" + job + "/overview";
  }

  @Override
  public void close() {
    client.close();
  }
}
