// Clicks inside a modal or the Home tab.

import { tell } from "./api.js";
import { attempt } from "./dialogs.js";
import { state } from "./state.js";

/** The act of a surface that shows this view. */
export function viewAction(view) {
  return (block, element, chosen) => attempt(() => tell("view_action", {
    as: state.me, view_id: view.id, block_id: block.block_id, action_id: element.action_id, ...chosen,
  }));
}
