package io.ennead.analytics.consensus;

import io.ennead.analytics.consensus.harmonic.HarmonicHead;
import io.ennead.analytics.consensus.ict.IctHead;
import io.ennead.analytics.consensus.structure.StructureHead;
import io.ennead.analytics.consensus.wyckoff.WyckoffHead;
import java.util.List;

/** The nine heads. */
public final class Heads {
  private Heads() {}

  public static List<Head> all() {
    return List.of(new io.ennead.analytics.consensus.volume.VolumeHead(), new io.ennead.analytics.consensus.technical.TechnicalHead(), new io.ennead.analytics.consensus.rules.RulesHead(), new IctHead(), new WyckoffHead(), new HarmonicHead(), new StructureHead());
  }
}
