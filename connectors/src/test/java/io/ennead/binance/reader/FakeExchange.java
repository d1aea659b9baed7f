package io.ennead.binance.reader;

import io.ennead.binance.feed.Feed;
import io.ennead.binance.feed.FeedConnection;
import io.ennead.binance.feed.FeedListener;
import io.ennead.binance.feed.RestAnswer;
import io.ennead.binance.feed.RestRequest;
import io.ennead.records.Decimals;
import io.ennead.records.Interval;
import io.ennead.records.Trade;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A venue in the memory of a test: it does what a script says, at the time it is told. */
final class FakeExchange implements Feed {

  /** When the market opens, a whole minute. */
  static final long EPOCH = 1_700_000_040_000L;

  private static final long LATENCY = 30;
  private static final long KLINE_EVERY = 2_000;

  /** Each connection attempt's time. */
  final List<Long> attempts = new ArrayList<>();

  /** Each request's time and weight. */
  final List<long[]> requests = new ArrayList<>();

  /** How many rows of klines were asked for. */
  int klinesAsked;

  /** Requests that came although the exchange had asked for a rest. */
  int requestsWhileResting;

  int mostUnread;

  int mostConnections;

  private final Map<String, FakeMarket> markets;
  private final ManualClock clock;
  private final Map<String, Integer> published = new HashMap<>();
  private final Map<String, Long> closedUntil = new HashMap<>();
  private final List<Connection> connections = new ArrayList<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Map<String, Integer> lost = new HashMap<>();
  private final Set<String> unanswered = new HashSet<>();
  private final Set<String> silent = new HashSet<>();
  private boolean away;

  /** For how long those who asked too much are refused, in seconds. */
  long retryAfter = 20;

  private boolean withQuietKlines = true;

  private int drop;
  private int duplicate;
  private int swap;
  private String held;
  private int malformed;
  private int lateFirst;
  private int restErrors;
  private long restLag;
  private long refuseUntil;
  private long restUntil;
  private long toldToRestAt = Long.MAX_VALUE / 2;
  private long noKlinesUntil;
  private long lastKlines = -KLINE_EVERY;

  private record Pending(long due, RestRequest request, CompletableFuture<RestAnswer> future) {}

  FakeExchange(List<FakeMarket> markets, ManualClock clock) {
    this.markets = markets.stream().collect(Collectors.toMap(m -> m.instrument.symbol(), m -> m));
    this.clock = clock;
    markets.forEach(m -> closedUntil.put(m.instrument.symbol(), EPOCH));
  }

  long now() {
    return EPOCH + clock.millis();
  }

  Collection<FakeMarket> markets() {
    return markets.values();
  }

  void apply(Fault fault) {
    long until = clock.millis() + fault.amount() * 1_000L;
    switch (fault.kind()) {
      case DROP -> drop += fault.amount();
      case DUPLICATE -> duplicate += fault.amount();
      case SWAP -> swap += fault.amount();
      case DISCONNECT -> List.copyOf(connections).forEach(c -> c.end("closed with 1006"));
      case HALF_OPEN -> connections.forEach(c -> c.silent = true);
      case MUTE -> connections.forEach(c -> c.mute = true);
      case REFUSE -> {
        refuseUntil = until;
        List.copyOf(connections).forEach(c -> c.end("closed with 1008 Too many requests"));
      }
      case REST_LAG -> restLag = fault.amount() * 100L;
      case REST_ERROR -> restErrors += fault.amount();
      case TOO_MANY -> {
        restUntil = clock.millis() + retryAfter * 1_000;
        toldToRestAt = Long.MAX_VALUE / 2;
      }
      case LATE_FIRST -> lateFirst += fault.amount();
      case MALFORMED -> malformed += fault.amount();
      case NO_KLINES -> noKlinesUntil = until;
      case SHUTDOWN ->
          List.copyOf(connections)
              .forEach(
                  c -> {
                    c.endsAt = until;
                    c.send("{\"e\":\"serverShutdown\",\"E\":" + now() + "}");
                  });
      case RESTART -> List.copyOf(connections).forEach(Connection::abort);
    }
  }

