// Numbers, times and words as people read them.

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const brief = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

/** A count with separators; a dash where there is none. */
export const count = (n) => (n === null || n === undefined ? "–" : whole.format(n));

/** A rate, with as many digits as it bears. */
export function rate(n) {
  if (n === null || n === undefined) return "–";
  if (n >= 10000) return brief.format(n);
  return n >= 100 ? whole.format(n) : n >= 10 ? n.toFixed(1) : n > 0 ? n.toFixed(2) : "0";
}

/** A price with the digits that tell it from its neighbours. */
export function price(n) {
  if (n === null || n === undefined) return "–";
  const digits = n >= 1000 ? 2 : n >= 10 ? 3 : n >= 0.1 ? 5 : 8;
  return n.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: digits });
}

export const percent = (ratio) => (ratio === null || ratio === undefined ? "–" : `${Math.round(ratio * 100)}%`);

/** A duration in its largest two units. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined || seconds < 0) return "–";
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

export function bytes(n) {
  if (n === null || n === undefined) return "–";
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  while (n >= 1000 && unit < units.length - 1) {
    n /= 1000;
    unit++;
  }
  return `${n < 10 && unit > 0 ? n.toFixed(1) : Math.round(n)} ${units[unit]}`;
}

/** `2026-01-31 12:00:05`, UTC. */
export const time = (iso) => (iso ? iso.slice(0, 19).replace("T", " ") : "–");

/** `12:00:05`, UTC. */
export const clock = (iso) => (iso ? iso.slice(11, 19) : "–");

/** `risk_reward` as `risk reward`. */
export const words = (name) => (name ?? "").replaceAll("_", " ");

/** Text as markup. */
export const text = (value) =>
  String(value ?? "").replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]);

/** Replaces markup only where it has changed, so that focus and selection stay. */
export function render(element, markup) {
  if (element.shown !== markup) {
    element.shown = markup;
    element.innerHTML = markup;
  }
}
