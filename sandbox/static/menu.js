// Small menus that float above everything, a modal included.

import { h } from "./dom.js";

/** Opens a menu at a button. Items are `{label, onPick, isDanger?}`; arrows move, Escape closes. */
export function openMenu(anchor, items) {
  const buttons = items.map((item) => h("button", {
    type: "button", role: "menuitem", class: item.isDanger ? "danger" : null, onclick: () => {
      menu.hidePopover();
      item.onPick();
    },
  }, item.label));
  const menu = floating("menu", buttons);
  show(menu, anchor);
}

/** Opens a grid of small choices, such as emoji: `[{label, node, onPick}]`. */
export function openGrid(anchor, items) {
  const buttons = items.map((item) => h("button", {
    type: "button", role: "menuitem", "aria-label": item.label, title: item.label, onclick: () => {
      grid.hidePopover();
      item.onPick();
    },
  }, item.node));
  const grid = floating("grid", buttons);
  show(grid, anchor);
}

function floating(kind, buttons) {
  const menu = h("div", { class: `floating floating-${kind}`, role: "menu", popover: "auto" }, buttons);
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    buttons.at((at + step) % buttons.length).focus();
  });
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "closed") menu.remove();
  });
  return menu;
}

function show(menu, anchor) {
  (anchor.closest("dialog") ?? document.body).append(menu);
  menu.showPopover();
  const at = anchor.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = at.bottom + 4;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
  menu.style.top = `${below + size.height > innerHeight ? Math.max(8, at.top - size.height - 4) : below}px`;
  menu.firstElementChild?.focus();
}
