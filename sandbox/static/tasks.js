// task_card and plan blocks → DOM.

import { byType, h, link } from "./dom.js";
import { plainNodes } from "./mrkdwn.js";
import { richTextNodes } from "./rich_text.js";

const STATUS = {
  pending: ["○", "waiting"],
  in_progress: ["◐", "in progress"],
  complete: ["✓", "done"],
  error: ["✕", "failed"],
};

/** One step of work with its state, details, outcome and sources. */
export function taskCard(block, surface) {
  const [sign, word] = byType(STATUS, block.status) ?? STATUS.pending;
  const head = [
    h("span", { class: "task-sign", role: "img", "aria-label": word, dataset: { status: block.status ?? "pending" } }, sign),
    h("span", {}, plainNodes(block.title)),
  ];
  const body = [inside(block.details, surface), inside(block.output, surface), sources(block.sources)].flat();
  if (!body.length) return h("div", { class: "task" }, h("div", { class: "task-head" }, head));
  return h("details", { class: "task" }, h("summary", { class: "task-head" }, head), body);
}

/** A titled list of steps. */
export function plan(block, surface) {
  const title = typeof block.title === "string" ? block.title : block.title?.text;
  return h("section", {}, h("strong", {}, plainNodes(title)),
    (block.tasks ?? []).map((task) => taskCard(task, surface)));
}

function inside(text, surface) {
  if (!text) return [];
  return typeof text === "string" ? [h("div", { class: "text" }, text)] : richTextNodes(text, surface);
}

function sources(all) {
  if (!all?.length) return [];
  return [h("div", { class: "task-sources" }, all.map((source) => link(source.url, source.text ?? source.url)))];
}
