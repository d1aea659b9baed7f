package io.ennead.recording;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of recording. */
public final class RecordingOptions {

  public static final ConfigOption<String> DIRECTORY =
      ConfigOptions.key("recording.directory")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "A folder in which the source's output is kept as it was emitted, for replay"
                  + " --recording. On a cluster, one that all TaskManagers see.");

  private RecordingOptions() {}
}
