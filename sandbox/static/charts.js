// data_visualization blocks → SVG, with the figures as a table for those who do not see it.

import { h, svg } from "./dom.js";

const WIDTH = 520;
const HEIGHT = 240;
const FRAME = { left: 44, right: 12, top: 12, bottom: 34 };

/** One chart with its title and a legend. */
export function chartNode(block) {
  const chart = block.chart ?? {};
  const isPie = chart.type === "pie";
  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": block.title },
    isPie ? slices(chart.segments ?? []) : plot(chart));
  const names = isPie ? (chart.segments ?? []).map((each) => `${each.label} ${each.value}`)
    : (chart.series ?? []).map((each) => each.name);
  return h("figure", {}, h("figcaption", {}, block.title), drawing, legend(names), figures(chart));
}

function plot(chart) {
  const series = chart.series ?? [];
  const categories = chart.axis_config?.categories ?? (series[0]?.data ?? []).map((point) => point.label);
  const values = series.flatMap((each) => each.data.map((point) => point.value));
  const scale = scaleFor(Math.min(0, ...values), Math.max(...values, 1), categories.length);
  const draw = chart.type === "bar" ? bars : lines;
  return [
    ...grid(scale),
    ...categoryLabels(categories, scale),
    ...series.flatMap((each, index) => draw(each, index, { scale, categories, chart, count: series.length })),
    ...axisTitles(chart.axis_config ?? {}),
  ];
}

function scaleFor(low, high, count) {
  const step = niceStep((high - low) / 4);
  const top = Math.ceil(high / step) * step;
  const bottom = Math.floor(low / step) * step;
  const width = (WIDTH - FRAME.left - FRAME.right) / Math.max(count, 1);
  const height = HEIGHT - FRAME.top - FRAME.bottom;
  return {
    top, bottom, step, width,
    x: (index) => FRAME.left + width * (index + 0.5),
    y: (value) => FRAME.top + height * (1 - (value - bottom) / (top - bottom)),
  };
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
}

function grid(scale) {
  const marks = [];
  for (let value = scale.bottom; value <= scale.top + scale.step / 2; value += scale.step) {
    const y = scale.y(value);
    marks.push(
      svg("line", { class: "chart-grid", x1: FRAME.left, x2: WIDTH - FRAME.right, y1: y, y2: y }),
      svg("text", { class: "chart-label", x: FRAME.left - 8, y: y + 4, "text-anchor": "end" },
        String(Math.round(value * 100) / 100)));
  }
  return marks;
}

function categoryLabels(categories, scale) {
  const every = Math.ceil(categories.length / 10);
  return categories.map((name, index) => (index % every ? null
    : svg("text", { class: "chart-label", x: scale.x(index), y: HEIGHT - FRAME.bottom + 16, "text-anchor": "middle" }, name)));
}

function axisTitles(axis) {
  return [
    axis.x_label && svg("text", { class: "chart-label", x: WIDTH / 2, y: HEIGHT - 3, "text-anchor": "middle" }, axis.x_label),
    axis.y_label && svg("text", { class: "chart-label", x: 12, y: HEIGHT / 2, "text-anchor": "middle",
      transform: `rotate(-90 12 ${HEIGHT / 2})` }, axis.y_label),
  ];
}

function bars(series, index, { scale, categories, count }) {
  const room = scale.width * 0.7;
  const width = room / count;
  return series.data.map((point) => {
    const x = scale.x(categories.indexOf(point.label)) - room / 2 + width * index;
    const [high, low] = [scale.y(Math.max(point.value, 0)), scale.y(Math.min(point.value, 0))];
    return svg("rect", { class: `series-${index}`, x, y: high, width: Math.max(width - 2, 1), height: low - high, rx: 2 },
      svg("title", {}, `${series.name} · ${point.label}: ${point.value}`));
  });
}

function lines(series, index, { scale, categories, chart }) {
  const points = series.data.map((point) => [scale.x(categories.indexOf(point.label)), scale.y(point.value), point]);
  const path = points.map(([x, y]) => `${x},${y}`).join(" ");
  const floor = scale.y(Math.max(scale.bottom, 0));
  return [
    chart.type === "area" && points.length
      && svg("polygon", { class: `series-${index} chart-area`,
        points: `${points[0][0]},${floor} ${path} ${points.at(-1)[0]},${floor}` }),
    svg("polyline", { class: `series-${index} chart-line`, points: path }),
    ...points.map(([x, y, point]) => svg("circle", { class: `series-${index}`, cx: x, cy: y, r: 3.5 },
      svg("title", {}, `${series.name} · ${point.label}: ${point.value}`))),
  ];
}

function slices(segments) {
  const total = segments.reduce((sum, segment) => sum + segment.value, 0);
  let turn = 0;
  return segments.map((segment, index) => {
    const start = turn;
    turn += segment.value / total;
    const title = svg("title", {}, `${segment.label}: ${segment.value}`);
    if (segments.length === 1) return svg("circle", { class: `series-${index}`, cx: WIDTH / 2, cy: HEIGHT / 2, r: 100 }, title);
    return svg("path", { class: `series-${index} chart-slice`, d: slicePath(start, turn) }, title);
  });
}

function slicePath(start, end) {
  const radius = 100;
  const at = (turn) => [WIDTH / 2 + radius * Math.sin(2 * Math.PI * turn), HEIGHT / 2 - radius * Math.cos(2 * Math.PI * turn)];
  return `M ${WIDTH / 2} ${HEIGHT / 2} L ${at(start)} A ${radius} ${radius} 0 ${end - start > 0.5 ? 1 : 0} 1 ${at(end)} Z`;
}

function legend(names) {
  if (names.length < 2) return null;
  return h("ul", { class: "legend" }, names.map((name, index) =>
    h("li", {}, h("span", { class: `swatch series-${index}` }), name)));
}

function figures(chart) {
  const rows = chart.type === "pie" ? (chart.segments ?? []).map((each) => [each.label, each.value])
    : (chart.series ?? []).flatMap((each) => each.data.map((point) => [`${each.name}, ${point.label}`, point.value]));
  return h("table", { class: "for-screen-readers" },
    h("tbody", {}, rows.map(([name, value]) => h("tr", {}, h("th", {}, name), h("td", {}, String(value))))));
}
