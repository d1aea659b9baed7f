package io.ennead.standalone.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares every figure of the page with what the service said. */
final class PageComparison {

  private final JsonNode shown;
  private final JsonNode page;

  /**
   * @param shown what {@link Browser#shown} read
   */
  PageComparison(JsonNode shown) {
    this.shown = shown;
    this.page = shown.get("page");
  }

  /** With the document that was pushed: metrics, totals and newest rows. */
  void withThePushedDocument() {
    PageFigures expected = new PageFigures(shown.get("document"));
    String series = shown.get("series").asText();
    assertThat(lines("overall")).isEqualTo(expected.overall());
    assertThat(lines("market")).isEqualTo(expected.market());
    assertThat(lines("totals")).isEqualTo(expected.totals());
    assertThat(lines("symbols")).isNotEmpty().isEqualTo(expected.symbols());
    assertThat(lines("votes")).hasSizeGreaterThan(9).isEqualTo(expected.votes(series));
    assertThat(lines("votedAt")).containsExactly(expected.votedAt(series));
    assertThat(lines("consensus")).containsExactly(expected.consensus(series));
    assertThat(lines("gates")).isEqualTo(expected.gates(series));
    assertThat(lines("job")).containsExactly(expected.job());
    assertThat(lines("operators")).hasSizeGreaterThan(15).isEqualTo(expected.operators());
    assertThat(lines("stages"))
        .hasSizeGreaterThan(5)
        .isEqualTo(lines("stageNames").stream().map(expected::stage).toList());
    assertThat(lines("funnel")).isEqualTo(expected.funnel());
    assertThat(lines("funnelRate")).containsExactly(expected.funnelRate());
    assertThat(lines("activity")).isNotEmpty().isEqualTo(expected.activity());
  }

  /** With the answers that the page had asked for: the signals, and what the database holds. */
  void withTheAnswersAboutRows() {
    assertThat(lines("signals")).isEqualTo(PageRows.signals(shown.get("signals")));
    assertThat(lines("signalsCount")).containsExactly(PageRows.signalsCount(shown.get("signals")));
    assertThat(lines("database")).isEqualTo(PageRows.database(shown.get("database")));
  }

  private List<String> lines(String block) {
    List<String> lines = new ArrayList<>();
    page.get(block).forEach(line -> lines.add(line.asText()));
    return lines;
  }
}
