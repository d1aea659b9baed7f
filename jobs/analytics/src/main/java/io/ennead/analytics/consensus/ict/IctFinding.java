package io.ennead.analytics.consensus.ict;

/** What the head looks for, with its points and how many candles it stays alive. */
enum IctFinding {
  SWEEP("liquidity sweep of ", 2, 8),
  JUDAS("Judas swing through ", 1, 8),
  GAP_RETEST("fair value gap retest at ", 1, 5),
  BLOCK_RETEST("order block retest at ", 1, 5),
  OPTIMAL_ENTRY("optimal trade entry, retraced ", 1, 1);

  private final String title;
  private final int points;
  private final int life;

  IctFinding(String title, int points, int life) {
    this.title = title;
    this.points = points;
    this.life = life;
  }

  String title() {
    return title;
  }

  int points() {
    return points;
  }

  int life() {
    return life;
  }
}
