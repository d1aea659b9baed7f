package io.ennead.pipeline.topics;

import io.ennead.kafka.KafkaOptions;
import io.ennead.kafka.KafkaSettings;
import io.ennead.kafka.RowText;
import io.ennead.kafka.TopicSinks;
import io.ennead.kafka.Topics;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Output;
import io.ennead.pipeline.Stage;
import io.ennead.pipeline.tables.Tables;
import java.io.IOException;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** The job's rows in topics, those that the options name. */
public final class KafkaOutputs {

  private final ReadableConfig options;

  private KafkaOutputs(ReadableConfig options) {
    this.options = options;
  }

  /**
   * The topics that are named, made if they are not there; without one nothing goes anywhere.
   *
   * @throws IOException if the brokers do not answer
   */
  public static MarketOutputs of(ReadableConfig options) throws IOException {
    KafkaOutputs outputs = new KafkaOutputs(options);
    return MarketOutputs.ofReplay(
        outputs.to(KafkaOptions.CANDLES, new RowJson<>(Tables.CANDLES), Stage.CANDLE_TOPIC),
        List.of(),
        outputs.to(KafkaOptions.DECISIONS, new RowJson<>(Tables.DECISIONS), Stage.DECISION_TOPIC),
        outputs.to(KafkaOptions.SIGNALS, new RowJson<>(Tables.SIGNALS), Stage.SIGNAL_TOPIC),
        List.of(),
        List.of());
  }

  private <T> List<Output<T>> to(ConfigOption<String> topic, RowText<T> row, Stage stage)
      throws IOException {
    String name = options.get(topic);
    if (name == null) {
      return List.of();
    }
    KafkaSettings settings = KafkaSettings.of(options);
    Topics.ensure(settings, name);
    return List.of(
        rows ->
            rows.sinkTo(TopicSinks.texts(settings, stage.uid(), name, row))
                .uid(stage.uid())
                .name(stage.title()));
  }
}
