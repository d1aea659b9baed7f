package io.ennead.workflow.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.workflow.Cached;
import io.ennead.workflow.Unreachable;
import io.ennead.workflow.http.Parameters.Wrong;
import io.ennead.workflow.rows.CandleRows;
import io.ennead.workflow.rows.Database;
import io.ennead.workflow.rows.DatabaseRows;
import io.ennead.workflow.rows.DecisionRows;
import io.ennead.workflow.rows.IndicatorRows;
import io.ennead.workflow.rows.SignalRows;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The routes over the rows of the database. */
final class Api {

  private static final int MOST_CANDLES = 2_000;
  private static final int MOST_SIGNALS = 500;

  private final Database database;
  private final Cached<ObjectNode> holdings;
  private final Cached<Map<String, String>> indicators;

  Api(Database database) {
    this.database = database;
    holdings = new Cached<>(Duration.ofSeconds(2), () -> database.read(DatabaseRows::status));
    indicators = new Cached<>(Duration.ofMinutes(1), () -> database.read(IndicatorRows::columns));
  }

  void add(RoutesConfig routes) {
    routes.get("/api/candles/{symbol}/{interval}", this::candles);
    routes.get("/api/signals", request -> signals(request, wanted(request)));
    routes.get("/api/signals/active", request -> signals(request, SignalRows.Wanted.ACTIVE));
    routes.get("/api/signals/latest", request -> signals(request, SignalRows.Wanted.ALL));
    routes.get("/api/signals/{id}", this::signal);
    routes.get("/api/decisions/{symbol}/{interval}", this::decision);
    routes.get("/api/indicators", request -> request.json(indicators.get().value()));
    routes.get("/api/indicators/{symbol}/{interval}/latest", this::newestIndicators);
    routes.get("/api/indicators/{symbol}/{interval}", this::indicatorSeries);
    routes.get("/api/database/status", request -> request.json(holdings.get().value()));
  }

  private void candles(Context request) throws Unreachable {
    Instrument instrument = instrument(request);
    Interval interval = Parameters.interval(request);
    Instant before = Parameters.time(request, "before");
    int count = Parameters.count(request, 200, MOST_CANDLES);
    byte[] json =
        database.read(
            connection -> CandleRows.json(connection, instrument, interval, before, count));
    request.contentType("application/json").result(json);
  }

  private static SignalRows.Wanted wanted(Context request) {
    String status = Parameters.word(request, "status", "all", List.of("active", "resolved", "all"));
    return SignalRows.Wanted.valueOf(status.toUpperCase(Locale.ROOT));
  }

  private void signals(Context request, SignalRows.Wanted wanted) throws Unreachable {
    int count = Parameters.count(request, 50, MOST_SIGNALS);
    List<ObjectNode> signals =
        database.read(connection -> SignalRows.newest(connection, wanted, count));
    request.json(Map.of("count", signals.size(), "signals", signals));
  }

  private void signal(Context request) throws Unreachable {
    String id = request.pathParam("id");
    request.json(
        database
            .read(connection -> SignalRows.one(connection, id))
            .orElseThrow(
                () ->
                    new NotFoundResponse(
                        "there is no signal '%s': /api/signals lists them".formatted(id))));
  }

  private void decision(Context request) throws Unreachable {
    Instrument instrument = instrument(request);
    Interval interval = Parameters.interval(request);
    Instant at = Parameters.time(request, "at");
    request.json(
        database
            .read(connection -> DecisionRows.at(connection, instrument, interval, at))
            .orElseThrow(() -> absent("decision", instrument, interval)));
  }

  private void newestIndicators(Context request) throws Unreachable {
    Instrument instrument = instrument(request);
    Interval interval = Parameters.interval(request);
    Instant before = Parameters.time(request, "before");
    request.json(
        database
            .read(
                connection ->
                    IndicatorRows.newest(
                        connection,
                        instrument.exchange(),
                        instrument.symbol(),
                        interval.label(),
                        before))
            .orElseThrow(() -> absent("indicators", instrument, interval)));
  }

  private void indicatorSeries(Context request) throws Unreachable {
    Instrument instrument = instrument(request);
    Interval interval = Parameters.interval(request);
    Instant before = Parameters.time(request, "before");
    int count = Parameters.count(request, 200, MOST_CANDLES);
    List<String> names = names(request);
    List<ObjectNode> rows =
        database.read(
            connection ->
                IndicatorRows.series(
                    connection,
                    names,
                    instrument.exchange(),
                    instrument.symbol(),
                    interval.label(),
                    before,
                    count));
    request.json(Map.of("symbol", instrument.symbol(), "interval", interval.label(), "rows", rows));
  }

  private List<String> names(Context request) throws Unreachable {
    String text = request.queryParam("names");
    if (text == null) {
      throw new Wrong("name the indicators: names=rsi,macd; /api/indicators lists them");
    }
    Map<String, String> known = indicators.get().value();
    List<String> names = Arrays.stream(text.split(",")).distinct().toList();
    for (String name : names) {
      if (!known.containsKey(name)) {
        throw new Wrong("there is no indicator '%s': /api/indicators lists them".formatted(name));
      }
    }
    return names;
  }

  private static Instrument instrument(Context request) {
    return new Instrument(Parameters.exchange(request), Parameters.symbol(request));
  }

  private static NotFoundResponse absent(String what, Instrument instrument, Interval interval) {
    return new NotFoundResponse(
        "no %s of %s %s: /api/database/status lists what there is"
            .formatted(what, instrument, interval.label()));
  }
}
