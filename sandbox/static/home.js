// The coach's Home tab.

import { ask } from "./api.js";
import { blockNodes } from "./bk.js";
import { attempt } from "./dialogs.js";
import { h } from "./dom.js";
import { keepFocus } from "./focus.js";
import { state } from "./state.js";
import { surfaceFor } from "./surface.js";
import { viewAction } from "./view_action.js";

/** Asks for the Home view and draws it in `place`. */
export async function refreshHome(place) {
  const answer = await attempt(() => ask("home", { as: state.me }));
  if (!answer || state.place.kind !== "home") return;
  const reading = place.scrollTop;
  keepFocus(place, () => place.replaceChildren(answer.view ? homeNode(answer.view) : nothingYet()));
  place.scrollTop = reading;
}

function nothingYet() {
  return h("div", { class: "empty home-empty" }, h("p", {}, `${state.world.bot.name} has not published a Home tab yet.`));
}

function homeNode(view) {
  return h("div", { class: "home blocks" }, blockNodes(view.blocks, surfaceFor({ act: viewAction(view) })));
}
