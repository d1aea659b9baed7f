// The page: what is pushed goes to its parts.

import { CandleChart } from "./chart.js";
import { count, duration, price, render, text, time, words } from "./format.js";
import { showHeads } from "./heads.js";
import { chooseIndicators } from "./indicators.js";
import { get, listen } from "./push.js";
import { showActivity, showDatabase, showFunnel, showNoSignals, showSignals } from "./rows.js";
import { showStages } from "./stages.js";
import { followTheme } from "./theme.js";

const INTERVALS = ["1m", "5m", "15m", "1h"];
const byId = (id) => document.getElementById(id);

const view = { symbol: null, chosen: false, interval: "1m", document: null };
const chart = new CandleChart(byId("chart"));

followTheme(byId("theme"), () => chart.repaint());
chooseIndicators(byId("indicator-list"), byId("indicator-search"), (names) => chart.showIndicators(names));

document.addEventListener("click", (event) => {
  const menu = byId("indicator-menu");
  if (menu.open && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = byId("indicator-menu");
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

function choose(symbol, interval) {
  view.symbol = symbol;
  view.interval = interval;
  byId("chart-title").innerHTML = `${text(symbol ?? "Candles")} <span class="quiet">${text(interval)}</span>`;
  showIntervals();
  if (symbol) chart.show(symbol, interval);
  if (view.document) showDocument(view.document);
}

function showIntervals() {
  render(
    byId("intervals"),
    INTERVALS.map((i) => `<button type="button" data-interval="${i}" aria-pressed="${i === view.interval}">${i}</button>`).join(""),
  );
}

byId("intervals").addEventListener("click", (event) => {
  const interval = event.target.dataset.interval;
  if (interval) {
    choose(view.symbol, interval);
    byId("intervals").querySelector(`[data-interval="${interval}"]`).focus();
  }
});
byId("symbols").addEventListener("click", (event) => {
  const symbol = event.target.closest("button")?.dataset.symbol;
  if (symbol) {
    view.chosen = true;
    choose(symbol, view.interval);
    byId("symbols").querySelector(`[data-symbol="${CSS.escape(symbol)}"]`)?.focus();
  }
});

function showDocument(document) {
  if (view.document?.database.status === "unreachable" && document.database.status === "connected") refreshRows();
  view.document = document;
  const { data_collection, indicator_calculation, consensus_system, signal_generation } = document.workflow_status;
  if (!view.chosen) {
    const symbols = Object.keys(data_collection.last_candle_times);
    const first = symbols.includes("BTCUSDT") ? "BTCUSDT" : symbols[0];
    if (first && first !== view.symbol) choose(first, view.interval);
  }
  if (!view.symbol) chart.explain(document.database.status === "unreachable");
  showOverall(document.overall);
  showMarket(document);
  showFigures(data_collection, indicator_calculation, signal_generation);
  showSymbols(data_collection);
  showHeads(consensus_system.last_consensus_votes[`${view.symbol}_${view.interval}`], document.database);
  showStages(document);
  showFunnel(signal_generation);
  showActivity(document.recent_workflow_steps, document.market);
  globalThis.document.body.dataset.shown = document.timestamp;
}

function showOverall(overall) {
  const badge = byId("badge");
  badge.textContent = overall.status;
  badge.className = `badge ${overall.status.toLowerCase()}`;
  byId("headline").textContent =
    overall.reasons.length === 0 ? "Data flows through every stage." : overall.reasons.length === 1 ? "See below." : `${overall.reasons.length} things to look at, below.`;
  const kind = { ERROR: "error", WAITING: "waiting" }[overall.status] ?? "stale";
  render(byId("alerts"), overall.reasons.map((reason) => `<p class="alert ${kind}">${text(reason)}</p>`).join(""));
  globalThis.document.title = `${overall.status} · Ennead`;
}

function showMarket({ market, job }) {
  byId("market-time").textContent = market.time ? `${time(market.time)} UTC` : "not known";
  const chip = byId("market-speed");
  chip.hidden = market.clock === "EXCHANGE" || market.clock === null;
  chip.textContent = market.clock === "REPLAY" ? "replay" : `simulated, ${market.speed}×`;
  if (job.flink_url) byId("flink-link").href = job.id ? `${job.flink_url}/#/job/running/${job.id}/overview` : job.flink_url;
}

function showFigures(data, indicators, signals) {
  const figures = [
    ["candles_received", "candles received", count(data.candles_received), "Made by the job, those of repairs again included: a metric"],
    ["candles_stored", "candles stored", count(data.candles_stored), "Rows of the table candles"],
    ["indicator_rows", "indicator rows, 69 each", count(indicators.calculations_performed), "Rows of the table indicators"],
    ["scans", "scans by nine heads", count(signals.scans_performed), "Rows of the table decisions"],
    ["signals", "signals", count(signals.signals_generated), "Rows of the table signals"],
    ["rejection_rate", "rejected by gates", signals.rejection_rate ?? "–", "Of the scans that were judged"],
    ["gaps_open", `gaps open, ${count(data.gaps_repaired)} repaired`, count(data.gaps_open), "Rows of the table gaps: trades known to be missing"],
    ["reconnects", `reconnects, ${count(data.candles_late)} late trades`, count(data.reconnects), "Rows of the tables feed_events and late_trades"],
  ];
  render(
    byId("figures"),
    figures
      .map(([id, name, value, meaning]) => `<div class="figure" title="${text(meaning)}"><dt>${text(name)}</dt><dd data-testid="${id}">${text(value)}</dd></div>`)
      .join(""),
  );
}

function showSymbols(data) {
  render(
    byId("symbols"),
    Object.entries(data.time_since_last_candle)
      .map(([symbol, since]) => {
        const trade = data.time_since_last_trade[symbol]?.seconds;
        const age = since.status === "stale" ? `since ${time(since.since).slice(5, 16)}` : duration(since.seconds);
        // Its own trades come: another symbol holds its candles back.
        const waits = since.status === "stale" && ["realtime", "delayed"].includes(data.time_since_last_trade[symbol]?.status);
        const title = `Newest candle closed ${time(since.since)}, ${duration(since.seconds)} of market time ago; newest trade ${duration(trade)} ago`;
        return `<button type="button" class="symbol" data-symbol="${text(symbol)}" aria-pressed="${symbol === view.symbol}" title="${text(title)}">
          <b>${text(symbol)}</b><span class="price">${price(since.close)}</span>
          <span class="fresh ${since.status}" style="background:none" data-testid="fresh-${text(symbol)}">${waits ? "waits for others" : text(words(since.status))} · ${text(age)}</span></button>`;
      })
      .join(""),
  );
}

async function refreshSignals() {
  try {
    const { signals } = await get("/api/signals?count=40");
    showSignals(signals);
    chart.showSignals(signals);
  } catch (e) {
    // The badge says what is away; what was shown stays until it is back.
    console.warn(e);
    showNoSignals();
  }
}

async function refreshDatabase() {
  try {
    showDatabase(await get("/api/database/status"));
  } catch (e) {
    showDatabase({ status: "unreachable", reason: e.message });
  }
}

function refreshRows() {
  chart.reload();
  refreshSignals();
  refreshDatabase();
}

const handlers = {
  workflow_status: showDocument,
  candle_complete: (candle) => chart.add(candle),
  indicators_updated: (row) => chart.indicatorsOf(row),
  signal_generated: refreshSignals,
  signal_resolved: refreshSignals,
};

listen({
  message: (type, data) => handlers[type]?.(data),
  open: refreshRows,
  lost() {
    showOverall({
      status: "ERROR",
      reasons: ["The workflow service does not answer. It is asked again every few seconds; start it with ./ennead run or ./ennead workflow."],
    });
  },
});

setInterval(refreshDatabase, 5000);
setInterval(refreshSignals, 15000);
showFigures({}, {}, {});
showIntervals();
get("/api/system/stats").then((stats) => {
  byId("service-line").textContent = `Ennead ${stats.version}`;
}, console.warn);
