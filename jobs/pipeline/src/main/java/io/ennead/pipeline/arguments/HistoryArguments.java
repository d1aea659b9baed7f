package io.ennead.pipeline.arguments;

import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.recording.read.RecordingPlan;
import io.ennead.records.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** On a command line: which files to read, and which part of them. */
public final class HistoryArguments {

  @ArgGroup(exclusive = true)
  private Selected selected;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "Symbol of the files whose names do not say it, e.g. BTCUSDT.")
  private String symbol;

  @Option(
      names = "--venue",
      paramLabel = "NAME",
      defaultValue = "binance",
      description = "Exchange of the files (default: ${DEFAULT-VALUE}).")
  private String exchange;

  @Option(
      names = "--interval",
      paramLabel = "INTERVAL",
      converter = IntervalConverter.class,
      description = "Length of the klines in files whose names do not say it: 1m, 5m, 15m or 1h.")
  private Interval interval;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "First instant to replay: ISO 8601 such as 2025-08-01 or 2025-08-01T12:00:00Z, or epoch"
              + " milliseconds.")
  private Long from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "End of what to replay, exclusive; written like --from.")
  private Long to;

  /** The files, of one kind at a time. */
  private static final class Selected {
    @Option(
        names = "--trades",
        arity = "1..*",
        paramLabel = "FILE",
        description =
            "The exchange's dumps of trades or aggTrades: .zip, .csv, .csv.gz; or folders.")
    private List<Path> trades;

    @Option(
        names = "--frames",
        arity = "1..*",
        paramLabel = "FILE",
        description = "Recorded WebSocket frames: .ndjson.gz, one a line behind a receive time.")
    private List<Path> frames;

    @Option(
        names = "--klines",
        arity = "1..*",
        paramLabel = "FILE",
        description = "Klines: .zip, .csv, .csv.gz, .json, .json.gz; or folders.")
    private List<Path> klines;

    @Option(
        names = "--recording",
        paramLabel = "DIR",
        description = "What a run with -O recording.directory=DIR has recorded.")
    private Path recording;
  }

  /** The recording that was named instead of files, if any. */
  public Optional<Path> recording() {
    return Optional.ofNullable(selected).map(named -> named.recording);
  }

  /**
   * Looks at the recording that was named.
   *
   * @throws IllegalArgumentException if a part of it was asked for: what comes later stands on what
   *     came before
   */
  public RecordingPlan recordingPlan() throws IOException {
    if (from != null || to != null) {
      throw new IllegalArgumentException(
          "a recording is replayed whole: leave --from and --to away with --recording");
    }
    return RecordingPlan.inspect(selected.recording);
  }

  /** Whether any file or a recording was named. */
  public boolean isGiven() {
    return selected != null;
  }

  /** What the files are said to hold; a recording is none of them. */
  public HistoryInput input() {
    if (selected.trades != null) {
      return HistoryInput.TRADES;
    }
    return selected.frames != null ? HistoryInput.FRAMES : HistoryInput.KLINES;
  }

  /** The files; a folder stands for the data files in it. */
  public List<Path> files() {
    List<Path> named =
        switch (input()) {
          case TRADES -> selected.trades;
          case FRAMES -> selected.frames;
          case KLINES -> selected.klines;
        };
    return named.stream().flatMap(HistoryArguments::expand).toList();
  }

  static Stream<Path> expand(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> files =
          entries
              .filter(file -> !file.toString().endsWith(".CHECKSUM"))
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new IllegalArgumentException(
            "the folder " + path + " is empty: put the exchange's files there, or name others");
      }
      return files.stream();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + path + " cannot be read", e);
    }
  }

  /** What the names of the files need not say. */
  public HistoryDefaults defaults() {
    return new HistoryDefaults(input(), exchange, symbol, interval);
  }

  /** The options with the part of the files that is asked for. */
  public HistoryOptions cut(HistoryOptions options) {
    return options.cut(from == null ? options.from() : from, to == null ? options.to() : to);
  }
}
