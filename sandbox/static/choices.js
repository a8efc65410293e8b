// Choosing one or several: native selects, and lists of boxes to tick.

import { h } from "./dom.js";
import { confirmed } from "./dialogs.js";
import { plainNodes } from "./mrkdwn.js";

/** A native select for options, people, channels or conversations. */
export function selectBox(element, block, surface) {
  const { key, options, initial, pick } = source(element, surface);
  const field = h("select", { "aria-label": element.placeholder?.text },
    h("option", { value: "" }, element.placeholder?.text ?? "Choose…"), optionNodes(element, options));
  field.value = initial[0] ?? "";
  const read = () => ({ type: element.type, [key]: field.value ? pick(field.value) : null });
  surface.register(block, element, read);
  if (actsAtOnce(block)) field.addEventListener("change", actAfterConfirm(element, block, surface, read, field));
  return field;
}

/** Checkboxes, radio buttons, and every multi-select as a list to tick. */
export function choiceList(element, block, surface) {
  const { key, options, initial, pick } = source(element, surface);
  const type = element.type === "radio_buttons" ? "radio" : "checkbox";
  const name = `${block.block_id}-${element.action_id}`;
  const boxes = options.map(({ value }) => h("input", { type, name, value, checked: initial.includes(value) }));
  const group = h("div", { class: "choices", role: "group" }, boxes.map((box, index) => choice(box, options[index])));
  const read = () => {
    const chosen = boxes.filter((box) => box.checked).map((box) => pick(box.value));
    return { type: element.type, [key]: type === "radio" ? chosen[0] ?? null : chosen };
  };
  surface.register(block, element, read);
  if (actsAtOnce(block)) group.addEventListener("change", actAfterConfirm(element, block, surface, read));
  return group;
}

/** An element outside an input block tells the bot as soon as it changes; so does one that asks to. */
export function actsAtOnce(block) {
  return block.type !== "input" || block.dispatch_action === true;
}

function choice(box, option) {
  return h("label", { class: "choice" }, box, h("span", {}, plainNodes(option.label),
    option.description && h("small", {}, plainNodes(option.description))));
}

function actAfterConfirm(element, block, surface, read, field) {
  let before = field?.value;
  return async () => {
    if (!(await confirmed(element.confirm))) {
      if (field) field.value = before;
      return;
    }
    before = field?.value;
    await surface.act(block, element, read());
  };
}

// Where the choices come from, what was chosen before, and how Slack names the answer.
function source(element, surface) {
  const kind = /users|channels|conversations/.exec(element.type)?.[0];
  if (!kind) return optionSource(element);
  const isMany = element.type.startsWith("multi_");
  const noun = isMany ? kind : kind.slice(0, -1);
  const first = element[`initial_${noun}`];
  return {
    key: `selected_${noun}`,
    options: kind === "users" ? surface.people() : surface.channels(),
    initial: [first ?? []].flat(),
    pick: (value) => value,
  };
}

function optionSource(element) {
  const all = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
  const isOne = ["static_select", "radio_buttons"].includes(element.type);
  const chosen = isOne ? [element.initial_option ?? []].flat() : element.initial_options ?? [];
  return {
    key: isOne ? "selected_option" : "selected_options",
    options: all.map(asChoice),
    initial: chosen.map((option) => option.value),
    pick: (value) => all.find((option) => option.value === value),
  };
}

function asChoice(option) {
  return { value: option.value, label: option.text.text, description: option.description?.text };
}

function optionNodes(element, options) {
  if (!element.option_groups) return options.map(optionNode);
  return element.option_groups.map((group) =>
    h("optgroup", { label: group.label.text }, group.options.map((option) => optionNode(asChoice(option)))));
}

function optionNode(option) {
  return h("option", { value: option.value }, plainNodes(option.label).map((node) => node.textContent ?? node));
}
