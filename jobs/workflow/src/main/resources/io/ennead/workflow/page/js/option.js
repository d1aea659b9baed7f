// What ECharts is told to draw.

import { count, price, text, time } from "./format.js";
import { isOverlay } from "./indicators.js";
import { colour } from "./theme.js";

const LINES = ["#3b6ef5", "#d97706", "#8b5cf6", "#0d9488", "#db2777", "#64748b"];

/** The option for candles, volume, overlays, one pane for each other indicator, and signals. */
export function chartOption({ candles, values, names, overlays, signals, narrow, absence }) {
  const times = candles.map((candle) => candle.timestamp);
  const panes = names.filter((name) => !isOverlay(name));
  const grids = layout(panes.length, narrow);
  const soft = colour("soft");
  const line = colour("line");
  const axis = { axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, splitLine: { show: false } };
  return {
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    axisPointer: { link: [{ xAxisIndex: "all" }], label: { backgroundColor: colour("soft") } },
    tooltip: {
      trigger: "axis",
      confine: true,
      backgroundColor: colour("card"),
      borderColor: line,
      textStyle: { color: colour("ink"), fontSize: 12 },
      axisPointer: { type: "cross" },
      formatter: (points) => tooltip(candles[points[0]?.dataIndex], values, names),
    },
    grid: grids.map(({ top, height }) => ({ left: 20, right: narrow ? 68 : 72, top: `${top}%`, height: `${height}%` })),
    xAxis: grids.map((_, i) => ({
      ...axis,
      type: "category",
      gridIndex: i,
      data: times,
      boundaryGap: true,
      axisLabel: { show: i === grids.length - 1, color: soft, hideOverlap: true, formatter: (t) => t.slice(11, 16) },
      axisPointer: { label: { show: i === grids.length - 1, formatter: ({ value }) => time(value) } },
    })),
    yAxis: grids.map(({ name }, i) => ({
      ...axis,
      gridIndex: i,
      scale: true,
      position: "right",
      splitNumber: i === 0 ? 6 : 2,
      name: i === 0 ? "" : name ?? panes[i - 2],
      nameLocation: "middle",
      nameRotate: 0,
      nameGap: 0,
      nameTextStyle: { color: soft, fontSize: 11, align: "left", padding: [0, 0, 0, 0] },
      axisLabel: { color: soft, fontSize: 11, formatter: i === 0 ? (v) => price(v) : (v) => short(v), showMinLabel: i === 0, showMaxLabel: i === 0 },
      splitLine: { show: i === 0, lineStyle: { color: line, type: "dashed" } },
    })).map((y, i) => (i === 0 ? y : { ...y, name: "", axisPointer: { label: { show: false } } })),
    title: [
      ...grids.slice(1).map(({ top, name }, i) => ({
        text: name ?? panes[i - 1],
        left: 22,
        top: `${top - 0.6}%`,
        backgroundColor: colour("card"),
        padding: [0, 3],
        textStyle: { color: soft, fontSize: 11, fontWeight: 500 },
      })),
      { show: candles.length === 0, text: absence, left: "center", top: "30%", textStyle: { color: soft, fontSize: 14, fontWeight: 400 } },
    ],
    dataZoom: [
      { type: "inside", xAxisIndex: grids.map((_, i) => i), start: start(candles.length, narrow), end: 100 },
      {
        type: "slider",
        xAxisIndex: grids.map((_, i) => i),
        start: start(candles.length, narrow),
        end: 100,
        bottom: 4,
        height: 16,
        borderColor: line,
        fillerColor: `${colour("accent")}22`,
        showDetail: false,
        brushSelect: false,
        showDataShadow: false,
      },
    ],
    series: [
      candleSeries(candles, signals, times),
      {
        name: "volume",
        type: "bar",
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: candles.map((candle) => ({ value: candle.volume, itemStyle: { color: shade(candle), opacity: 0.55 } })),
      },
      ...overlays.map((name) => lineSeries(name, names, candles, values, 0)),
      ...panes.map((name, i) => lineSeries(name, names, candles, values, i + 2)),
    ],
  };
}

