// The job's own stages in the order of the flow.

import { bytes, clock, count, duration, rate, render, text } from "./format.js";

/** Operators that only help: they stand in the table, and not in the flow. */
const HELPERS = /^(Count|Prepare) /;
const RARE = /^Write (late|feed|rejected|audit|signals|outcomes|gaps)/;
/** Sinks are fed side by side, behind all that calculates. */
const isSink = (stage) => stage.title.startsWith("Write ");
const isSource = (stage) => stage.title.startsWith("Source: ");
const byId = (id) => document.getElementById(id);
const SINKS = `<li class="sinks">written to the database, side by side:</li>`;
const WORD = { active: "flows", waiting: "waiting", stale: "stands still", blocked: "blocked" };

/** Shows the stages and the line about the job. */
export function showStages({ stages, job, timestamp }) {
  const now = Date.parse(timestamp);
  const shown = stages.filter((stage) => !HELPERS.test(stage.title) && !RARE.test(stage.title));
  const main = [...shown.filter((stage) => !isSink(stage)).sort(byFlow), ...shown.filter(isSink).sort((a, b) => a.title.localeCompare(b.title))];
  render(
    byId("stages"),
    main.length === 0
      ? `<li class="empty">${job.reason ? "Nothing is known of its stages: see above." : "The cluster tells of no stages."}</li>`
      : main.map((stage, i) => (isSink(stage) && !isSink(main[i - 1] ?? stage) ? SINKS : "") + card(stage, main[i + 1], now)).join(""),
  );
  render(byId("operators"), table(stages));
  byId("job-line").textContent = line(job);
}

/** Indicators stand before the heads: both take candles, and a person reads them in this order. */
function byFlow(a, b) {
  const late = (stage) => (stage.title.startsWith("Nine heads") ? 1 : 0);
  return late(a) - late(b);
}

function line(job) {
  if (!job.id) return job.reason ?? "";
  const parts = [`${job.name}: ${job.state.toLowerCase()} for ${duration(job.uptime_seconds)}`, `${count(job.restarts)} ${job.restarts === 1 ? "restart" : "restarts"}`];
  if (job.last_checkpoint) {
    const { age_seconds, duration_ms, size_bytes } = job.last_checkpoint;
    parts.push(`checkpoint ${duration(age_seconds)} ago, ${count(duration_ms)} ms, ${bytes(size_bytes)}`);
  } else {
    parts.push("no checkpoint yet");
  }
  return parts.join(" · ");
}

const name = (stage) => stage.title.replace(/^Source: /, "").replace(/: Writer$/, "");

function card(stage, next, now) {
  const still = stage.last_event_at_ms ? (now - stage.last_event_at_ms) / 1000 : null;
  const state =
    stage.status === "blocked"
      ? `blocked for ${duration(stage.blocked_ms / 1000)}`
      : stage.status === "stale"
        ? `stands still for ${duration(still)}`
        : WORD[stage.status];
  const facts = [];
  if (stage.rows_committed !== undefined) facts.push(`${count(stage.rows_committed)} rows committed`);
  else facts.push(`${count(Math.max(stage.records_in ?? 0, stage.records_out ?? 0))} records since start`);
  if (stage.delay_p50_ms !== undefined) facts.push(`delay ${duration(stage.delay_p50_ms / 1000)}`);
  if (stage.queue_capacity !== undefined) facts.push(`queue ${count(stage.queue_frames)} of ${count(stage.queue_capacity)}`);
  if (stage.backpressure !== "ok") facts.push(`back-pressure ${stage.backpressure}`);
  if (stage.retries) facts.push(`${count(stage.retries)} retries`);
  const moves = stage.status === "active" || stage.status === "waiting";
  const kind = isSink(stage) ? " sink" : next && isSource(stage) && isSource(next) ? " beside" : "";
  return `<li class="stage is-${stage.status}${kind}"><h3>${text(name(stage))}</h3>
    <div class="rate">${moves ? rate(stage.records_per_second) : "0"}<small> /s</small></div>
    <span class="chip ${stage.status}">${text(state)}</span>
    <p>${facts.map(text).join("<br>")}</p></li>`;
}

function table(stages) {
  const rows = stages
    .map(
      (stage) => `<tr><td>${text(name(stage))}</td><td>${text(stage.state.toLowerCase())}</td><td class="num">${count(stage.records_in)}</td>
        <td class="num">${count(stage.records_out)}</td><td class="num">${rate(stage.records_per_second)}</td>
        <td class="num">${count(stage.rows_committed)}</td><td>${text(stage.backpressure)}</td>
        <td>${stage.last_event_at_ms ? clock(new Date(stage.last_event_at_ms).toISOString()) : "–"}</td></tr>`,
    )
    .join("");
  return `<thead><tr><th>operator</th><th>state</th><th class="num">records in</th><th class="num">records out</th><th class="num">per second</th>
    <th class="num">rows committed</th><th>back-pressure</th><th>last moved (UTC)</th></tr></thead><tbody>${rows}</tbody>`;
}
