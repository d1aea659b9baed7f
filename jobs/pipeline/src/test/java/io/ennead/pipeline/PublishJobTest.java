package io.ennead.pipeline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.kafka.KafkaOptions;
import io.ennead.pipeline.tape.MarketTape;
import io.ennead.pipeline.tape.Script;
import io.ennead.pipeline.tape.TapeSource;
import io.ennead.recording.RecordingOptions;
import io.ennead.records.Origin;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** What is refused before any broker is asked. */
final class PublishJobTest {

  @Test
  void a_recording_is_refused_and_the_job_that_can_make_it_is_named() {
    Configuration options =
        new Configuration()
            .set(KafkaOptions.SERVERS, "127.0.0.1:1")
            .set(RecordingOptions.DIRECTORY, "/srv/recordings");

    assertThatThrownBy(() -> PublishJob.of(live(), options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "recording.directory is /srv/recordings, but a job that publishes records nothing: leave"
                + " it away, and set it for the job that reads the topic");
  }

  private static MarketInput live() {
    MarketTape tape = new MarketTape(List.of("BTCUSDT"), 7, 1, 1, 0, false);
    return new MarketInput.Trades(
        new TapeSource(List.of(tape), 0, Script.undisturbed("published").stayingOpen()),
        Origin.WEBSOCKET);
  }
}
