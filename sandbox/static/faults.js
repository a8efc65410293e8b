// Things to let go wrong on purpose, to see what the coach makes of them.

import { tell } from "./api.js";
import { attempt, confirmed, toast } from "./dialogs.js";
import { h } from "./dom.js";

const READY = [
  { title: "Slack is busy", detail: "The next message is refused with “try again in 2 seconds”.",
    body: { kind: "ratelimited", method: "chat.postMessage", times: 1, seconds: 2 } },
  { title: "Slack breaks before it posts", detail: "The next message fails with status 500 and is not shown.",
    body: { kind: "http_500", method: "chat.postMessage", times: 1 } },
  { title: "Posted, but the answer is lost", detail: "The next message appears, yet the coach is told it failed. It must not post twice.",
    body: { kind: "apply_then_500", method: "chat.postMessage", times: 1 } },
  { title: "The stream ends early", detail: "The next text that grows is cut off on Slack's side.",
    body: { kind: "expire_stream", method: "chat.appendStream", times: 1 } },
  { title: "An event arrives twice", detail: "Your next message is delivered a second time. It must be answered once.",
    body: { kind: "duplicate", event: "message*", times: 1 } },
  { title: "A receipt is lost", detail: "The next event's acknowledgement never reaches Slack, so Slack sends it again.",
    body: { kind: "lost_ack", event: "*", times: 1 } },
  { title: "An event comes late", detail: "Your next message reaches the coach after five seconds.",
    body: { kind: "delay", event: "message*", times: 1, seconds: 5 } },
];

const CUTS = [
  { title: "Slack asks to reconnect", kind: "refresh_requested" },
  { title: "Socket Mode is switched off and on again", kind: "link_disabled" },
  { title: "The line is cut", kind: "close" },
];

/** A drawer tool: `{title, node, refresh()}`. */
export function faultsTool() {
  return { title: "Faults", refresh: () => {}, node: h("div", { class: "stack" },
    h("p", { class: "quiet" }, "Each happens once, to the next thing it fits."),
    READY.map((each) => fault(each.title, each.detail, () => tell("fault", { skip: 0, ...each.body }))),
    h("h2", {}, "Connection"),
    CUTS.map((each) => fault(each.title, null, () => tell("disconnect", { kind: each.kind }))),
    h("h2", {}, "Afterwards"),
    fault("Let everything go right again", null, () => tell("clear_faults", {})),
    fault("Start over", "Empties the workspace: messages, views, faults and the clock.", startOver)) };
}

async function startOver() {
  const question = { title: { text: "Start over?" }, text: { text: "Every message in this sandbox goes away." },
    confirm: { text: "Start over" }, style: "danger" };
  if (!(await confirmed(question))) return null;
  await tell("reset", {});
  location.reload();
  return null;
}

function fault(title, detail, work) {
  const run = async () => {
    if (await attempt(work)) toast(`${title}: set.`);
  };
  return h("button", { type: "button", class: "fault", onclick: run },
    h("strong", {}, title), detail && h("small", {}, detail));
}
