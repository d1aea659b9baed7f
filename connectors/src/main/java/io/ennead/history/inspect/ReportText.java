package io.ennead.history.inspect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** The report in words. */
final class ReportText {

  /** Examples of each defect in a summary. */
  static final int FEW = 3;

  private static final String REMEDY = "correct the line or fetch the file again";

  private final HistoryReport report;
  private final int examples;
  private final List<String> lines = new ArrayList<>();

  ReportText(HistoryReport report, int examples) {
    this.report = report;
    this.examples = examples;
  }

  List<String> lines() {
    report.files().forEach(this::file);
    report.series().forEach(this::series);
    return lines;
  }

  private void file(FileReport file) {
    if (file.isRefused()) {
      lines.add("%s: refused: %s".formatted(file.path(), file.refusal()));
    } else {
      lines.add(
          "%s: %s, %s rows, %s to %s"
              .formatted(
                  file.path(),
                  file.content(),
                  number(file.rows()),
                  Instant.ofEpochMilli(file.firstMillis()),
                  Instant.ofEpochMilli(file.lastMillis())));
    }
    file.notices().forEach(notice -> lines.add("  " + notice));
    if (file.truncated()) {
      lines.add("  it ends too early; it is loaded up to its last whole line: fetch it again");
    }
    if (file.rejected() > 0) {
      rejections(file);
    }
  }

  private void rejections(FileReport file) {
    lines.add("  lines set aside: %s; %s".formatted(number(file.rejected()), REMEDY));
    file.examples().stream()
        .limit(examples)
        .forEach(
            example ->
                lines.add(
                    "  %s:%d: %s [%s]"
                        .formatted(
                            file.path().getFileName(),
                            example.line(),
                            example.reason(),
                            example.value())));
    long left = file.rejected() - Math.min(examples, file.examples().size());
    if (left > 0) {
      lines.add("  and %s more".formatted(number(left)));
    }
  }

  private void series(SeriesReport series) {
    boolean candles = series.interval() != null;
    String what = candles ? "open times" : "ids";
    lines.add(
        "%s: %s %s"
            .formatted(
                series.instrument(),
                number(series.rows()),
                candles ? "candles of " + series.interval() : "trades"));
    LongFunction<String> key =
        candles ? millis -> Instant.ofEpochMilli(millis).toString() : Long::toString;
    if (series.repeated().count() > 0) {
      lines.add(
          "  %s %s stand more than once; dropped for a fuller row: %s, as duplicates: %s (%s)"
              .formatted(
                  number(series.repeated().count()),
                  what,
                  number(series.superseded()),
                  number(series.duplicates()),
                  ranges(series.repeated(), key)));
    }
    if (series.missing().count() > 0) {
      lines.add(
          "  %s %s are missing, and make GAP candles (%s)"
              .formatted(number(series.missing().count()), what, ranges(series.missing(), key)));
    }
  }

  private String ranges(Ranges ranges, LongFunction<String> key) {
    String text =
        ranges.runs().stream()
            .limit(examples)
            .map(
                run ->
                    run.from() == run.to()
                        ? key.apply(run.from())
                        : key.apply(run.from()) + " to " + key.apply(run.to()))
            .collect(Collectors.joining(", "));
    boolean all = ranges.isComplete() && ranges.runs().size() <= examples;
    return all ? text : text + ", ...";
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
