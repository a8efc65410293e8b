// Redrawing part of the page must not take the keyboard away from somebody.

const MARKS = { ts: "data-ts", blockId: "data-block-id", actionId: "data-action-id", key: "data-key" };
const FOCUSABLE = "button, input, select, textarea, a[href], [tabindex]";

/** Redraws what is in `place`; if the focused element was replaced, its successor gets the focus. */
export function keepFocus(place, redraw) {
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const path = focused && pathOf(focused, place);
  redraw();
  if (!focused || focused.isConnected || !path) return;
  const successor = place.querySelector(path);
  (successor?.matches(FOCUSABLE) ? successor : successor?.querySelector(FOCUSABLE))?.focus();
}

/** Puts these nodes into `place` and leaves those alone that are already where they belong. */
export function arrange(nodes, into) {
  const wanted = new Set(nodes);
  for (const child of [...into.childNodes]) {
    if (!wanted.has(child)) child.remove();
  }
  nodes.forEach((node, index) => {
    if (into.childNodes[index] !== node) into.insertBefore(node, into.childNodes[index] ?? null);
  });
}

function pathOf(element, place) {
  const steps = [];
  for (let node = element; node && node !== place; node = node.parentElement) {
    const mark = Object.keys(MARKS).find((name) => node.dataset[name] !== undefined);
    if (mark) steps.unshift(`[${MARKS[mark]}="${CSS.escape(node.dataset[mark])}"]`);
  }
  return steps.join(" ");
}