/** Heights in percent: candles, volume, then the panes. */
function layout(panes, narrow) {
  const bottom = narrow ? 16 : 12;
  const each = panes === 0 ? 0 : Math.min(15, 44 / panes);
  const volume = 9;
  const main = 100 - bottom - volume - 3 - panes * (each + 3.5);
  const grids = [{ top: 1.5, height: main }, { top: main + 4.5, height: volume, name: "volume" }];
  for (let i = 0; i < panes; i++) {
    grids.push({ top: main + volume + 8 + i * (each + 3.5), height: each });
  }
  return grids;
}

const start = (candles, narrow) => (candles === 0 ? 0 : Math.max(0, 100 - (100 * (narrow ? 60 : 140)) / candles));

function shade(candle) {
  if (candle.quality === "GAP") return colour("gap");
  if (candle.quality === "QUIET") return colour("quiet-candle");
  if (candle.quality === "REPAIRED") return colour("repaired");
  return candle.close >= candle.open ? colour("up") : colour("down");
}

function candleSeries(candles, signals, times) {
  return {
    name: "candles",
    type: "candlestick",
    data: candles.map((candle) => {
      const c = shade(candle);
      return { value: [candle.open, candle.close, candle.low, candle.high], itemStyle: { color: c, color0: c, borderColor: c, borderColor0: c } };
    }),
    markPoint: { data: signals.flatMap((signal) => marker(signal, times)) },
    markLine: { symbol: "none", silent: true, animation: false, data: signals.flatMap((signal) => levels(signal, times)) },
  };
}

/** The candle that a signal came with: the last that had closed. */
const opened = (signal, times) => times.findLastIndex((t) => t < signal.close_time);

function marker(signal, times) {
  const at = opened(signal, times);
  if (at < 0) return [];
  const long = signal.direction === "LONG";
  return [
    {
      name: `${signal.direction} signal`,
      coord: [at, signal.entry],
      symbol: "triangle",
      symbolRotate: long ? 0 : 180,
      symbolSize: 13,
      symbolOffset: [0, long ? 18 : -18],
      itemStyle: { color: colour(long ? "up" : "down"), borderColor: colour("card"), borderWidth: 1 },
      label: { show: true, position: long ? "bottom" : "top", formatter: signal.direction, color: colour("ink"), fontSize: 11 },
    },
  ];
}

function levels(signal, times) {
  const from = opened(signal, times);
  if (from < 0) return [];
  const until = signal.resolved_at ? opened({ close_time: signal.resolved_at }, times) : times.length - 1;
  const drawn = (level, name, tone) => [
    { coord: [from, level], lineStyle: { color: colour(tone), width: 1.4, type: name === "entry" ? "solid" : "dashed" }, label: { show: signal.status === "ACTIVE", formatter: `${name} ${price(level)}`, position: "insideEndTop", color: colour(tone), fontSize: 11 } },
    { coord: [Math.max(until, from + 1), level] },
  ];
  return [drawn(signal.entry, "entry", "soft"), drawn(signal.stop, "stop", "down"), drawn(signal.target, "target", "up")];
}

function lineSeries(name, names, candles, values, pane) {
  return {
    name,
    type: "line",
    xAxisIndex: pane,
    yAxisIndex: pane,
    showSymbol: false,
    lineStyle: { width: 1.4 },
    itemStyle: { color: LINES[names.indexOf(name) % LINES.length] },
    data: candles.map((candle) => values.get(candle.timestamp)?.[name] ?? null),
    emphasis: { disabled: true },
  };
}

const short = (value) => (Math.abs(value) >= 10000 ? `${(value / 1000).toFixed(0)}k` : Number(value.toPrecision(3)).toString());

function tooltip(candle, values, names) {
  if (!candle) return "";
  const row = values.get(candle.timestamp) ?? {};
  const figures = [
    ["open", price(candle.open)],
    ["high", price(candle.high)],
    ["low", price(candle.low)],
    ["close", price(candle.close)],
    ["volume", candle.volume.toLocaleString("en-US")],
    ["trades", count(candle.trade_count)],
    ["quality", candle.quality.toLowerCase()],
    ...names.map((name) => [name, row[name] === null || row[name] === undefined ? "not ready" : Number(row[name].toPrecision(7)).toLocaleString("en-US", { maximumFractionDigits: 8 })]),
  ];
  return `<b>${time(candle.timestamp)} UTC</b><table>${figures.map(([k, v]) => `<tr><td style="color:${colour("soft")};padding:1px 12px 1px 0;border:0">${text(k)}</td><td style="text-align:right;padding:1px 0;border:0">${text(v)}</td></tr>`).join("")}</table>`;
}
