package io.ennead.records;

/** Where a vote, a consensus or a signal points. */
public enum Direction {
  LONG(1),
  SHORT(-1),
  /** Data, but no opinion. */
  FLAT(0);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  /** +1, -1 or 0. */
  public int sign() {
    return sign;
  }

  /** The other side; FLAT stays FLAT. */
  public Direction opposite() {
    return ofSign(-sign);
  }

  /** The direction of a figure's sign: LONG above zero, SHORT below, FLAT at zero. */
  public static Direction ofSign(int sign) {
    return sign > 0 ? LONG : sign < 0 ? SHORT : FLAT;
  }
}
