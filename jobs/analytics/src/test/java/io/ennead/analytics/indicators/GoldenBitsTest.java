package io.ennead.analytics.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GoldenBitsTest {

  @Test
  void every_column_has_the_bits_that_it_always_had() throws IOException {
    try (BufferedReader stored =
        new BufferedReader(
            new InputStreamReader(
                getClass().getResourceAsStream("golden-bits.csv"), StandardCharsets.UTF_8))) {
      assertThat(GoldenBits.lines()).containsExactlyElementsOf(stored.lines().toList());
    }
  }
}
