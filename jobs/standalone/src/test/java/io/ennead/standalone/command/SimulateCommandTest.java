package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulateCommandTest {

  @TempDir Path folder;

  @Test
  void an_archive_has_a_file_with_its_checksum_for_each_symbol_and_the_same_bytes_every_time()
      throws IOException {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");

    CommandLineRun.of("simulate", "archive", one.toString()).exitsWith(ExitCodes.DONE);
    CommandLineRun.of("simulate", "archive", other.toString()).exitsWith(ExitCodes.DONE);

    try (Stream<Path> files = Files.list(one)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .hasSize(10)
          .contains(
              "ADAUSDT-aggTrades-2026-01-05.zip", "ADAUSDT-aggTrades-2026-01-05.zip.CHECKSUM");
    }
    assertThat(one.resolve("ADAUSDT-aggTrades-2026-01-05.zip"))
        .hasSameBinaryContentAs(other.resolve("ADAUSDT-aggTrades-2026-01-05.zip"));
  }

  @Test
  void without_saying_what_to_simulate_the_command_line_is_wrong() {
    assertThat(CommandLineRun.of("simulate").exitsWith(ExitCodes.USAGE).err())
        .contains("binance or archive");
  }
}
