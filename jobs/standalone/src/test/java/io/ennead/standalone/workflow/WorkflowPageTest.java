package io.ennead.standalone.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.standalone.database.LocalDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * The page in a browser, before {@code ./ennead run} over the simulated exchange. The steps belong
 * together: what flows, what is silent, what is away, and that nothing is lost by it.
 */
@TestMethodOrder(OrderAnnotation.class)
final class WorkflowPageTest {

  /** A market minute takes half a second. */
  private static final String SPEED = "120";

  /**
   * Every 100 minutes of the market the exchange falls silent about ETHUSDT for 40: no message, and
   * no answer to a request. Each test waits for the next silence, or the next recovery.
   */
  private static final String FAULT =
      """
      {"kind": "%s", "symbol": "ETHUSDT", "at": "PT%dM", "lasts": "PT40M"%s}
      """;

  private static final Pattern STALE = Pattern.compile("ETHUSDT[^.]* stale since (\\S+?)\\.");

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir private static Path folder;

  private static LocalDatabase database;
  private static DatabaseOptions options;
  private static RunningStack stack;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Browser.installed("chromium").isPresent() && Browser.installed("chromedriver").isPresent(),
        "left out: no Chromium here (apt-get install chromium chromium-driver)");
    Path faults = Files.writeString(folder.resolve("faults.json"), faults());
    database = LocalDatabase.open(folder.resolve("database"), 0);
    options = database.options();
    stack =
        RunningStack.start(
            folder.resolve("run"),
            "--speed",
            SPEED,
            "--faults",
            faults.toString(),
            // So that time stands still in a silence, and figures can be compared.
            "-O",
            "binance.gap.patience=10 d",
            "--jdbc-url",
            options.url(),
            "--user",
            options.user());
    browser = Browser.open(stack.workflowView(), folder.resolve("profile"));
  }

  private static String faults() {
    List<String> faults = new ArrayList<>();
    for (int minute = 100; minute < 10_000; minute += 100) {
      faults.add(FAULT.formatted("drop", minute, ""));
      faults.add(FAULT.formatted("rest_error", minute, ", \"code\": 503"));
    }
    return "{\"faults\": [" + String.join(",", faults) + "]}";
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (stack != null) {
      stack.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @Test
  @Order(1)
  void it_is_live_and_candles_come_in_every_minute() {
    eventually().until(() -> browser.text("badge").equals("LIVE"));
    long received = browser.figure("candles_received").orElseThrow();
    // Five symbols, and a minute each.
    eventually().until(() -> browser.figure("candles_received").orElse(0L) >= received + 10);
  }

  @Test
  @Order(2)
  void it_shows_nine_votes_and_the_chart_with_candles() {
    eventually().until(() -> browser.count("[data-testid=vote]") == 9);
    eventually().until(() -> browser.candles() > 5);
    assertThat(browser.count("#chart canvas")).isPositive();
    assertThat(browser.text("agree")).matches("\\d/9 agree");
    eventually().until(() -> browser.text("fresh-BTCUSDT").contains("realtime"));
  }

  @Test
  @Order(3)
  void every_figure_of_it_is_the_one_that_the_service_told_of_metrics_and_rows() throws Exception {
    JsonNode shown = eventually().until(browser::shown, WorkflowPageTest::hasVotes);

    PageComparison page = new PageComparison(shown);
    page.withThePushedDocument();
    page.withTheAnswersAboutRows();
    DrawnCandles.assertAreRows(browser.drawn(), shown.get("series").asText(), options);
  }

  /** Whether the series that is shown has been judged. */
  private static boolean hasVotes(JsonNode shown) {
    return shown != null
        && shown
                .at("/document/workflow_status/consensus_system/last_consensus_votes")
                .path(shown.get("series").asText())
                .path("votes")
                .size()
            == 9;
  }

  @Test
  @Order(4)
  void it_has_no_serious_finding_of_axe_in_either_theme_and_fits_a_phone() throws Exception {
    for (String theme : List.of("light", "dark")) {
      browser.theme(theme);
      browser.size(1440, 900);
      eventually().until(() -> browser.text("badge").equals("LIVE"));
      browser.screenshot(SCREENSHOTS.resolve("desktop-" + theme + ".png"), false);
      assertThat(browser.seriousFindings()).as(theme).isEmpty();
      browser.size(390, 844);
      assertThat(browser.scrollsSideways()).as("wider than a phone").isFalse();
      browser.screenshot(SCREENSHOTS.resolve("phone-" + theme + ".png"), false);
      assertThat(browser.seriousFindings()).as(theme + " on a phone").isEmpty();
      browser.unfold(true);
      assertThat(browser.scrollsSideways()).as("wider than a phone, unfolded").isFalse();
      assertThat(browser.seriousFindings()).as(theme + " on a phone, unfolded").isEmpty();
      browser.unfold(false);
    }
    browser.theme("light");
    browser.size(1440, 900);
  }

  @Test
  @Order(5)
  void it_can_be_used_with_the_keyboard_alone() {
    browser.click("[data-interval='1m']");
    browser.press(Keys.TAB);
    assertThat(browser.focused("data-interval")).isEqualTo("5m");
    browser.press(Keys.ENTER);
    eventually().until(() -> browser.count("[data-interval='5m'][aria-pressed=true]") == 1);
    assertThat(browser.focused("data-interval")).isEqualTo("5m");
    browser.click("[data-interval='1m']");
  }

  @Test
  @Order(6)
  void a_silent_symbol_is_named_with_since_when_and_the_figures_are_those_of_sql()
      throws Exception {
    eventually().until(() -> STALE.matcher(browser.alerts()).find());
    assertThat(browser.text("badge")).isEqualTo("STALE");
    Matcher stale = STALE.matcher(browser.alerts());
    assertThat(stale.find()).isTrue();
    assertThat(stale.group(1))
        .isEqualTo(
            sql(
                "select to_char(max(open_time) + interval '1 minute', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                    + " from candles where symbol = 'ETHUSDT' and interval = '1m'"));
    browser.screenshot(SCREENSHOTS.resolve("silent.png"), false);
    // Time stands still where it was: page and rows are of the same instant.
    figureIs("candles_stored", "select count(*) from candles");
    figureIs("indicator_rows", "select count(*) from indicators");
    figureIs("scans", "select count(*) from decisions");
    figureIs("signals", "select count(*) from signals");
    figureIs("gaps_open", "select count(*) from gaps where state = 'open'");
    figureIs("reconnects", "select count(*) from feed_events where cause = 'reconnect'");
    // A repair makes a candle and its parents again, each time under a higher revision.
    long stored = Long.parseLong(sql("select count(*) from candles"));
    long again = Long.parseLong(sql("select sum(revision) from candles"));
    eventually()
        .untilAsserted(
            () ->
                assertThat(browser.figure("candles_received").orElse(0L))
                    .isBetween(stored, stored + again));

    eventually().until(() -> browser.text("badge").equals("LIVE"));
  }

  @Test
  @Order(7)
  void a_database_that_is_away_is_said_so_and_nothing_is_lost_by_it() throws Exception {
    withoutDatabaseFor(Duration.ofMillis(1));
  }

  @Test
  @Order(8)
  @Tag("proof")
  void nothing_is_lost_by_a_minute_without_the_database_either() throws Exception {
    withoutDatabaseFor(Duration.ofMinutes(1));
  }

  /**
   * @param least for how long the page says so before the database comes back
   */
  private static void withoutDatabaseFor(Duration least) throws Exception {
    database.close();
    eventually().until(() -> browser.alerts().contains("The database does not answer"));
    assertThat(browser.text("badge")).isEqualTo("ERROR");
    eventually().until(() -> browser.alerts().contains("Sink blocked"));
    browser.screenshot(SCREENSHOTS.resolve("database-away.png"), false);

    await()
        .during(least)
        .atMost(least.plusMinutes(5))
        .until(() -> browser.alerts().contains("Sink blocked"));

    database = LocalDatabase.open(folder.resolve("database"), port());
    eventually().until(() -> browser.text("badge").equals("LIVE"));
    String candles = "select count(*) from candles where interval = '1m'";
    long before = Long.parseLong(sql(candles));
    eventually().until(() -> Long.parseLong(sql(candles)) > before + 50);
    assertThat(
            sql(
                """
                select count(*) from (
                  select open_time - lag(open_time) over (partition by symbol order by open_time) as step
                  from candles where interval = '1m') steps
                where step <> interval '1 minute'
                """))
        .as("minutes that are missing")
        .isEqualTo("0");
    assertThat(sql("select count(*) from candles where quality = 'GAP'")).isEqualTo("0");
  }

  private static void figureIs(String figure, String query) {
    eventually()
        .until(() -> browser.figure(figure).equals(Optional.of(Long.parseLong(sql(query)))));
  }

  private static int port() {
    return Integer.parseInt(options.url().replaceFirst(".*:(\\d+)/.*", "$1"));
  }

  private static ConditionFactory eventually() {
    return await().pollInterval(Duration.ofMillis(200)).atMost(Duration.ofMinutes(5));
  }

  private static String sql(String query) throws SQLException {
    try (Connection connection = options.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set time zone 'UTC'");
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
