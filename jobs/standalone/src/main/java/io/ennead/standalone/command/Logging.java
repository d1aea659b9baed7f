package io.ennead.standalone.command;

import java.nio.file.Path;

/** Sends the log to a file; must be called before anything logs. */
final class Logging {

  private static final String FILE = "ennead.log.file";

  private Logging() {}

  static void into(Path folder) {
    if (System.getProperty(FILE) == null) {
      System.setProperty(FILE, folder.resolve("ennead.log").toString());
    }
  }
}
