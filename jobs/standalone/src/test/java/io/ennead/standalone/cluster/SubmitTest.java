package io.ennead.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./ennead submit} says when it cannot even begin. */
final class SubmitTest {

  private static final String CONF = FlinkHome.PROJECT.resolve("flink-conf").toString();

  @TempDir private Path folder;

  @Test
  void a_cluster_that_is_not_there_is_named_with_its_address() {
    String url = "http://127.0.0.1:" + ProcessCluster.freePort();
    Submission failed = submitTo(url);
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("no Flink cluster answers at " + url).contains("--flink-url");
  }

  @Test
  void a_server_that_is_no_flink_cluster_is_said_to_be_none() throws Exception {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          byte[] page = "<html>Hello</html>".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    other.start();
    try {
      Submission failed = submitTo("http://127.0.0.1:" + other.getAddress().getPort());
      assertThat(failed.exitCode()).isEqualTo(1);
      assertThat(failed.err()).contains("no Flink cluster answers at http://127.0.0.1:");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void an_address_of_another_kind_is_a_wrong_command_line() {
    Submission failed = submitTo("127.0.0.1:8081");
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err()).contains("127.0.0.1:8081").contains("http://HOST:PORT");
  }

  @Test
  void a_job_that_is_not_built_is_said_with_how_to_build_it() {
    Submission failed =
        Submission.of("--flink-conf", CONF, "--jar", folder.resolve("absent.jar").toString());
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("absent.jar").contains("mvn -DskipTests package");
  }

  @Test
  void a_folder_without_flink_s_configuration_is_a_wrong_command_line() {
    Submission failed = Submission.of("--flink-conf", folder.toString());
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err()).contains("no config.yaml in " + folder).contains("--flink-conf");
  }

  private static Submission submitTo(String url) {
    return Submission.of(
        "--flink-conf", CONF, "--jar", FlinkHome.JOB_JAR.toString(), "--flink-url", url);
  }
}
