// A list of messages that changes only where something changed, so that focus and reading place survive.

import { dayName } from "./dates.js";
import { h } from "./dom.js";
import { arrange, keepFocus } from "./focus.js";
import { messageNode } from "./message.js";
import { timeZone } from "./state.js";

const GROUP_SECONDS = 300;

/** A list in `place`; returns `show(messages, settings)`, which draws what is new or different. */
export function messageList(place) {
  let drawn = new Map();
  place.onkeydown = walk;
  return function show(messages, settings) {
    const wasAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 80;
    const isNew = messages.at(-1)?.ts && !drawn.has(messages.at(-1).ts);
    const next = new Map();
    messages.forEach((message, index) => next.set(message.ts, row(message, messages[index - 1], settings, drawn)));
    drawn = next;
    keepFocus(place, () => arrange([...next.values()].flatMap((each) => each.nodes), place));
    if (wasAtEnd || isNew) keepReading(place, next);
  };
}

function row(message, before, settings, drawn) {
  const isContinued = continues(message, before);
  const startsDay = !before || dayName(before.ts, timeZone()) !== dayName(message.ts, timeZone());
  const key = JSON.stringify([message, isContinued && !startsDay, startsDay, settings.channel]);
  const known = drawn.get(message.ts);
  if (known?.key === key) return known;
  const node = messageNode(message, { ...settings, isContinued: isContinued && !startsDay });
  const day = h("div", { class: "day" }, h("span", {}, dayName(message.ts, timeZone())));
  return { key, nodes: startsDay ? [day, node] : [node] };
}

function continues(message, before) {
  const isFirstReply = before && message.thread_ts === before.ts;
  return Boolean(before) && !isFirstReply && before.user === message.user && !before.ephemeral === !message.ephemeral
    && Number(message.ts) - Number(before.ts) < GROUP_SECONDS;
}

// The end stays in view, but an answer longer than the pane is read from its beginning.
function keepReading(place, rows) {
  const last = [...rows.values()].at(-1)?.nodes.at(-1);
  if (!last) return;
  const isTall = last.offsetHeight > place.clientHeight * 0.85;
  place.scrollTop = isTall ? last.offsetTop - 2 : place.scrollHeight;
}

// Up and down go from message to message; the tools of one are reached by Tab while it has the focus.
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const list = event.currentTarget;
  if (!step || !(event.target === list || event.target.matches("article"))) return;
  event.preventDefault();
  const articles = [...list.querySelectorAll("article")];
  const at = articles.indexOf(event.target);
  articles.at(at < 0 ? -1 : Math.min(Math.max(at + step, 0), articles.length - 1))?.focus();
}
