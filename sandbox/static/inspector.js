// What passed between the bot and this Slack: calls, deliveries with their acks, and broken rules.

import { ask } from "./api.js";
import { clockTime } from "./dates.js";
import { attempt } from "./dialogs.js";
import { h } from "./dom.js";
import { timeZone } from "./state.js";

const SHOWN = 200;

const PAGES = {
  calls: { title: "Calls", heads: ["Time", "Method", "Result", "ms"], row: callRow },
  deliveries: { title: "Deliveries", heads: ["Time", "What", "Try", "Ack ms"], row: deliveryRow },
  problems: { title: "Problems", heads: ["Time", "Kind", "What happened"], row: problemRow },
};

/** A drawer tool: `{title, node, refresh()}`. */
export function inspectorTool() {
  const tool = { page: "calls", seen: { calls: [], deliveries: [], problems: [] }, rows: new Map() };
  const tabs = h("div", { class: "tabs", role: "tablist" });
  const body = h("div", { class: "table-scroll", role: "tabpanel" });
  const draw = () => {
    tabs.replaceChildren(...Object.keys(PAGES).map((name) => tab(name, tool, draw)));
    body.replaceChildren(listing(tool));
  };
  const refresh = async () => {
    tool.seen = await attempt(() => ask("inspector")) ?? tool.seen;
    draw();
  };
  draw();
  return { title: "Inspector", node: h("div", {}, tabs, body), refresh };
}

function tab(name, tool, draw) {
  const pick = () => {
    tool.page = name;
    draw();
  };
  return h("button", { type: "button", role: "tab", "aria-selected": String(tool.page === name), onclick: pick },
    PAGES[name].title, h("span", { class: "count" }, String(tool.seen[name].length)));
}

function listing(tool) {
  const { heads, row } = PAGES[tool.page];
  const items = tool.seen[tool.page].slice(-SHOWN).reverse();
  if (!items.length) return h("p", { class: "quiet" }, "Nothing yet.");
  return h("table", { class: "listing" }, h("thead", {}, h("tr", {}, heads.map((words) => h("th", {}, words)))),
    h("tbody", {}, keptRows(tool, items, row)));
}

// Rows are kept, so that one that was opened stays open while new ones arrive.
function keptRows(tool, items, row) {
  const kept = new Map();
  for (const item of items) {
    const key = tool.page + JSON.stringify(item);
    kept.set(key, tool.rows.get(key) ?? h("tr", {}, row(item).map((cell) => h("td", {}, cell))));
  }
  tool.rows = kept;
  return [...kept.values()];
}

function callRow(call) {
  const result = h("span", { dataset: { good: String(Boolean(call.ok)) } }, call.ok ? "ok" : call.error ?? "failed");
  return [time(call.at), withMore(call.method, call.args), result, whole(call.ms)];
}

function deliveryRow(delivery) {
  const ack = h("span", { dataset: { good: String(Boolean(delivery.acked)) } },
    delivery.acked ? whole(delivery.ack_ms) : "no ack");
  return [time(delivery.at), h("div", {}, h("code", {}, delivery.type), h("br"), h("small", {}, delivery.summary)),
    String((delivery.attempt ?? 0) + 1), ack];
}

function problemRow(problem) {
  const detail = typeof problem.detail === "string" ? problem.detail : JSON.stringify(problem.detail, null, 2);
  return [time(problem.at), h("code", {}, problem.kind), detail];
}

function withMore(words, args) {
  return h("details", {}, h("summary", {}, h("code", {}, words)),
    h("pre", { class: "code-block" }, JSON.stringify(args ?? {}, null, 2)));
}

function time(at) {
  return clockTime(at, timeZone());
}

function whole(ms) {
  return ms === null || ms === undefined ? "" : String(Math.round(ms));
}
