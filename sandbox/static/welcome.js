// The first minute: what to type, and what the bot itself suggests.

import { closeButton } from "./close_button.js";
import { byId, h } from "./dom.js";
import { directMessage, state } from "./state.js";

const EXAMPLE = "/coach my champion at Acme Corp just got promoted to VP. How should I handle this?";
let isDismissed = false;

/** Takes the tip away for good. */
export function hideHint() {
  isDismissed = true;
  byId("hint").hidden = true;
}

/** A friendly line above the direct message; one click puts the example into the composer. */
export function drawHint(place, put) {
  const hint = byId("hint");
  hint.hidden = isDismissed || place.id !== directMessage()?.id;
  hint.replaceChildren(
    h("span", {}, "New here? Try "),
    h("button", { type: "button", class: "hint-example", onclick: () => put(EXAMPLE) }, EXAMPLE),
    closeButton("Hide this tip", hideHint));
}

/** What an empty direct message shows: a greeting and the bot's suggested prompts. */
export function emptyDirectMessage(say) {
  const { bot, prompts } = state.world;
  return h("div", { class: "empty" },
    h("img", { src: "/static/icon.svg", alt: "", width: "56", height: "56" }),
    h("h2", {}, `This is between you and ${bot.name}`),
    h("p", {}, "Ask about a customer, a deal or a plan, or drop in a call transcript. Nobody else sees it."),
    h("p", { class: "quiet" }, `Messages here last as long as the sandbox runs. What ${bot.name} remembers is kept by ${bot.name}.`),
    prompts?.title && h("p", { class: "quiet" }, prompts.title),
    h("div", { class: "prompts" }, (prompts?.prompts ?? []).map((prompt) =>
      h("button", { type: "button", class: "prompt", title: prompt.message, onclick: () => say(prompt.message) }, prompt.title))));
}

/** What a channel without messages shows. */
export function emptyChannel() {
  return h("div", { class: "empty" }, h("p", {}, "Nothing here yet."));
}
