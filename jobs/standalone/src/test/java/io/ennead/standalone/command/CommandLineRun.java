package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ennead.standalone.Ennead;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One command, run in this process: its exit code and what it printed. */
public record CommandLineRun(int exitCode, String out, String err) {

  static CommandLineRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Ennead.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CommandLineRun(code, out.toString(), err.toString());
  }

  /** A command over the data in this folder. */
  static CommandLineRun of(Path dataDirectory, String command, Object... arguments) {
    return of(
        Stream.concat(Stream.of(command, "--data-dir", dataDirectory), Stream.of(arguments))
            .map(Object::toString)
            .toArray(String[]::new));
  }

  /** What a command prints that succeeds. */
  public static String succeeds(Object... arguments) {
    return of(Stream.of(arguments).map(Object::toString).toArray(String[]::new)).exitsWith(0).out();
  }

  CommandLineRun exitsWith(int code) {
    assertThat(exitCode).as("exit code; printed: %s%n%s", out, err).isEqualTo(code);
    return this;
  }

  /** The rows of a CSV file with a header. */
  static List<NamedCsvRecord> rows(Path file) {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
