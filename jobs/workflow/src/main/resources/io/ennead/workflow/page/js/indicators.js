// Which indicators are drawn: over the candles, or in a pane of their own.

import { render, text } from "./format.js";
import { get } from "./push.js";

const KEY = "ennead-indicators";
const OVER_CANDLES = /^(ema_\d|sma_|dema|tema|hma|ichimoku|supertrend|bb_(upper|middle|lower)|donchian|keltner|chandelier|vwap)/;
const MOST = 6;
const FIRST = ["ema_21", "bb_upper", "bb_lower", "rsi"];

/** Whether the values are prices, and stand on the scale of the candles. */
export const isOverlay = (name) => OVER_CANDLES.test(name);

/** Fills the list, and tells which are chosen now and whenever that changes. */
export async function chooseIndicators(list, search, changed) {
  let chosen = new Set(JSON.parse(localStorage.getItem(KEY) ?? "null") ?? FIRST);
  let known = {};
  const show = () => {
    const wanted = search.value.trim().toLowerCase();
    render(
      list,
      Object.entries(known)
        .filter(([name, meaning]) => `${name} ${meaning}`.toLowerCase().includes(wanted))
        .map(([name, meaning]) => {
          const blocked = !chosen.has(name) && chosen.size >= MOST ? " disabled" : "";
          return `<label class="choice"><input type="checkbox" value="${text(name)}"${chosen.has(name) ? " checked" : ""}${blocked}>
            <span>${text(name)}<small>${text(meaning.split(";")[0])}</small></span></label>`;
        })
        .join("") || `<p class="empty">There is none of that name.</p>`,
    );
  };
  search.addEventListener("input", show);
  list.addEventListener("change", (event) => {
    event.target.checked ? chosen.add(event.target.value) : chosen.delete(event.target.value);
    localStorage.setItem(KEY, JSON.stringify([...chosen]));
    const name = event.target.value;
    show();
    list.querySelector(`[value="${CSS.escape(name)}"]`)?.focus();
    changed([...chosen]);
  });
  changed([...chosen]);
  const load = async () => {
    try {
      known = await get("/api/indicators");
      chosen = new Set([...chosen].filter((name) => name in known));
      show();
    } catch {
      setTimeout(load, 5000);
    }
  };
  await load();
}
