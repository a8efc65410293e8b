// The message box: Enter sends, Shift+Enter breaks the line, "/" and "@" offer what there is.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { mentionable } from "./mentions.js";
import { state } from "./state.js";

/** A composer in `place`. `onSend(text, files)` says whether it was taken; `hasCommands` offers slash commands. */
export function composer(place, { label, id, onSend, hasCommands }) {
  const box = { files: [], offers: [], at: 0 };
  box.list = h("ul", { class: "offers", role: "listbox", id: `${id}-offers`, "aria-label": "Suggestions", hidden: true });
  box.chips = h("div", { class: "chips" });
  box.field = h("textarea", { id, rows: "1", placeholder: label, "aria-label": label, role: "combobox",
    "aria-expanded": "false", "aria-controls": `${id}-offers`, "aria-autocomplete": "list" });
  box.send = () => sendAll(box, onSend);
  box.refreshOffers = () => drawOffers(box, offersFor(box.field, hasCommands));
  box.field.addEventListener("input", () => {
    grow(box.field);
    box.refreshOffers();
  });
  box.field.addEventListener("keydown", (event) => onKey(event, box));
  box.field.addEventListener("blur", () => setTimeout(() => drawOffers(box, []), 150));
  place.replaceChildren(h("div", { class: "composer" }, box.list, box.chips, box.field, foot(box)));
  dropZone(place, box);
  return { put: (text) => put(box, text), focus: () => box.field.focus(), relabel: (words) => relabel(box.field, words) };
}

function foot(box) {
  const chooser = h("input", { type: "file", multiple: true, class: "for-screen-readers", tabindex: "-1", "aria-hidden": "true" });
  chooser.addEventListener("change", () => {
    addFiles(box, chooser.files);
    chooser.value = "";
  });
  return h("div", { class: "composer-foot" },
    h("button", { type: "button", class: "button button-quiet", "aria-label": "Attach a file", title: "Attach a file",
      onclick: () => chooser.click() }, icon("clip")), chooser,
    h("span", { class: "composer-tip" }, "Enter sends · Shift+Enter for a new line"),
    h("button", { type: "button", class: "button button-primary", "aria-label": "Send", onclick: box.send }, "Send"));
}

function dropZone(place, box) {
  place.addEventListener("dragover", (event) => event.preventDefault());
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    addFiles(box, event.dataTransfer.files);
  });
}

function addFiles(box, files) {
  box.files = [...box.files, ...files];
  drawChips(box);
  box.field.focus();
}

function drawChips(box) {
  box.chips.replaceChildren(...box.files.map((file) => h("span", { class: "chip" }, file.name,
    h("button", { type: "button", "aria-label": `Remove ${file.name}`, onclick: () => {
      box.files = box.files.filter((each) => each !== file);
      drawChips(box);
    } }, icon("close")))));
}

async function sendAll(box, onSend) {
  const text = box.field.value.trim();
  if (!text && !box.files.length) return;
  const files = box.files;
  box.files = [];
  put(box, "");
  drawChips(box);
  const wasTaken = await onSend(text, files);
  if (wasTaken || box.field.value) return;
  box.files = files;
  put(box, text);
  drawChips(box);
}

function put(box, text) {
  box.field.value = text;
  grow(box.field);
  drawOffers(box, []);
  box.field.focus();
}

function relabel(field, words) {
  field.placeholder = words;
  field.setAttribute("aria-label", words);
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 220)}px`;
}

function onKey(event, box) {
  const isOffering = box.offers.length > 0;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (isOffering && step) {
    event.preventDefault();
    box.at = (box.at + step + box.offers.length) % box.offers.length;
    markOffer(box);
  } else if (isOffering && (event.key === "Tab" || (event.key === "Enter" && !box.offers[box.at].isTyped))) {
    event.preventDefault();
    take(box, box.offers[box.at]);
  } else if (isOffering && event.key === "Escape") {
    event.preventDefault();
    drawOffers(box, []);
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    box.send();
  }
}

// An offer is {label, hint, text, isTyped}: `text` replaces the box's content, isTyped says nothing is left to add.
function offersFor(field, hasCommands) {
  const before = field.value.slice(0, field.selectionStart);
  if (hasCommands && /^\/\S*$/.test(before)) return commandOffers(before);
  const name = /(?:^|\s)@([\w.-]*)$/.exec(before);
  return name ? mentionOffers(field, before, name[1]) : [];
}

function commandOffers(typed) {
  return state.world.commands.filter((each) => each.command.startsWith(typed)).map((each) => ({
    label: each.command, hint: [each.usage_hint, each.description].filter(Boolean).join(" — "),
    text: `${each.command} `, isTyped: each.command === typed,
  }));
}

function mentionOffers(field, before, typed) {
  const after = field.value.slice(field.selectionStart);
  const wanted = typed.toLowerCase();
  return mentionable().filter((each) => each.handle.startsWith(wanted) || each.name.toLowerCase().startsWith(wanted))
    .map((each) => ({
      label: `@${each.handle}`, hint: each.name, isTyped: each.handle === typed,
      text: `${before.slice(0, before.length - typed.length)}${each.handle} ${after}`,
    }));
}

function drawOffers(box, offers) {
  box.offers = offers;
  box.at = 0;
  box.list.hidden = !offers.length;
  box.field.setAttribute("aria-expanded", String(offers.length > 0));
  box.list.replaceChildren(...offers.map((offer, index) => h("li", { role: "option", id: `${box.list.id}-${index}`,
    onmousedown: (event) => {
      event.preventDefault();
      take(box, offer);
    } }, h("strong", {}, offer.label), h("span", {}, offer.hint))));
  markOffer(box);
}

function markOffer(box) {
  [...box.list.children].forEach((node, index) => node.setAttribute("aria-selected", String(index === box.at)));
  if (box.offers.length) box.field.setAttribute("aria-activedescendant", `${box.list.id}-${box.at}`);
  else box.field.removeAttribute("aria-activedescendant");
  box.list.children[box.at]?.scrollIntoView({ block: "nearest" });
}

function take(box, offer) {
  put(box, offer.text);
}
