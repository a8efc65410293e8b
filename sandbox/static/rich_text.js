// rich_text blocks → DOM.

import { byType, h, link } from "./dom.js";
import { EMOJI, emojiNode } from "./emoji.js";
import { slackDate } from "./dates.js";

/** The sections, lists, quotes and code of one rich_text block. */
export function richTextNodes(block, surface) {
  const nodes = [];
  let lists = [];
  for (const element of block.elements ?? []) {
    if (element.type !== "rich_text_list") {
      lists = [];
      nodes.push(part(element, surface));
      continue;
    }
    lists = nested(nodes, lists, element, surface);
  }
  return nodes;
}

// Slack sends nested lists flat, each with its indent; a deeper one belongs into the last item above it.
function nested(nodes, lists, element, surface) {
  const indent = element.indent ?? 0;
  const above = lists.filter((each) => each.indent < indent);
  const node = listNode(element, surface);
  const parent = above.at(-1)?.node.lastElementChild;
  if (parent) parent.append(node);
  else nodes.push(node);
  return [...above, { indent, node }];
}

function listNode(element, surface) {
  const isOrdered = element.style === "ordered";
  return h(isOrdered ? "ol" : "ul", isOrdered && element.offset ? { start: element.offset + 1 } : {},
    (element.elements ?? []).map((item) => h("li", {}, inline(item.elements, surface))));
}

function part(element, surface) {
  const inside = inline(element.elements, surface);
  if (element.type === "rich_text_preformatted") return h("pre", { class: "code-block" }, inside);
  if (element.type === "rich_text_quote") return h("blockquote", { class: "text" }, inside);
  return h("div", { class: "text" }, inside);
}

function inline(elements, surface) {
  return (elements ?? []).map((element) => styled(inlineNode(element, surface), element.style ?? {}));
}

const INLINE = {
  text: (element) => h("span", {}, element.text),
  link: (element) => link(element.url, element.text ?? element.url),
  emoji: (element) => (EMOJI[element.name] ? emojiNode(element.name) : h("span", {}, `:${element.name}:`)),
  user: (element, surface) => mention(`@${surface.nameOf(element.user_id) ?? element.user_id}`),
  channel: (element, surface) => mention(`#${surface.channelName(element.channel_id) ?? element.channel_id}`),
  usergroup: (element) => mention(`@${element.usergroup_id}`),
  broadcast: (element) => mention(`@${element.range}`),
  date: (element, surface) => h("time", { title: element.fallback },
    slackDate(element.timestamp, element.format ?? "{date_short} {time}", surface.timeZone)),
  color: (element) => h("code", {}, element.value),
};

function inlineNode(element, surface) {
  const make = byType(INLINE, element.type);
  return make ? make(element, surface) : h("span", {}, element.text ?? "");
}

function styled(node, style) {
  const tags = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };
  return Object.entries(tags).reduce((inside, [name, tag]) => (style[name] ? h(tag, {}, inside) : inside), node);
}

function mention(words) {
  return h("span", { class: "mention" }, words);
}