  /** The next trades of a symbol do not come by the stream. */
  void lose(String symbol, int trades) {
    lost.put(symbol, trades);
  }

  /** REST answers with 500 to whatever is asked of a symbol, or no longer. */
  void unanswered(String symbol, boolean value) {
    if (value) {
      unanswered.add(symbol);
    } else {
      unanswered.remove(symbol);
    }
  }

  /** Neither trades nor klines of a symbol come by the stream, or they do again. */
  void silent(String symbol, boolean value) {
    if (value) {
      silent.add(symbol);
    } else {
      silent.remove(symbol);
    }
  }

  /** REST leaves klines out in which nothing was traded, as that of a halted market does. */
  void withoutQuietKlines() {
    withQuietKlines = false;
  }

  /** A trade comes by the stream, on its own. */
  void send(Trade trade) {
    send(trade, now());
  }

  /** The same, and it says that it was sent at this time. */
  void send(Trade trade, long eventMillis) {
    String symbol = trade.instrument().symbol();
    connections.forEach(c -> c.send(frame(symbol, "aggTrade", trade(trade, eventMillis))));
  }

  /** Nothing answers any more, or all does again. */
  void away(boolean value) {
    away = value;
    if (value) {
      List.copyOf(connections).forEach(c -> c.end("closed with 1006"));
    }
  }

  /** Only REST answers again. */
  void restAnswers() {
    away = false;
    refuseUntil = Long.MAX_VALUE / 4;
  }

  /** New connections are refused for a while; those that are open stay. */
  void refuseNew(long millis) {
    refuseUntil = clock.millis() + millis;
  }

  /** Nothing goes wrong from now on; what was lost stays lost. */
  void heal() {
    drop = 0;
    duplicate = 0;
    swap = 0;
    malformed = 0;
    lateFirst = 0;
    restErrors = 0;
    restLag = 0;
  }

  /** Does what is due by now. */
  void advance() {
    List.copyOf(connections).forEach(Connection::openIfDue);
    List.copyOf(connections).stream()
        .filter(c -> c.endsAt <= clock.millis())
        .forEach(c -> c.end("closed with 1001"));
    mostConnections = Math.max(mostConnections, connections.size());
    for (FakeMarket market : markets.values()) {
      String symbol = market.instrument.symbol();
      int from = published.getOrDefault(symbol, 0);
      int to = market.publishedBy(now());
      for (Trade trade : market.trades.subList(from, to)) {
        int left = lost.getOrDefault(symbol, 0);
        lost.put(symbol, Math.max(0, left - 1));
        if (left == 0) {
          broadcast(symbol, frame(symbol, "aggTrade", trade(trade)), true);
        }
      }
      published.put(symbol, to);
    }
    if (clock.millis() - lastKlines >= KLINE_EVERY) {
      lastKlines = clock.millis();
      markets.values().forEach(this::klines);
    }
    while (!pending.isEmpty() && pending.peekFirst().due() <= clock.millis()) {
      Pending due = pending.removeFirst();
      due.future().complete(answer(due.request()));
    }
    connections.forEach(c -> mostUnread = Math.max(mostUnread, c.unread));
  }

  private void klines(FakeMarket market) {
    String symbol = market.instrument.symbol();
    long closed = closedUntil.get(symbol);
    // A minute is closed once no trade of it can come any more.
    boolean due = now() >= closed + 61_000;
    if (due) {
      closedUntil.put(symbol, closed + 60_000);
    }
    if (clock.millis() >= noKlinesUntil) {
      long openTime = due ? closed : Interval.M1.floor(now());
      broadcast(symbol, frame(symbol, "kline_1m", kline(market, openTime, due)), false);
    }
  }

  private void broadcast(String symbol, String frame, boolean isTrade) {
    for (Connection connection : List.copyOf(connections)) {
      if (connection.open && connection.follows(symbol) && !silent.contains(symbol)) {
        if (isTrade && connection.mute) {
          continue;
        }
        faulty(connection, frame);
      }
    }
  }

