package io.ennead.workflow.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.workflow.flink.JobState;
import io.ennead.workflow.flink.JobState.StageState;
import io.ennead.workflow.rows.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of everything in a word, and why: ERROR if a part is away or failed, STALE if data
 * stopped, WAITING if there is none yet, or it is still far behind, or nothing more comes, else
 * LIVE.
 *
 * @param reasons what is wrong and what to do, the gravest first; empty if LIVE
 */
record Verdict(Word word, List<String> reasons) {

  private static final int MOST_NAMES = 8;

  /** So long a job that has just been started may need to reach the market's time. */
  private static final Duration START = Duration.ofMinutes(2);

  /** So long its stages may need to be handed out. */
  private static final Duration DEPLOYMENT = Duration.ofSeconds(20);

  enum Word {
    LIVE,
    WAITING,
    STALE,
    ERROR
  }

  static Verdict of(Snapshot now) {
    List<String> errors = errors(now);
    if (!errors.isEmpty()) {
      errors.addAll(stale(now));
      return new Verdict(Word.ERROR, errors);
    }
    JobState job = now.running().orElseThrow();
    if (job.hasEnded()) {
      return new Verdict(
          Word.WAITING,
          List.of("The job has ended (%s): start it again to go on.".formatted(job.state())));
    }
    if (now.rows().value().candles().isEmpty()) {
      return new Verdict(Word.WAITING, List.of("No candle has closed yet."));
    }
    List<String> stale = stale(now);
    if (!stale.isEmpty()) {
      return isStarting(now, job)
          ? new Verdict(Word.WAITING, List.of(starting(now, job)))
          : new Verdict(Word.STALE, stale);
    }
    List<String> catchingUp = catchingUp(now);
    return new Verdict(catchingUp.isEmpty() ? Word.LIVE : Word.WAITING, catchingUp);
  }

  /**
   * What is far behind the market and moves: a first start over its history, or one after a stop.
   */
  private static List<String> catchingUp(Snapshot now) {
    List<SymbolAge> behind =
        SymbolAge.all(now).stream().filter(symbol -> symbol.isCatchingUp(now)).toList();
    return behind.isEmpty()
        ? List.of()
        : List.of(
            "Catching up: the candles of %s have come to %s."
                .formatted(
                    named(behind.stream().map(SymbolAge::name).toList()),
                    behind.stream().map(SymbolAge::since).min(Instant::compareTo).orElseThrow()));
  }

  private static List<String> errors(Snapshot now) {
    List<String> errors = new ArrayList<>();
    if (!now.rows().isThere() && now.rows().reason().contains(Database.NO_TABLES)) {
      errors.add("The database cannot be read: " + now.rows().reason() + ".");
    } else if (!now.rows().isThere()) {
      errors.add(
          "The database does not answer (%s). Start it: the job waits for it, and nothing is lost."
              .formatted(now.rows().reason()));
    }
    if (!now.job().isThere()) {
      errors.add(
          "Flink does not answer (%s). Start the cluster, or name its address with --flink-url."
              .formatted(now.job().reason()));
    } else if (now.running().isEmpty()) {
      errors.add("The cluster has no job: start it with ./ennead run or ./ennead submit.");
    } else {
      errors.addAll(jobErrors(now.running().get()));
    }
    return errors;
  }

  private static List<String> jobErrors(JobState job) {
    List<String> errors = new ArrayList<>();
    if (!job.isRunning() && !job.state().equals("FINISHED") && !job.state().equals("CANCELED")) {
      errors.add(
          "The job is %s%s. See its exceptions in Flink's web UI."
              .formatted(job.state(), job.failure() == null ? "" : ": " + job.failure()));
    }
    slotsMissing(job).ifPresent(errors::add);
    blockedSinks(job).ifPresent(errors::add);
    return errors;
  }

  /** A job that runs by its state, and whose stages nobody runs. */
  private static Optional<String> slotsMissing(JobState job) {
    long waiting =
        job.stages().stream()
            .filter(stage -> stage.state().equals("CREATED") || stage.state().equals("SCHEDULED"))
            .count();
    return !job.isRunning() || waiting == 0 || job.uptimeMillis() < DEPLOYMENT.toMillis()
        ? Optional.empty()
        : Optional.of(
            "%d of %d stages wait for a TaskManager: start one, or give it more slots. The job then goes on by itself."
                .formatted(waiting, job.stages().size()));
  }

  private static Optional<String> blockedSinks(JobState job) {
    List<String> sinks = new ArrayList<>();
    long longest = 0;
    for (StageState stage : job.stages()) {
      long blocked = job.metrics().max(stage.operator(), "blockedMillis").orElse(0);
      if (blocked > Stages.BLOCKED.toMillis()) {
        sinks.add('"' + stage.title().replace(": Writer", "") + '"');
        longest = Math.max(longest, blocked);
      }
    }
    return sinks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Sink blocked: %s, waiting for the database for %d s. Writing goes on by itself once the database answers."
                .formatted(String.join(", ", sinks), longest / 1000));
  }

  /** Whether it has just been started, and no candle has closed since. */
  private static boolean isStarting(Snapshot now, JobState job) {
    Instant begun = now.marketNow().minusMillis((long) (job.uptimeMillis() * now.speed()));
    return job.uptimeMillis() < START.toMillis()
        && !now.rows().value().newestClose().isAfter(begun);
  }

  private static String starting(Snapshot now, JobState job) {
    return "The job started %d s ago and catches up: its newest candle closed at %s, the market is at %s."
        .formatted(
            job.uptimeMillis() / 1000,
            now.rows().value().newestClose(),
            now.marketNow().truncatedTo(ChronoUnit.SECONDS));
  }

  private static List<String> stale(Snapshot now) {
    if (!now.rows().isThere()) {
      return List.of();
    }
    Map<Instant, List<String>> silent = new TreeMap<>();
    List<String> waiting = new ArrayList<>();
    for (SymbolAge symbol : SymbolAge.all(now)) {
      if (symbol.isCatchingUp(now)) {
        continue;
      }
      if (symbol.closes() == Freshness.STALE && symbol.hasNoNewTrades()) {
        silent.computeIfAbsent(symbol.since(), since -> new ArrayList<>()).add(symbol.name());
      } else if (symbol.closes() == Freshness.STALE) {
        waiting.add(symbol.name());
      }
    }
    List<String> stale = new ArrayList<>();
    silent.forEach(
        (since, symbols) ->
            stale.add(
                "%s %s stale since %s."
                    .formatted(named(symbols), symbols.size() == 1 ? "is" : "are", since)));
    if (!waiting.isEmpty()) {
      stale.add(
          stale.isEmpty()
              ? "Trades of %s come, but no candle closes.".formatted(named(waiting))
              : "Trades of %s come: their candles wait for the others.".formatted(named(waiting)));
    }
    if (stale.isEmpty() && hasStopped(now)) {
      stale.add("No candle has been written for some time.");
    }
    return stale;
  }

  /** The first few by name. */
  private static String named(List<String> symbols) {
    return symbols.size() <= MOST_NAMES
        ? String.join(", ", symbols)
        : "%s and %d more"
            .formatted(
                String.join(", ", symbols.subList(0, MOST_NAMES)), symbols.size() - MOST_NAMES);
  }

  private static boolean hasStopped(Snapshot now) {
    Optional<Instant> written = now.rows().value().candlesWrittenAt();
    return now.activity(written).equals("stale");
  }

  ObjectNode json() {
    ObjectNode json = WorkflowStatus.JSON.createObjectNode();
    json.put("status", word.name());
    reasons.forEach(json.putArray("reasons")::add);
    return json;
  }
}
