package io.ennead.standalone.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The system's Chromium without a window, with the page open in it. */
final class Browser implements AutoCloseable {

  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Where the system's Chromium and its driver are; nothing if either is absent. */
  static Optional<Path> installed(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param profile an empty folder of its own
   */
  static Browser open(URI page, Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(installed("chromium").orElseThrow().toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed("chromedriver").orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    Browser browser = new Browser(driver);
    try {
      driver.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(2));
      driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
      browser.size(1440, 900);
      driver.get(page.toString());
      return browser;
    } catch (RuntimeException e) {
      browser.close();
      throw e;
    }
  }

  /** The text of the element with this test id; empty while there is none. */
  String text(String testId) {
    return (String)
        script(
            "return document.querySelector(`[data-testid=\"${arguments[0]}\"]`)?.textContent ?? ''",
            testId);
  }

  /** The figure of a test id; nothing while the page shows none. */
  Optional<Long> figure(String testId) {
    String text = text(testId).replace(",", "");
    return text.matches("\\d+") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /** What the page says is wrong. */
  String alerts() {
    return (String) script("return document.getElementById('alerts').textContent");
  }

  long count(String selector) {
    return (Long) script("return document.querySelectorAll(arguments[0]).length", selector);
  }

  /** The texts of the elements. */
  @SuppressWarnings("unchecked")
  List<String> texts(String selector) {
    return (List<String>)
        script(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.trim())",
            selector);
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** How many candles the chart draws. */
  long candles() {
    return Long.parseLong(
        (String) script("return document.getElementById('chart').dataset.candles ?? '0'"));
  }

  void click(String selector) {
    driver.findElement(By.cssSelector(selector)).click();
  }

  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** A property of what has the focus. */
  String focused(String attribute) {
    return driver.switchTo().activeElement().getDomAttribute(attribute);
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Light or dark, as the system would say. */
  void theme(String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  /** Opens or closes all that can be: reasons of the heads, operators, choice of indicators. */
  void unfold(boolean open) {
    long parts =
        (Long)
            script(
                """
                const parts = document.querySelectorAll("details");
                parts.forEach((part) => (part.open = arguments[0]));
                return parts.length;
                """,
                open);
    assertThat(parts).isEqualTo(11);
  }

  /** Whether the page is wider than the window. */
  boolean scrollsSideways() {
    return (Boolean)
        script(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  void screenshot(Path file, boolean whole) throws IOException {
    Map<String, Object> shot =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode((String) shot.get("data")));
  }

  /** What the page shows, by blocks, with the pushed document that it shows; null if not known. */
  JsonNode shown() throws IOException {
    Object read = script(resource("page-figures.js"));
    return read == null ? null : new ObjectMapper().readTree((String) read);
  }

  /** What the chart draws: the times, and by name the figures of each; as ECharts has them. */
  JsonNode drawn() throws IOException {
    return new ObjectMapper()
        .readTree(
            (String)
                script(
                    """
                    return import("/lib/echarts/echarts.esm.min.js").then(({ getInstanceByDom }) => {
                      const { xAxis, series } = getInstanceByDom(document.getElementById("chart")).getOption();
                      return JSON.stringify({
                        times: xAxis[0].data,
                        series: Object.fromEntries(series.map((s) => [s.name, s.data.map((d) => d?.value ?? d)])),
                      });
                    });
                    """));
  }

  /** What axe-core finds of serious or critical impact: rule, and where. */
  @SuppressWarnings("unchecked")
  List<String> seriousFindings() {
    script(resource(AXE));
    return (List<String>)
        ((JavascriptExecutor) driver)
            .executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run({ resultTypes: ["violations"] }).then((result) => done(result.violations
                  .filter((v) => v.impact === "serious" || v.impact === "critical")
                  .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 5).join(", ")}`)));
                """);
  }

  private static String resource(String name) {
    try (InputStream file = Browser.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object script(String text, Object... arguments) {
    return driver.executeScript(text, arguments);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
