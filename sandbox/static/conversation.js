// A channel or a thread: its messages, its status line and its composer.

import { ask, tell } from "./api.js";
import { attempt } from "./dialogs.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { messageList } from "./message_list.js";
import { state } from "./state.js";

/** Shows a conversation in three places; returns `refresh(settings)` and `clear()`. */
export function conversation({ messages, status }) {
  let show = messageList(messages);
  let asked = 0;
  return {
    async refresh({ channel, thread, openThread, whenEmpty }) {
      asked += 1;
      const mine = asked;
      const answer = await attempt(() => ask("messages", { as: state.me, channel, thread_ts: thread }));
      // A slower answer to an older question must not overwrite a newer one.
      if (!answer || mine !== asked) return null;
      const shown = thread ? answer.messages : answer.messages.filter(isTopLevel);
      show(shown, { channel, openThread });
      if (!shown.length && whenEmpty) messages.replaceChildren(whenEmpty());
      status.replaceChildren(...statusNodes(answer, channel, thread));
      return answer;
    },
    clear() {
      asked += 1;
      show = messageList(messages);
      messages.replaceChildren();
      status.replaceChildren();
    },
  };
}

function isTopLevel(message) {
  return !message.thread_ts || message.thread_ts === message.ts || message.subtype === "thread_broadcast";
}

function statusNodes(answer, channel, thread) {
  const at = thread ?? answer.status?.thread_ts;
  // An open thread says it itself.
  if (!thread && at && at === state.thread) return [];
  const nodes = [];
  if (answer.status?.text) {
    nodes.push(h("span", { class: "thinking", "aria-hidden": "true" }),
      h("span", {}, `${state.world.bot.name} ${answer.status.text}`));
  }
  if (answer.session?.status === "processing" && at) nodes.push(stopButton(channel, at));
  return nodes;
}

function stopButton(channel, thread) {
  return h("button", { type: "button", class: "button stop",
    onclick: () => attempt(() => tell("stop", { as: state.me, channel, thread_ts: thread })) }, icon("stop"), " Stop");
}
