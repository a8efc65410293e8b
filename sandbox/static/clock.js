// The movable clock: weekly digests and quiet hours without waiting for them.

import { tell } from "./api.js";
import { moment, nextTime } from "./dates.js";
import { attempt } from "./dialogs.js";
import { h } from "./dom.js";
import { me, state, timeZone } from "./state.js";

const ABOUT = "Time here belongs to everybody in the sandbox, and the coach lives by it. Digest and reflection come to "
  + "whoever has set the coach up, at these times or at those chosen in its settings.";

/** A drawer tool: `{title, node, refresh()}`. */
export function clockTool() {
  const now = h("p", { class: "clock-now" });
  const offset = h("p", { class: "quiet" });
  const refresh = () => {
    now.textContent = moment(state.world.now, timeZone());
    offset.textContent = `${me().tz}. ${ahead(state.world.clock_offset)}`;
  };
  return { title: "Clock", refresh, node: h("div", {}, now, offset, h("div", { class: "stack" },
    step("Forward 1 hour", () => ({ advance_seconds: 3600 })),
    step("Forward 1 day", () => ({ advance_seconds: 86400 })),
    step("To Monday 08:30, for the digest", () => toNext("Mon", "08:30")),
    step("To Friday 15:00, for the reflection", () => toNext("Fri", "15:00")),
    step("Back to the real time", () => ({ reset: true }))),
  h("p", { class: "quiet" }, ABOUT)) };
}

function step(words, change) {
  return h("button", { type: "button", class: "button", onclick: () => attempt(() => tell("clock", change())) }, words);
}

function toNext(day, time) {
  return { set_to: isoMoment(nextTime(day, time, state.world.now, timeZone())) };
}

function isoMoment(seconds) {
  return new Date(seconds * 1000).toISOString();
}

function ahead(seconds) {
  if (!seconds) return "This is the real time.";
  const hours = Math.round(Math.abs(seconds) / 3600);
  const words = hours >= 48 ? `${Math.round(hours / 24)} days` : `${hours} h`;
  return `${words} ${seconds > 0 ? "ahead of" : "behind"} the real time.`;
}
