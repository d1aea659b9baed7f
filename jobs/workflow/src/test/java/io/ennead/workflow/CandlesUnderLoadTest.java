package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ennead.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The newest 200 candles out of many, asked for by a load tool. */
class CandlesUnderLoadTest {

  private static final String PATH = "/api/candles/BTCUSDT/1m?count=200";
  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");

  @Test
  void the_newest_are_found_among_many_months_through_the_key() throws Exception {
    TestDatabase database = withCandles(2, 60_000);
    try (FakeFlink flink = new FakeFlink();
        WorkflowService service =
            WorkflowService.start(WorkflowOptions.onLoopback(0, flink.url(), database.options()))) {
      assertThat(new Client(service.address()).get(PATH).get("count").asInt()).isEqualTo(200);
    }
    String plan =
        String.join(
            "\n",
            database.rows(
                "explain (analyze, timing off) select * from candles where exchange = 'binance'"
                    + " and symbol = 'BTCUSDT' and interval = '1m' and open_time < now()"
                    + " order by open_time desc limit 200"));
    assertThat(plan).contains("Index Scan").doesNotContain("Seq Scan").doesNotContain("Sort");
  }

  @Test
  @Tag("proof")
  void of_five_million_candles_99_of_100_answers_take_less_than_10_ms() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk"))),
        "left out: no wrk here (apt-get install wrk)");
    TestDatabase database = withCandles(5, 1_000_000);
    try (FakeFlink flink = new FakeFlink();
        WorkflowService service =
            WorkflowService.start(WorkflowOptions.onLoopback(0, flink.url(), database.options()))) {
      wrk(service, 10);
      String report = wrk(service, 30);
      System.out.println(report);
      Matcher p99 = P99.matcher(report);
      assertThat(p99.find()).as(report).isTrue();
      double millis =
          Double.parseDouble(p99.group(1))
              * (p99.group(2).equals("us") ? 1e-3 : p99.group(2).equals("s") ? 1e3 : 1);
      assertThat(millis).isLessThan(10);
    }
  }

  private static String wrk(WorkflowService service, int seconds) throws Exception {
    Process wrk =
        new ProcessBuilder(
                "wrk", "-t1", "-c2", "-d" + seconds + "s", "--latency", service.address() + PATH)
            .redirectErrorStream(true)
            .start();
    String report = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(wrk.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(report).contains("Latency Distribution").doesNotContain("Non-2xx");
    return report;
  }

  /** Minutes that end about now. */
  private static TestDatabase withCandles(int symbols, int minutes) {
    TestDatabase database = TestDatabase.migrated();
    database.execute(
        """
        select ensure_month_partition('candles_1m', at)
        from generate_series(now() - interval '%d minutes', now() + interval '1 month', '7 days') as at
        """
            .formatted(minutes + 10_000));
    database.execute(
        """
        insert into candles (exchange, symbol, interval, open_time, open, high, low, close, volume,
          trade_count, quality, revision, source)
        select 'binance', symbol, '1m', date_trunc('minute', now()) - n * interval '1 minute',
          62000.25, 62010.5, 61990.75, 62001, 12.34567, 321, 'COMPLETE', 0, 'websocket'
        from unnest(('{BTCUSDT,ETHUSDT,BNBUSDT,SOLUSDT,ADAUSDT}'::text[])[:%d]) as symbol
        cross join generate_series(1, %d) as n
        """
            .formatted(symbols, minutes));
    database.execute("vacuum analyze candles");
    return database;
  }
}
