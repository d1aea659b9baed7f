package io.ennead.analytics.consensus;

import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import java.util.List;

/**
 * What the heads say together.
 *
 * @param probability 0..1, weighted over the agreeing heads; .5 when FLAT
 * @param confidence 0..1 with the bonuses; 0 when FLAT
 * @param agreeing the heads of the larger group of valid votes, in their order; when FLAT too
 * @param opposing how many valid votes stand against them
 * @param voting how many heads did not abstain
 * @param need how many had to agree
 * @param reason why it is FLAT, or what was reached, with its figures
 */
public record ConsensusResult(
    Direction direction,
    double probability,
    double confidence,
    List<HeadName> agreeing,
    int opposing,
    int voting,
    int need,
    String reason) {

  public ConsensusResult {
    agreeing = List.copyOf(agreeing);
  }
}
