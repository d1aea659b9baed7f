package io.ennead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.pipeline.tape.Rows;
import io.ennead.pipeline.tape.Script;
import io.ennead.pipeline.tape.TapeSource;
import io.ennead.records.Origin;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class JobGraphTest {

  @Test
  void trades_are_folded_on_the_thread_of_their_source() {
    assertThat(graph().getJobGraph().getVertices())
        .extracting(JobVertex::getName)
        .anyMatch(name -> name.startsWith("Source: Trades -> Fold trades by minute"));
  }

  @Test
  void every_operator_has_a_uid_of_its_own_by_which_its_state_is_found_again() {
    List<String> uids =
        graph().getStreamNodes().stream().map(StreamNode::getTransformationUID).toList();

    assertThat(uids).allMatch(Objects::nonNull).doesNotHaveDuplicates();
  }

  @Test
  void the_parallelism_of_a_later_restore_is_bounded_by_128() {
    assertThat(graph().getStreamNodes())
        .extracting(StreamNode::getMaxParallelism)
        .containsOnly(MarketDataJob.MAX_PARALLELISM);
  }

  private static StreamGraph graph() {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    new MarketDataJob(
            new MarketInput.Trades(
                new TapeSource(List.of(), 0, Script.undisturbed("graph")), Origin.HISTORICAL),
            Rows.outputs("graph", 0))
        .define(env);
    return env.getStreamGraph(false);
  }
}
