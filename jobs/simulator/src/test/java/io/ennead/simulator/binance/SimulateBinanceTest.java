package io.ennead.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateBinanceTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void it_prints_its_addresses_and_serves_until_it_is_interrupted(@TempDir Path dir)
      throws Exception {
    Path faults = dir.resolve("faults.json");
    Files.writeString(faults, "{\"faults\":[{\"kind\":\"rest_error\",\"code\":503}]}");
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread program =
        new Thread(
            () ->
                exit.complete(
                    run(
                        "--port",
                        "0",
                        "--speed",
                        "10",
                        "--symbols",
                        "3",
                        "--faults",
                        faults.toString())));
    program.start();
    await().until(() -> out.toString().contains("REST"));
    Matcher rest = Pattern.compile("http://\\S+").matcher(out.toString());
    assertThat(rest.find()).isTrue();
    assertThat(out.toString()).contains("WebSocket  ws://127.0.0.1:");
    assertThat(status(rest.group())).isEqualTo(503);
    assertThat(status(rest.group())).isEqualTo(200);
    program.interrupt();
    assertThat(exit.join()).isZero();
  }

  @Test
  void an_unknown_symbol_or_a_bad_script_is_told(@TempDir Path dir) throws Exception {
    assertThat(run("--symbols", "BTCUSDT,XYZUSDT")).isEqualTo(2);
    assertThat(err.toString()).contains("no XYZUSDT").contains("BTCUSDT");
    Path faults = dir.resolve("faults.json");
    Files.writeString(faults, "{\"faults\":[{\"kind\":\"delay\"}]}");
    assertThat(run("--faults", faults.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("faults.json").contains("needs the field by");
    assertThat(run("--speed", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("speed 0.0");
  }

  private int run(String... arguments) {
    return new CommandLine(new SimulateBinance())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static int status(String uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
