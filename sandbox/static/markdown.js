// Standard Markdown → nodes, for markdown blocks and streamed text.

import { h, link } from "./dom.js";
import { EMOJI, emojiNode } from "./emoji.js";
import { inlineNodes } from "./inline.js";
import { angle } from "./mrkdwn.js";

const FENCE = /^\s*(```|~~~)/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/;
const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;
const QUOTE = /^\s*> ?(.*)$/;
const TABLE_LINE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Markdown → nodes; text that is still being written (an open fence, half a table) renders as far as it goes. */
export function markdownNodes(text, surface) {
  const lines = String(text ?? "").replaceAll("\r\n", "\n").split("\n");
  const page = { lines, at: 0, rules: inlineRules(surface), surface };
  const nodes = [];
  while (page.at < lines.length) {
    const node = nextBlock(page);
    if (node) nodes.push(node);
  }
  return nodes;
}

function nextBlock(page) {
  const line = page.lines[page.at];
  if (!line.trim()) return skip(page);
  if (FENCE.test(line)) return fence(page);
  if (HEADING.test(line)) return heading(page);
  if (RULE.test(line)) return skip(page) ?? h("hr");
  if (QUOTE.test(line)) return quote(page);
  if (ITEM.test(line)) return list(page);
  if (isTable(page)) return table(page);
  return paragraph(page);
}

function skip(page) {
  page.at += 1;
  return null;
}

function fence(page) {
  page.at += 1;
  const code = [];
  while (page.at < page.lines.length && !FENCE.test(page.lines[page.at])) code.push(page.lines[page.at++]);
  page.at += 1;
  return h("pre", { class: "code-block" }, code.join("\n"));
}

function heading(page) {
  const [, marks, words] = HEADING.exec(page.lines[page.at++]);
  return h(`h${Math.min(6, marks.length + 2)}`, {}, inlineNodes(words, page.rules));
}

function quote(page) {
  const inside = [];
  while (page.at < page.lines.length && QUOTE.test(page.lines[page.at])) {
    inside.push(QUOTE.exec(page.lines[page.at++])[1]);
  }
  return h("blockquote", {}, markdownNodes(inside.join("\n"), page.surface));
}

function list(page) {
  const [, indent, mark] = ITEM.exec(page.lines[page.at]);
  const isOrdered = /\d/.test(mark);
  const items = [];
  while (page.at < page.lines.length) {
    const item = ITEM.exec(page.lines[page.at]);
    if (!item || item[1].length < indent.length || /\d/.test(item[2]) !== isOrdered) break;
    page.at += 1;
    items.push(listItem(page, item));
  }
  return h(isOrdered ? "ol" : "ul", isOrdered ? { start: parseInt(mark, 10) } : {}, items);
}

function listItem(page, [, indent, , words]) {
  const task = /^\[([ xX])\]\s+(.*)$/.exec(words);
  const box = task ? (task[1] === " " ? "☐ " : "☑ ") : null;
  const children = [box, ...inlineNodes(task ? task[2] : words, page.rules)];
  while (page.at < page.lines.length && isInside(page.lines[page.at], indent.length)) {
    const node = ITEM.test(page.lines[page.at]) ? list(page) : paragraph(page);
    if (node) children.push(node);
  }
  return h("li", {}, children);
}

function isInside(line, indent) {
  return line.trim() !== "" && /^\s*/.exec(line)[0].length > indent;
}

function paragraph(page) {
  const lines = [page.lines[page.at++]];
  while (page.at < page.lines.length && continues(page)) lines.push(page.lines[page.at++]);
  return h("p", {}, lines.flatMap((line, index) => [index ? h("br") : null, ...inlineNodes(line.trim(), page.rules)]));
}

function continues(page) {
  const line = page.lines[page.at];
  return line.trim() && ![FENCE, HEADING, RULE, QUOTE, ITEM].some((start) => start.test(line)) && !isTable(page);
}

function isTable(page) {
  const below = page.lines[page.at + 1];
  return page.lines[page.at].includes("|") && below !== undefined && below.includes("-") && TABLE_LINE.test(below);
}

function table(page) {
  const head = cells(page.lines[page.at]);
  page.at += 2;
  const rows = [];
  while (page.at < page.lines.length && page.lines[page.at].includes("|")) rows.push(cells(page.lines[page.at++]));
  const row = (tag, words) => h("tr", {}, words.map((word) => h(tag, {}, inlineNodes(word, page.rules))));
  return h("div", { class: "table-scroll" },
    h("table", {}, h("thead", {}, row("th", head)), h("tbody", {}, rows.map((words) => row("td", words)))));
}

function cells(line) {
  return line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function inlineRules(surface) {
  return [
    { pattern: /\\([\\`*_{}[\]()#+.!~<>|-])/g, build: (match) => document.createTextNode(match[1]) },
    { pattern: /`([^`\n]+)`/g, build: (match) => h("code", {}, match[1]) },
    { pattern: /!?\[([^\]\n]*)\]\(([^()\s]+)(?:\s+"[^"]*")?\)/g, build: (match, inner) => link(match[2], ...inner(match[1])) },
    { pattern: /<([@#!][^<>\n]+|(?:https?:|mailto:)[^<>\n]+)>/g, build: (match) => angle(match[1], surface) },
    { pattern: /\bhttps?:\/\/[^\s<>()]*[^\s<>().,;:!?'"]/g, build: (match) => link(match[0], match[0]) },
    { pattern: /\*\*(?!\s)([^\n]+?)(?<!\s)\*\*/g, build: (match, inner) => h("strong", {}, inner(match[1])) },
    { pattern: /(?<!\w)__(?!\s)([^\n]+?)(?<!\s)__(?!\w)/g, build: (match, inner) => h("strong", {}, inner(match[1])) },
    { pattern: /~~(?!\s)([^\n]+?)(?<!\s)~~/g, build: (match, inner) => h("s", {}, inner(match[1])) },
    { pattern: /(?<![\w*])\*(?![\s*])([^\n*]+?)(?<!\s)\*(?!\w)/g, build: (match, inner) => h("em", {}, inner(match[1])) },
    { pattern: /(?<!\w)_(?!\s)([^\n]+?)(?<!\s)_(?!\w)/g, build: (match, inner) => h("em", {}, inner(match[1])) },
    { pattern: /:([a-z0-9_+-]+):/g, build: (match) => (EMOJI[match[1]] ? emojiNode(match[1]) : null) },
  ];
}
