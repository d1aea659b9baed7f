// What the page shows at this moment, and the pushed document that it shows: all clients are sent the same.
if (!window.heard) {
  window.heard = new Map();
  const socket = new WebSocket(`ws://${location.host}/ws`);
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type !== "workflow_status") return;
    window.heard.set(message.data.timestamp, message.data);
    if (window.heard.size > 30) window.heard.delete(window.heard.keys().next().value);
  };
}
const shown = window.heard.get(document.body.dataset.shown);
if (!shown) return null;

const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
const all = (selector, line = text) => [...document.querySelectorAll(selector)].map(line);
const parts = (element, ...selectors) => selectors.map((s) => text(element.querySelector(s))).join(" ");
const answer = (id) => document.getElementById(id).answer;
const cells = (row) => [...row.cells].map(text).join(" ");
const width = (head) => head.querySelector(".meter i").style.width;

return JSON.stringify({
  document: shown,
  series: document.querySelector("[data-symbol][aria-pressed=true]").dataset.symbol + "_"
    + document.querySelector("[data-interval][aria-pressed=true]").dataset.interval,
  signals: answer("signals"),
  database: answer("database"),
  page: {
    overall: [...all("#badge"), ...all("#alerts .alert")],
    totals: all("#figures .figure", (e) => parts(e, "dt", "dd")),
    symbols: all("#symbols .symbol", (e) => [parts(e, "b", ".price", ".fresh"), e.title]).flat(),
    votes: all("#heads .head", (e) => [
      `${parts(e, ".name", ".vote")} ${width(e)} ${parts(e, ".num")}`,
      e.querySelector(".num").title,
      ...[...e.querySelectorAll("ul li")].map(text),
    ]).flat(),
    consensus: all("#consensus", (e) => parts(e, "strong", "[data-testid=agree]", ".quiet", ".chip")),
    gates: all("#gates .gate", (e) => [...e.children].map(text).join(" ")),
    operators: all("#operators tbody tr", cells),
    stageNames: all("#stages .stage", (e) => parts(e, "h3")),
    stages: all("#stages .stage", (e) => `${parts(e, "h3", ".rate", ".chip")} ${e.querySelector("p").innerHTML.replaceAll("<br>", " ")}`),
    funnel: all("#funnel .step", (e) => parts(e, "span:first-child", ".num")),
    funnelRate: all("#funnel-rate"),
    activity: all("#activity li", (e) => parts(e, "time", ".what", "span:nth-of-type(2)", ".detail").replace(/ +/g, " ")),
    signals: all("#signals tbody tr", cells),
    signalsCount: all("#signals-count"),
    database: [...all("#database-state"), ...all("#database dt", (e) => `${text(e)} ${text(e.nextElementSibling)}`)],
    votedAt: all("#heads-time"),
    job: all("#job-line"),
    market: all(".clock time, .clock .chip"),
  },
});
