// The modal on top of somebody's stack.

import { ask, tell } from "./api.js";
import { blockNodes } from "./bk.js";
import { closeButton } from "./close_button.js";
import { attempt } from "./dialogs.js";
import { byId, h } from "./dom.js";
import { plainNodes } from "./mrkdwn.js";
import { state } from "./state.js";
import { surfaceFor } from "./surface.js";
import { viewAction } from "./view_action.js";

let shown = { view: null, surface: null, key: null };

/** Asks which modal is open and shows it; what was typed into the same view stays. */
export async function refreshModal() {
  const answer = await attempt(() => ask("modal", { as: state.me }));
  if (answer) draw(answer.view, answer.errors ?? {});
}

/** Lets Escape close a modal the way the bot expects. */
export function watchModal() {
  byId("modal").addEventListener("cancel", (event) => {
    event.preventDefault();
    close(shown.view);
  });
}

function draw(view, errors) {
  const key = JSON.stringify([view, errors]);
  if (key === shown.key) return;
  if (!view) return hide();
  const before = shown.view?.id === view.id ? shown.surface.values() : {};
  const focused = byId("modal").contains(document.activeElement) ? focusedField() : null;
  const surface = surfaceFor({ errors, before, act: viewAction(view) });
  shown = { view, surface, key };
  byId("modal").replaceChildren(form(view, surface, errors));
  if (!byId("modal").open) byId("modal").showModal();
  refocus(focused, errors);
}

function hide() {
  shown = { view: null, surface: null, key: null };
  byId("modal").close();
  byId("modal").replaceChildren();
}

function form(view, surface, errors) {
  const unplaced = Object.entries(errors).filter(([id]) => !view.blocks.some((block) => block.block_id === id));
  return h("form", { novalidate: true, onsubmit: (event) => submit(event, view, surface) },
    h("header", { class: "modal-head" }, h("h2", { id: "modal-title" }, plainNodes(view.title?.text)),
      closeButton("Close", () => close(view))),
    h("div", { class: "modal-body blocks" },
      unplaced.map(([, words]) => h("p", { class: "error", role: "alert" }, words)), blockNodes(view.blocks, surface)),
    h("footer", { class: "modal-foot" },
      h("button", { type: "button", class: "button", onclick: () => close(view) }, plainNodes(view.close?.text ?? "Cancel")),
      view.submit && h("button", { type: "submit", class: "button button-primary" }, plainNodes(view.submit.text))));
}

async function submit(event, view, surface) {
  event.preventDefault();
  const button = event.submitter ?? event.target.querySelector("[type=submit]");
  button?.setAttribute("aria-busy", "true");
  await attempt(() => tell("submit", { as: state.me, view_id: view.id, values: surface.values() }));
  button?.removeAttribute("aria-busy");
  await refreshModal();
}

async function close(view) {
  if (view) await attempt(() => tell("close_view", { as: state.me, view_id: view.id }));
  await refreshModal();
}

function focusedField() {
  const block = document.activeElement.closest("[data-block-id]")?.dataset.blockId;
  return block ? { block, start: document.activeElement.selectionStart } : null;
}

function refocus(focused, errors) {
  const block = Object.keys(errors)[0] ?? focused?.block;
  const field = block && byId("modal").querySelector(`[data-block-id="${CSS.escape(block)}"]`)
    ?.querySelector("input, textarea, select, button");
  (field ?? byId("modal").querySelector("[autofocus], .modal-body input, .modal-body textarea, .modal-body select"))?.focus();
}
