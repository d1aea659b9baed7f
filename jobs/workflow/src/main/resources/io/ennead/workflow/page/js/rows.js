// The funnel, signals, activity and database.

import { bytes, clock, count, percent, price, render, text, time, words } from "./format.js";

const byId = (id) => document.getElementById(id);
const SIGNALS = 12;
const SIGN = { LONG: "▲", SHORT: "▼", FLAT: "–" };

/** How many scans are left behind each gate. */
export function showFunnel(signals) {
  if (signals.scans_performed === null || signals.scans_performed === undefined) {
    byId("funnel-rate").textContent = "";
    render(byId("funnel"), `<p class="empty">These are rows of the database, which does not answer.</p>`);
    return;
  }
  byId("funnel-rate").textContent = `${signals.rejection_rate} of judged scans rejected`;
  const scans = signals.scans_performed;
  const steps = [{ name: "scans", left: scans, lost: null }];
  let left = scans;
  for (const [reason, n] of Object.entries(signals.skipped)) {
    left -= n;
    if (n > 0) steps.push({ name: words(reason), left, lost: n });
  }
  const judged = left;
  for (const [gate, n] of Object.entries(signals.rejections)) {
    left -= n;
    steps.push({ name: words(gate), left, lost: n });
  }
  steps.push({ name: "signals", left, lost: null, out: true });
  // Judged scans are few beside warm-up, and signals beside scans: a root keeps them visible.
  const width = (n) => (scans === 0 ? 0 : 100 * Math.sqrt(n / scans));
  render(
    byId("funnel"),
    steps
      .map(
        (step) => `<div class="step${step.out ? " out" : ""}"><span>${text(step.name)}</span>
          <span class="bar" role="img" aria-label="${count(step.left)} left"><i${step.left === 0 ? ' class="none"' : ""} style="width:${width(step.left).toFixed(2)}%"></i></span>
          <span class="num"><b>${count(step.left)}</b>${step.lost ? ` <span class="lost">−${count(step.lost)}</span>` : ""}</span></div>`,
      )
      .join("") + (judged === 0 ? `<p class="empty">Nothing has been judged yet: candles from before the start are not, nor those while the indicators warm up.</p>` : ""),
  );
}

/** Of a page that was opened while the database is away; else what was shown stays. */
export function showNoSignals() {
  if (!byId("signals").answer) render(byId("signals"), `<p class="empty">These are rows of the database, which does not answer.</p>`);
}

export function showSignals(signals) {
  const active = signals.filter((signal) => signal.status === "ACTIVE").length;
  // What is shown, for whoever compares the two.
  byId("signals").answer = signals;
  byId("signals-count").textContent = signals.length === 0 ? "" : `the newest ${Math.min(SIGNALS, signals.length)}; ${active} of ${signals.length} active`;
  if (signals.length === 0) {
    render(byId("signals"), `<p class="empty">None so far. That is usual: most scans end at a gate, and the funnel says at which.</p>`);
    return;
  }
  const rows = signals
    .slice(0, SIGNALS)
    .map(
      (s) => `<tr><td><span class="${s.direction}-text">${SIGN[s.direction]} ${s.direction}</span></td><td><b>${text(s.symbol)}</b> ${text(s.timeframe)}</td>
        <td>${time(s.close_time).slice(5, 16)}</td><td class="num">${price(s.entry)}</td><td class="num">${price(s.stop)}</td>
        <td class="num">${price(s.target)}</td><td class="num">${s.risk_reward.toFixed(1)}</td><td class="num">${s.agreeing_heads}/${s.total_heads}</td>
        <td class="num">${percent(s.confidence)}</td><td>${outcome(s)}</td></tr>`,
    )
    .join("");
  render(
    byId("signals"),
    `<div class="scroll" tabindex="0" role="region" aria-label="Newest signals"><table><thead><tr><th>direction</th><th>series</th><th>closed (UTC)</th>
      <th class="num">entry</th><th class="num">stop</th><th class="num">target</th><th class="num">reward : risk</th><th class="num">agree</th>
      <th class="num">confidence</th><th>outcome</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

function outcome(signal) {
  if (signal.status === "ACTIVE") return `<span class="chip active">active</span>`;
  const won = signal.result_r > 0;
  return `<span class="${won ? "LONG" : "SHORT"}-text">${won ? "+" : "−"}${Math.abs(signal.result_r).toFixed(2)} R</span> <span class="quiet">${text(signal.status.toLowerCase())}</span>`;
}

const WORDS = {
  candle_complete: "candle closed",
  consensus_calculation: "nine heads judged",
  signal_generated: "signal",
  signal_resolved: "signal resolved",
};

/** Steps of the market are at its time, what befell the feed at the machine's. */
export function showActivity(steps, market) {
  byId("activity-clock").textContent =
    market.clock === "EXCHANGE" || !market.clock ? "times in UTC" : "market time; of feeds and gaps, this machine's (UTC)";
  render(
    byId("activity"),
    steps.length === 0
      ? `<li class="empty">${market.time ? "Nothing has been written yet." : "These are rows of the database, which does not answer."}</li>`
      : steps
          .map((step) => {
            const direction = step.direction && step.direction !== "FLAT" ? ` <span class="${step.direction}-text">${SIGN[step.direction]}</span>` : "";
            return `<li><time datetime="${text(step.timestamp)}">${clock(step.timestamp)}</time>
              <span class="what">${text(WORDS[step.event] ?? words(step.event))}${direction}</span>
              <span>${text(step.symbol)} <span class="quiet">${text(step.timeframe ?? "")}</span></span>
              <span class="detail" title="${text(step.detail)}">${text(step.detail)}</span></li>`;
          })
          .join(""),
  );
}

export function showDatabase(status) {
  const chip = byId("database-state");
  byId("database").answer = status;
  chip.textContent = status.status;
  chip.className = `chip ${status.status}`;
  if (status.status !== "connected") {
    render(byId("database"), `<dt>reason</dt><dd>${text(status.reason)}</dd>`);
    return;
  }
  const pairs = [
    ["candle rows", count(status.total_records)],
    ["symbols", status.symbols.length > 6 ? count(status.symbols.length) : status.symbols.join(", ") || "none yet"],
    ...Object.entries(status.rows_per_timeframe).map(([timeframe, n]) => [`candles of ${timeframe}`, count(n)]),
    ...Object.entries(status.rows_per_quality).map(([quality, n]) => [`candles ${quality.toLowerCase()}`, count(n)]),
    ["sources", Object.keys(status.rows_per_source).join(", ") || "none yet"],
    ["late trades", count(status.late_trades)],
    ["first open (UTC)", time(status.date_range.from)],
    ["newest close (UTC)", time(status.date_range.to)],
    ["candles on disk", bytes(status.candles_bytes)],
    ["database on disk", bytes(status.bytes_on_disk)],
    ["PostgreSQL", status.server_version],
  ];
  render(byId("database"), pairs.map(([k, v]) => `<dt>${text(k)}</dt><dd>${text(v)}</dd>`).join(""));
}
