// The nine heads, their consensus and the gates behind it.

import { clock, percent, render, text, words } from "./format.js";

const SIGN = { LONG: "▲", SHORT: "▼", FLAT: "–" };
const byId = (id) => document.getElementById(id);
const opened = new Set();

byId("heads").addEventListener("toggle", (event) => {
  const head = event.target.dataset.head;
  if (head) event.target.open ? opened.add(head) : opened.delete(head);
}, true);

/** Shows the newest decision of a series; nothing if there is none. */
export function showHeads(decision, database) {
  if (!decision) {
    const away = database.status === "unreachable";
    render(byId("consensus"), "");
    render(byId("heads"), `<li class="empty">${away ? "The votes are rows of the database, which does not answer." : "No candle of this timeframe has been judged yet."}</li>`);
    render(byId("gates"), "");
    byId("heads-time").textContent = "";
    byId("heads-key").hidden = true;
    return;
  }
  byId("heads-time").textContent = `at ${clock(decision.timestamp)}`;
  const votes = Object.entries(decision.votes);
  byId("heads-key").hidden = votes.length === 0;
  render(byId("consensus"), consensus(decision, votes));
  render(
    byId("heads"),
    votes.length === 0
      ? `<li class="empty">No head saw this candle: trades of it are missing.</li>`
      : votes.map(([head, vote]) => row(head, vote)).join(""),
  );
  render(byId("gates"), gates(decision));
}

function consensus({ consensus, verdict, reason }, votes) {
  const dots = votes
    .map(([, vote]) => `<i class="${vote.abstained ? "abstained" : vote.direction}"></i>`)
    .join("");
  const outcome =
    verdict === "EMITTED"
      ? `<span class="chip passed">signal</span>`
      : verdict === "REJECTED"
        ? `<span class="chip">rejected by ${text(words(reason))}</span>`
        : `<span class="chip">not judged: ${text(words(reason))}</span>`;
  return `<span class="nine" aria-hidden="true">${dots}</span>
    <span style="flex:1 0 150px"><strong class="${consensus.direction}-text">${SIGN[consensus.direction]} ${consensus.direction}</strong>
    <span data-testid="agree">${consensus.agreeing_heads}/${consensus.total_heads} agree</span>
    <span class="quiet" style="white-space:nowrap"> · ${percent(consensus.confidence)} sure</span></span>${outcome}`;
}

function row(head, vote) {
  const direction = vote.abstained ? "abstained" : vote.direction;
  const said = vote.abstained ? "abstains" : `${SIGN[vote.direction]} ${vote.direction}`;
  const reasons = vote.reasons.length === 0 ? ["Nothing that speaks for a direction."] : vote.reasons;
  const upper = head === "ict" ? " upper" : "";
  return `<li class="head"><details data-head="${text(head)}"${opened.has(head) ? " open" : ""}>
    <summary data-testid="vote"><span class="name${upper}">${text(head)}</span>
      <span class="vote ${direction}-text">${said}</span>
      <span class="meter" role="img" aria-label="confidence ${percent(vote.confidence)}"><i class="${vote.direction}" style="width:${percent(vote.confidence)}"></i></span>
      <span class="num" title="probability ${vote.probability.toFixed(3)}, confidence ${vote.confidence.toFixed(3)}">${percent(vote.probability)}</span></summary>
    <ul>${reasons.map((reason) => `<li>${text(reason)}</li>`).join("")}</ul></details></li>`;
}

function gates({ gates }) {
  if (!gates || gates.length === 0) return "";
  const rows = gates
    .map(
      (gate) => `<div class="gate"><span class="${gate.passed ? "yes" : "no"}" aria-label="${gate.passed ? "passed" : "failed"}" role="img">${gate.passed ? "✓" : "✕"}</span>
        <span>${text(words(gate.gate))}</span><span class="finding">${text(gate.finding)}</span></div>`,
    )
    .join("");
  return `<h3>Gates, as far as they were asked</h3>${rows}`;
}
