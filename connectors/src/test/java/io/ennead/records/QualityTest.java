package io.ennead.records;

import static io.ennead.records.Quality.COMPLETE;
import static io.ennead.records.Quality.GAP;
import static io.ennead.records.Quality.QUIET;
import static io.ennead.records.Quality.REPAIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QualityTest {

  @Test
  void a_parent_carries_the_worst_label_of_its_children() {
    assertThat(Quality.ofParent(List.of(COMPLETE, COMPLETE), 2)).isEqualTo(COMPLETE);
    assertThat(Quality.ofParent(List.of(QUIET, COMPLETE), 2)).isEqualTo(COMPLETE);
    assertThat(Quality.ofParent(List.of(QUIET, QUIET), 2)).isEqualTo(QUIET);
    assertThat(Quality.ofParent(List.of(QUIET, REPAIRED), 2)).isEqualTo(REPAIRED);
    assertThat(Quality.ofParent(List.of(REPAIRED, GAP), 2)).isEqualTo(GAP);
  }

  @Property
  void a_parent_without_all_its_children_is_a_gap(
      @ForAll @Size(min = 1, max = 14) List<Quality> children) {
    assertThat(Quality.ofParent(children, children.size() + 1)).isEqualTo(GAP);
  }

  @Property
  void the_order_of_the_children_does_not_matter(
      @ForAll @Size(min = 1, max = 15) List<Quality> children, @ForAll java.util.Random random) {
    List<Quality> shuffled = new java.util.ArrayList<>(children);
    Collections.shuffle(shuffled, random);

    assertThat(Quality.ofParent(shuffled, children.size()))
        .isEqualTo(Quality.ofParent(children, children.size()));
  }

  @Property
  void labels_that_are_rolled_up_in_steps_are_those_rolled_up_at_once(
      @ForAll @Size(12) List<Quality> minutes) {
    List<Quality> steps =
        List.of(
            Quality.ofParent(minutes.subList(0, 4), 4),
            Quality.ofParent(minutes.subList(4, 8), 4),
            Quality.ofParent(minutes.subList(8, 12), 4));

    assertThat(Quality.ofParent(steps, 3)).isEqualTo(Quality.ofParent(minutes, 12));
  }

  @Test
  void more_children_than_a_parent_holds_are_an_error() {
    assertThatThrownBy(() -> Quality.ofParent(List.of(QUIET, QUIET), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 children for a parent that holds at most 1");
  }
}
