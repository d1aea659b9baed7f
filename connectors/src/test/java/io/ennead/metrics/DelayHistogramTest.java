package io.ennead.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.metrics.HistogramStatistics;
import org.junit.jupiter.api.Test;

final class DelayHistogramTest {

  private final DelayHistogram histogram = new DelayHistogram();

  @Test
  void its_figures_are_those_of_the_values() {
    for (int i = 100; i >= 1; i--) {
      histogram.update(i);
    }
    HistogramStatistics statistics = histogram.getStatistics();

    assertThat(histogram.getCount()).isEqualTo(100);
    assertThat(statistics.getMin()).isEqualTo(1);
    assertThat(statistics.getMax()).isEqualTo(100);
    assertThat(statistics.getMean()).isEqualTo(50.5);
    assertThat(statistics.getQuantile(.5)).isEqualTo(50);
    assertThat(statistics.getQuantile(.99)).isEqualTo(99);
    assertThat(statistics.getQuantile(0)).isEqualTo(1);
    assertThat(statistics.getQuantile(1)).isEqualTo(100);
    // The variance of 1..n is (n^2 - 1) / 12.
    assertThat(statistics.getStdDev()).isEqualTo(Math.sqrt((100 * 100 - 1) / 12.0));
  }

  @Test
  void only_the_last_thousand_count() {
    for (int i = 0; i < DelayHistogram.LENGTH; i++) {
      histogram.update(1_000_000);
    }
    for (int i = 0; i < DelayHistogram.LENGTH; i++) {
      histogram.update(5);
    }

    assertThat(histogram.getStatistics().getMax()).isEqualTo(5);
    assertThat(histogram.getStatistics().size()).isEqualTo(DelayHistogram.LENGTH);
    assertThat(histogram.getCount()).isEqualTo(2 * DelayHistogram.LENGTH);
  }

  @Test
  void without_a_value_its_figures_are_zero() {
    histogram.updateUnlessNone(Gauges.NONE);

    assertThat(histogram.getCount()).isZero();
    assertThat(histogram.getStatistics().getQuantile(.99)).isZero();
    assertThat(histogram.getStatistics().getMean()).isZero();
    assertThat(histogram.getStatistics().getMax()).isZero();
  }
}
