package io.ennead.standalone.command;

/** Exit codes that scripts can rely on. */
public final class ExitCodes {

  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;

  /** Done, but the input had defects: rows were set aside or are missing. */
  public static final int DEFECTS = 3;

  private ExitCodes() {}
}
