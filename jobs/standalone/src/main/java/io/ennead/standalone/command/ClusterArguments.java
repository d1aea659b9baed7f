package io.ennead.standalone.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** On a command line: the Flink cluster inside this process. */
final class ClusterArguments {

  @Option(
      names = {"-p", "--parallelism"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Parallel instances of each stage (default: ${DEFAULT-VALUE}).")
  int parallelism;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description =
          "Sets an option of Flink itself, e.g. state.backend.type=rocksdb; may be repeated.")
  Map<String, String> flink = new LinkedHashMap<>();
}
