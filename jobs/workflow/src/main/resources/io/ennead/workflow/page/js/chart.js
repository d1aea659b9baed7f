// The chart: candles by quality, volume, indicators, signals with stop and target.

import * as echarts from "/lib/echarts/echarts.esm.min.js";
import { clock, price, time } from "./format.js";
import { isOverlay } from "./indicators.js";
import { get } from "./push.js";
import { chartOption } from "./option.js";

const FIRST_COUNT = 200;
const MOST_CANDLES = 2000;
const MINUTES = { "1m": 1, "5m": 5, "15m": 15, "1h": 60 };

export class CandleChart {
  #element;
  #echarts;
  #series = null;
  #candles = [];
  #values = new Map();
  #names = [];
  #signals = [];
  #wanted = 0;
  #timer = null;
  #stale = new Set();
  #holed = false;
  #narrow = false;
  #absence = "Asking the service …";

  constructor(element) {
    this.#element = element;
    new ResizeObserver(() => {
      this.#echarts?.resize();
      if (this.#narrow !== this.#isNarrow()) this.#draw(true);
    }).observe(element);
  }

  /** Draws anew in the colours of the theme. */
  repaint() {
    this.#echarts?.dispose();
    this.#echarts = echarts.init(this.#element, null, { renderer: "canvas" });
    this.#echarts.on("dataZoom", () => this.#moreIfAtTheEdge());
    this.#draw(true);
  }

  async show(symbol, interval) {
    this.#series = { symbol, interval };
    this.#candles = [];
    this.#values = new Map();
    this.#draw(true);
    await this.reload();
  }

  /** Reads the newest candles again. */
  async reload() {
    if (!this.#series) return;
    const asked = ++this.#wanted;
    const count = Math.max(FIRST_COUNT, Math.min(MOST_CANDLES, this.#candles.length));
    try {
      const { symbol, interval } = this.#series;
      const { candles } = await get(`/api/candles/${encodeURIComponent(symbol)}/${interval}?count=${count}`);
      if (asked !== this.#wanted) return;
      this.#candles = candles;
      this.#absence = "No candle of this series has been written yet.";
      await this.#readIndicators(count);
      this.#draw();
    } catch (e) {
      // The badge says what is away; what was drawn stays.
      console.warn(e);
      this.explain(true);
    }
  }

  /** Says why there is nothing to draw. */
  explain(databaseAway) {
    this.#absence = databaseAway ? "The candles are rows of the database, which does not answer." : "No candle has been written yet.";
    if (this.#candles.length === 0) this.#draw();
  }

  /** Takes a candle that has just closed, or was corrected. */
  add(candle) {
    if (!this.#series || candle.symbol !== this.#series.symbol || candle.timeframe !== this.#series.interval) return;
    const at = this.#candles.findIndex((known) => known.timestamp === candle.timestamp);
    const last = this.#candles.at(-1);
    if (at >= 0) this.#candles[at] = candle;
    else if (!last || Date.parse(candle.timestamp) - Date.parse(last.timestamp) > 60000 * MINUTES[this.#series.interval]) this.#holed = true;
    else if (candle.timestamp > last.timestamp) this.#candles.push(candle);
    if (this.#candles.length > MOST_CANDLES) this.#candles.shift();
    this.#later();
  }

  /** Learns that the indicators of a candle have been written. */
  indicatorsOf(row) {
    if (!this.#series || row.symbol !== this.#series.symbol || row.timeframe !== this.#series.interval) return;
    this.#stale.add(row.timestamp);
    this.#later();
  }

  showIndicators(names) {
    this.#names = names;
    this.#values = new Map();
    this.reload();
  }

  showSignals(signals) {
    this.#signals = signals;
    this.#later();
  }

  /** Draws at most a few times a second, however fast the market. */
  #later() {
    this.#timer ??= setTimeout(async () => {
      this.#timer = null;
      if (this.#holed) {
        // Of many candles at once only the newest are sent.
        this.#holed = false;
        await this.reload();
      } else if (this.#stale.size > 0) {
        const recent = this.#candles.slice(-FIRST_COUNT);
        const unknown = recent.findIndex((candle) => !this.#values.has(candle.timestamp));
        const count = Math.min(MOST_CANDLES, Math.max(this.#stale.size + 5, unknown < 0 ? 0 : recent.length - unknown));
        this.#stale.clear();
        await this.#readIndicators(count).catch(console.warn);
      }
      this.#draw();
    }, 300);
  }

  async #readIndicators(count, before) {
    if (this.#names.length === 0) return;
    const { symbol, interval } = this.#series;
    const cut = before ? `&before=${before}` : "";
    const { rows } = await get(`/api/indicators/${encodeURIComponent(symbol)}/${interval}?names=${this.#names.join(",")}&count=${count}${cut}`);
    rows.forEach((row) => this.#values.set(row.open_time, row));
  }

  async #moreIfAtTheEdge() {
    const zoom = this.#echarts.getOption().dataZoom?.[0];
    const first = this.#candles[0];
    if (!zoom || zoom.start > 1 || !first || this.#loading || this.#candles.length >= MOST_CANDLES) return;
    this.#loading = true;
    try {
      const { symbol, interval } = this.#series;
      const { candles } = await get(`/api/candles/${encodeURIComponent(symbol)}/${interval}?count=300&before=${first.timestamp}`);
      await this.#readIndicators(300, first.timestamp);
      if (candles.length > 0 && first === this.#candles[0]) {
        const shown = this.#candles.length;
        this.#candles = [...candles, ...this.#candles];
        this.#draw();
        const start = (100 * candles.length) / this.#candles.length;
        this.#echarts.dispatchAction({ type: "dataZoom", start, end: start + ((zoom.end - zoom.start) * shown) / this.#candles.length });
      }
    } catch (e) {
      console.warn(e);
    } finally {
      this.#loading = false;
    }
  }

  #loading = false;

  #isNarrow() {
    return this.#element.clientWidth < 560;
  }

  #draw(anew = false) {
    if (!this.#echarts) return;
    this.#narrow = this.#isNarrow();
    const option = chartOption({
      candles: this.#candles,
      values: this.#values,
      names: this.#names,
      overlays: this.#names.filter(isOverlay),
      signals: this.#signals.filter((s) => s.symbol === this.#series?.symbol && s.timeframe === this.#series?.interval),
      narrow: this.#narrow,
      absence: this.#absence,
    });
    const zoom = anew ? null : this.#echarts.getOption()?.dataZoom?.[0];
    if (zoom) option.dataZoom.forEach((each) => Object.assign(each, { start: zoom.start, end: zoom.end }));
    this.#echarts.setOption(option, { notMerge: true });
    this.#describe();
  }

  /** What the drawing shows, for those who do not see it. */
  #describe() {
    const last = this.#candles.at(-1);
    this.#element.dataset.candles = this.#candles.length;
    this.#element.dataset.newest = last?.timestamp ?? "";
    this.#element.setAttribute(
      "aria-label",
      last
        ? `Candlestick chart of ${this.#series.symbol} ${this.#series.interval}: ${this.#candles.length} candles from ${time(this.#candles[0].timestamp)} to ${time(last.timestamp)}; the newest opened ${clock(last.timestamp)} at ${price(last.open)}, high ${price(last.high)}, low ${price(last.low)}, close ${price(last.close)}, ${last.quality.toLowerCase()}.`
        : `Candlestick chart. ${this.#absence}`,
    );
  }
}
