// The ✕ of a pane, a modal, a tip or a notice.

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** A quiet button that closes something; the label says what. */
export function closeButton(label, onclick) {
  return h("button", { type: "button", class: "button button-quiet", "aria-label": label, onclick }, icon("close"));
}