  private void faulty(Connection connection, String frame) {
    if (drop > 0) {
      drop--;
    } else if (malformed > 0) {
      malformed--;
      connection.send(frame.substring(0, frame.length() / 2));
    } else if (swap > 0 && held == null) {
      swap--;
      held = frame;
    } else {
      connection.send(frame);
      if (held != null) {
        connection.send(held);
        held = null;
      }
      if (duplicate > 0) {
        duplicate--;
        connection.send(frame);
      }
    }
  }

  // Frames.

  private static String frame(String symbol, String stream, String data) {
    return "{\"stream\":\"%s@%s\",\"data\":%s}".formatted(symbol.toLowerCase(), stream, data);
  }

  private String trade(Trade trade) {
    return trade(trade, now());
  }

  private static String trade(Trade trade, long eventMillis) {
    return "{\"e\":\"aggTrade\",\"E\":%d,\"s\":\"%s\",%s}"
        .formatted(eventMillis, trade.instrument().symbol(), row(trade));
  }

  private static String row(Trade trade) {
    return "\"a\":%d,\"p\":\"%s\",\"q\":\"%s\",\"f\":%d,\"l\":%d,\"T\":%d,\"m\":%b,\"M\":true"
        .formatted(
            trade.id(),
            Decimals.format(trade.price()),
            Decimals.format(trade.quantity()),
            trade.firstTradeId(),
            trade.lastTradeId(),
            trade.timeMillis(),
            trade.buyerIsMaker());
  }

