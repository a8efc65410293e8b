// Asking "are you sure?" and saying that something went wrong.

import { closeButton } from "./close_button.js";
import { byId, h } from "./dom.js";
import { plainNodes } from "./mrkdwn.js";

/** True at once without a confirm object; otherwise what the person answered. */
export function confirmed(confirm) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const answer = (isYes) => () => {
      resolve(isYes);
      dialog.close();
    };
    const words = (part, otherwise) => plainNodes(part?.text ?? otherwise);
    const dialog = h("dialog", { class: "modal confirm", "aria-label": confirm.title?.text, onclose: () => {
      resolve(false);
      dialog.remove();
    } },
      h("h2", {}, words(confirm.title, "Are you sure?")),
      h("p", {}, words(confirm.text, "")),
      h("div", { class: "modal-foot" },
        h("button", { type: "button", class: "button", onclick: answer(false) }, words(confirm.deny, "Cancel")),
        h("button", { type: "button", class: `button button-${confirm.style ?? "primary"}`, onclick: answer(true) },
          words(confirm.confirm, "Yes"))));
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A short notice at the bottom; gone after a while or when it is dismissed. */
export function toast(words, action) {
  const notice = h("div", { class: "toast" }, h("span", {}, words),
    action && h("button", { type: "button", class: "button button-quiet", onclick: () => {
      notice.remove();
      action.onPick();
    } }, action.label),
    closeButton("Dismiss", () => notice.remove()));
  byId("toasts").replaceChildren(notice);
  setTimeout(() => notice.remove(), 8000);
}

/** Takes away what offers a way to somewhere, once one is there. */
export function dropOffer(label) {
  const offers = [...byId("toasts").querySelectorAll("button")].filter((each) => each.textContent === label);
  for (const offer of offers) offer.closest(".toast").remove();
}

/** Runs something the sandbox may refuse, and says so in its own words when it does. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.message);
    return null;
  }
}
