// The panel on the right that holds one of the sandbox's tools.

import { clockTool } from "./clock.js";
import { closeButton } from "./close_button.js";
import { byId, h } from "./dom.js";
import { faultsTool } from "./faults.js";
import { inspectorTool } from "./inspector.js";

const TOOLS = { clock: clockTool, faults: faultsTool, inspector: inspectorTool };
let open = null;

/** Opens a tool, or closes it when it is already open. */
export function toggleTool(name) {
  if (open?.name === name) return closeTool();
  const tool = TOOLS[name]();
  open = { name, tool };
  byId("drawer").replaceChildren(h("header", { class: "bar" }, h("h1", {}, tool.title),
    closeButton(`Close ${tool.title}`, closeTool)),
  h("div", { class: "drawer-body" }, tool.node));
  byId("drawer").dataset.tool = name;
  byId("drawer").hidden = false;
  byId("drawer").querySelector("button").focus();
  tool.refresh();
}

/** Closes whatever tool is open. */
export function closeTool() {
  byId("drawer").hidden = true;
  byId("drawer").replaceChildren();
  byId("tools").querySelector(`[data-key="${open?.name}"]`)?.focus();
  open = null;
}

/** Lets Escape close the open tool. */
export function watchDrawer() {
  byId("drawer").addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeTool();
  });
}

/** Brings the open tool up to date when it is about what changed. */
export function refreshTool(name) {
  return open?.name === name ? open.tool.refresh() : undefined;
}