  private String kline(FakeMarket market, long openTime, boolean closed) {
    List<Trade> in =
        market.trades.subList(0, market.publishedBy(now())).stream()
            .filter(t -> Interval.M1.floor(t.timeMillis()) == openTime)
            .toList();
    BigDecimal volume =
        in.stream()
            .map(t -> Decimals.decimal(t.quantity()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    long first = in.isEmpty() ? -1 : in.get(0).firstTradeId();
    long last = in.isEmpty() ? -1 : in.get(in.size() - 1).lastTradeId();
    String open = in.isEmpty() ? "1" : Decimals.format(in.get(0).price());
    String close = in.isEmpty() ? "1" : Decimals.format(in.get(in.size() - 1).price());
    String high =
        in.isEmpty() ? "1" : Decimals.format(in.stream().mapToLong(Trade::price).max().getAsLong());
    String low =
        in.isEmpty() ? "1" : Decimals.format(in.stream().mapToLong(Trade::price).min().getAsLong());
    String symbol = market.instrument.symbol();
    return ("{\"e\":\"kline\",\"E\":%d,\"s\":\"%s\",\"k\":{\"t\":%d,\"T\":%d,\"s\":\"%s\",\"i\":\"1m\","
            + "\"f\":%d,\"L\":%d,\"o\":\"%s\",\"c\":\"%s\",\"h\":\"%s\",\"l\":\"%s\",\"v\":\"%s\",\"n\":%d,"
            + "\"x\":%b,\"q\":\"0\",\"V\":\"0\",\"Q\":\"0\",\"B\":\"0\"}}")
        .formatted(
            now(),
            symbol,
            openTime,
            openTime + 59_999,
            symbol,
            first,
            last,
            open,
            close,
            high,
            low,
            volume.toPlainString(),
            in.stream().mapToLong(Trade::count).sum(),
            closed);
  }

  // The feed.

  @Override
  public FeedConnection connect(List<String> streams, FeedListener listener) {
    attempts.add(clock.millis());
    Connection connection = new Connection(streams, listener, clock.millis() + LATENCY);
    connections.add(connection);
    return connection;
  }

  @Override
  public CompletableFuture<RestAnswer> get(RestRequest request) {
    requests.add(new long[] {clock.millis(), request.weight()});
    // Those that were on their way when the refusal went out are not held against anyone.
    if (clock.millis() > toldToRestAt + Rig.STEP && clock.millis() < restUntil) {
      requestsWhileResting++;
    }
    CompletableFuture<RestAnswer> future = new CompletableFuture<>();
    pending.addLast(new Pending(clock.millis() + LATENCY, request, future));
    return future;
  }

  private RestAnswer answer(RestRequest request) {
    if (clock.millis() < restUntil) {
      long left = (restUntil - clock.millis() + 999) / 1_000;
      toldToRestAt = clock.millis();
      return new RestAnswer(
          429,
          "{\"code\":-1003,\"msg\":\"Too much request weight used.\"}",
          OptionalLong.empty(),
          OptionalLong.of(left));
    }
    if (restErrors > 0) {
      restErrors--;
      return new RestAnswer(500, "<html>", OptionalLong.empty(), OptionalLong.empty());
    }
    if (away) {
      return new RestAnswer(503, "<html>", OptionalLong.empty(), OptionalLong.empty());
    }
    if (request.path().equals("/api/v3/time")) {
      return RestAnswer.ok("{\"serverTime\":" + now() + "}");
    }
    Map<String, String> query =
        List.of(request.query().split("&")).stream()
            .map(part -> part.split("="))
            .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    if (unanswered.contains(query.get("symbol"))) {
      return new RestAnswer(500, "<html>", OptionalLong.empty(), OptionalLong.empty());
    }
    FakeMarket market = markets.get(query.get("symbol"));
    List<Trade> known = market.trades.subList(0, market.publishedBy(now() - restLag));
    int limit = Integer.parseInt(query.get("limit"));
    if (request.path().equals("/api/v3/klines")) {
      klinesAsked += limit;
      return RestAnswer.ok(
          FakeKlines.rows(
              known,
              Interval.of(query.get("interval")),
              Long.parseLong(query.get("startTime")),
              Long.parseLong(query.get("endTime")),
              limit,
              now(),
              withQuietKlines));
    }
    return RestAnswer.ok(
        select(known, query, limit).stream()
            .map(trade -> "{" + row(trade) + "}")
            .collect(Collectors.joining(",", "[", "]")));
  }

  private List<Trade> select(List<Trade> known, Map<String, String> query, int limit) {
    if (query.containsKey("fromId")) {
      long from = Long.parseLong(query.get("fromId"));
      if (lateFirst > 0) {
        lateFirst--;
        from += 2;
      }
      long first = from;
      return known.stream().filter(t -> t.id() >= first).limit(limit).toList();
    }
    if (query.containsKey("startTime")) {
      long start = Long.parseLong(query.get("startTime"));
      return known.stream().filter(t -> t.timeMillis() >= start).limit(limit).toList();
    }
    return known.subList(Math.max(0, known.size() - limit), known.size());
  }

  @Override
  public void close() {
    List.copyOf(connections).forEach(Connection::abort);
  }

  private final class Connection implements FeedConnection {
    private final List<String> streams;
    private final FeedListener listener;
    private final long opensAt;
    private final Deque<String> unsent = new ArrayDeque<>();
    private long endsAt = Long.MAX_VALUE;
    private long demand;
    private int unread;
    private boolean open;
    private boolean silent;
    private boolean mute;

    Connection(List<String> streams, FeedListener listener, long opensAt) {
      this.streams = streams;
      this.listener = listener;
      this.opensAt = opensAt;
    }

    boolean follows(String symbol) {
      return streams.contains(symbol.toLowerCase() + "@aggTrade");
    }

    void openIfDue() {
      if (!open && clock.millis() >= opensAt) {
        if (away || clock.millis() < refuseUntil) {
          end("failed: refused");
        } else {
          open = true;
          listener.onOpen(this);
        }
      }
    }

    void send(String text) {
      if (!silent) {
        unsent.addLast(text);
        flush();
      }
    }

    private void flush() {
      while (demand > 0 && !unsent.isEmpty()) {
        demand--;
        unread++;
        listener.onFrame(this, unsent.removeFirst());
      }
    }

    void end(String reason) {
      if (connections.remove(this)) {
        listener.onClosed(this, reason);
      }
    }

    @Override
    public void request(long frames) {
      unread = open && demand == 0 && unread == 0 ? 0 : (int) Math.max(0, unread - frames);
      demand += frames;
      flush();
    }

    @Override
    public void abort() {
      connections.remove(this);
    }
  }
}
