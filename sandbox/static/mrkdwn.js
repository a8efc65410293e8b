// Slack's own mrkdwn → nodes: *bold* _italic_ ~struck~ `code`, quotes, fences, <links>, mentions, dates.

import { slackDate } from "./dates.js";
import { h, link } from "./dom.js";
import { EMOJI, emojiNode } from "./emoji.js";
import { inlineNodes } from "./inline.js";

/** Slack escapes three characters in text; nothing else is an entity. */
export function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** The words somebody typed, made safe for Slack's markup. */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Mrkdwn → nodes. `surface` knows names and the reader's time zone. */
export function mrkdwnNodes(text, surface) {
  const rules = inlineRules(surface);
  return String(text ?? "").split(/```([\s\S]+?)```/).flatMap((part, index) =>
    index % 2 ? [h("pre", { class: "code-block" }, unescaped(part.replace(/^\n|\n$/g, "")))]
      : lineNodes(part.replace(/^\n|\n$/g, ""), rules));
}

/** Plain text: emoji names become emoji when asked, nothing else is markup. */
export function plainNodes(text, hasEmoji = true) {
  const words = unescaped(String(text ?? ""));
  return hasEmoji ? inlineNodes(words, [EMOJI_RULE]) : [words];
}

const EMOJI_RULE = {
  pattern: /:([a-z0-9_+-]+):/g,
  build: (match) => (EMOJI[match[1]] ? emojiNode(match[1]) : null),
};

function lineNodes(text, rules) {
  if (!text) return [];
  const nodes = [];
  let quoted = [];
  const closeQuote = () => {
    if (quoted.length) nodes.push(h("blockquote", {}, joined(quoted, rules)));
    quoted = [];
  };
  let isFirst = true;
  for (const line of text.split("\n")) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quote) {
      quoted.push(quote[1]);
      isFirst = true;
      continue;
    }
    closeQuote();
    if (!isFirst) nodes.push(h("br"));
    nodes.push(...inlineNodes(line, rules).map(asNode));
    isFirst = false;
  }
  closeQuote();
  return nodes;
}

function joined(lines, rules) {
  return lines.flatMap((line, index) => [index ? h("br") : null, ...inlineNodes(line, rules).map(asNode)]);
}

// The scanner leaves plain stretches as strings, still escaped as Slack sends them.
function asNode(piece) {
  return typeof piece === "string" ? unescaped(piece) : piece;
}

function inlineRules(surface) {
  return [
    { pattern: /`([^`\n]+)`/g, build: (match) => h("code", {}, unescaped(match[1])) },
    { pattern: /<([^<>\n]+)>/g, build: (match) => angle(match[1], surface) },
    { pattern: marked("\\*"), build: (match, inner) => h("strong", {}, inner(match[1]).map(asNode)) },
    { pattern: marked("_"), build: (match, inner) => h("em", {}, inner(match[1]).map(asNode)) },
    { pattern: marked("~"), build: (match, inner) => h("s", {}, inner(match[1]).map(asNode)) },
    EMOJI_RULE,
  ];
}

// A mark opens after a space or punctuation and closes before one, so snake_case and 2*3*4 stay as they are.
function marked(sign) {
  return new RegExp(`(?<![\\p{L}\\p{N}${sign}])${sign}(?!\\s)([^\\n]*?[^\\s])${sign}(?![\\p{L}\\p{N}${sign}])`, "gu");
}

/** What stands between angle brackets: a mention, a date or a link. */
export function angle(inside, surface) {
  const [target, ...rest] = inside.split("|");
  const label = rest.join("|");
  if (target.startsWith("@")) return mention(`@${surface.nameOf(target.slice(1)) ?? (label || target.slice(1))}`);
  if (target.startsWith("#")) return mention(`#${surface.channelName(target.slice(1)) ?? (label || target.slice(1))}`);
  if (target.startsWith("!date^")) return dateNode(target, label, surface);
  if (target.startsWith("!")) return mention(`@${label.replace(/^@/, "") || target.slice(1).split("^")[0]}`);
  return link(unescaped(target), unescaped(label || target.replace(/^mailto:/, "")));
}

function dateNode(target, fallback, surface) {
  const [, seconds, pattern, address] = target.split("^");
  const words = Number.isFinite(Number(seconds)) ? slackDate(seconds, pattern ?? "", surface.timeZone) : fallback;
  const time = h("time", { title: fallback }, words || fallback);
  return address ? link(address, time) : time;
}

function mention(words) {
  return h("span", { class: "mention" }, words);
}
