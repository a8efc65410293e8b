// Interactive elements → DOM. Each either acts at once or is read when its form is submitted.

import { actsAtOnce, choiceList, selectBox } from "./choices.js";
import { asWallClock, fromWallClock } from "./dates.js";
import { byType, h, safeUrl } from "./dom.js";
import { confirmed } from "./dialogs.js";
import { fileInput } from "./file_input.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { plainNodes } from "./mrkdwn.js";

/** One element of a block; a kind this page does not know is named, never hidden. */
export function elementNode(element, block, surface) {
  const make = byType(ELEMENTS, element?.type);
  if (!make) return h("span", { class: "unknown" }, `(${element?.type} is not shown here)`);
  const node = make(resumed(element, surface.remembered(block, element)), block, surface);
  if (element.action_id) node.dataset.actionId = element.action_id;
  return node;
}

const ELEMENTS = {
  button,
  workflow_button: button,
  icon_button: iconButton,
  feedback_buttons: feedbackButtons,
  overflow,
  static_select: selectBox,
  users_select: selectBox,
  conversations_select: selectBox,
  channels_select: selectBox,
  multi_static_select: choiceList,
  multi_users_select: choiceList,
  multi_channels_select: choiceList,
  multi_conversations_select: choiceList,
  checkboxes: choiceList,
  radio_buttons: choiceList,
  plain_text_input: textInput,
  rich_text_input: richTextInput,
  number_input: (element, block, surface) => typedInput(element, block, surface, "number"),
  email_text_input: (element, block, surface) => typedInput(element, block, surface, "email"),
  url_text_input: (element, block, surface) => typedInput(element, block, surface, "url"),
  datepicker: (element, block, surface) => picker(element, block, surface, "date", "selected_date", element.initial_date),
  timepicker: (element, block, surface) => picker(element, block, surface, "time", "selected_time", element.initial_time),
  datetimepicker: momentPicker,
  file_input: fileInput,
};

// A view that is updated while somebody types keeps what was typed.
const RESUMES = {
  value: "initial_value", selected_option: "initial_option", selected_options: "initial_options",
  selected_user: "initial_user", selected_users: "initial_users",
  selected_channel: "initial_channel", selected_channels: "initial_channels",
  selected_conversation: "initial_conversation", selected_conversations: "initial_conversations",
  selected_date: "initial_date", selected_time: "initial_time", selected_date_time: "initial_date_time",
  rich_text_value: "initial_value", files: "initial_files",
};

function resumed(element, state) {
  if (!state) return element;
  const again = { ...element };
  for (const [from, to] of Object.entries(RESUMES)) {
    if (from in state) again[to] = state[from] ?? undefined;
  }
  return again;
}

function button(element, block, surface) {
  const words = element.text ? plainNodes(element.text.text) : [];
  const style = element.style ? ` button-${element.style}` : "";
  const press = async () => {
    if (!(await confirmed(element.confirm))) return;
    if (element.url) open(safeUrl(element.url) ?? "about:blank", "_blank", "noopener,noreferrer");
    await surface.act(block, element, { value: element.value });
  };
  return h("button", { type: "button", class: `button${style}`, "aria-label": element.accessibility_label,
    onclick: pendingWhile(press) }, words, element.url && h("span", { "aria-hidden": "true" }, " ↗"));
}

function iconButton(element, block, surface) {
  const press = async () => {
    if (await confirmed(element.confirm)) await surface.act(block, element, { value: element.value });
  };
  return h("button", { type: "button", class: "button button-quiet", "aria-label": element.text?.text,
    title: element.text?.text, onclick: pendingWhile(press) }, icon(element.icon === "trash" ? "trash" : "more"));
}

function feedbackButtons(element, block, surface) {
  const group = h("span", { class: "feedback", role: "group" });
  const one = (side, sign) => {
    const press = async (event) => {
      for (const each of group.children) each.setAttribute("aria-pressed", String(each === event.currentTarget));
      await surface.act(block, element, { value: side.value });
    };
    return h("button", { type: "button", class: "button button-quiet", "aria-pressed": "false",
      "aria-label": side.accessibility_label ?? side.text?.text, title: side.text?.text, onclick: pendingWhile(press) }, sign);
  };
  group.append(one(element.positive_button ?? {}, icon("up")), one(element.negative_button ?? {}, icon("down")));
  return group;
}

function overflow(element, block, surface) {
  const pick = (option) => async () => {
    if (!(await confirmed(element.confirm))) return;
    if (option.url) open(safeUrl(option.url) ?? "about:blank", "_blank", "noopener,noreferrer");
    await surface.act(block, element, { selected_option: option });
  };
  const items = element.options.map((option) => ({ label: option.text.text, onPick: pick(option) }));
  return h("button", { type: "button", class: "button", "aria-label": "More actions", "aria-haspopup": "menu",
    onclick: (event) => openMenu(event.currentTarget, items) }, icon("more"));
}

function textInput(element, block, surface) {
  const attributes = {
    placeholder: element.placeholder?.text, maxlength: element.max_length, minlength: element.min_length,
    value: element.initial_value ?? "", autofocus: element.focus_on_load,
  };
  const field = element.multiline ? h("textarea", { rows: "5", ...attributes }) : h("input", { type: "text", ...attributes });
  return valueField(field, element, block, surface);
}

function typedInput(element, block, surface, type) {
  const field = h("input", {
    type, placeholder: element.placeholder?.text, value: element.initial_value ?? "",
    step: type === "number" && element.is_decimal_allowed ? "any" : null, min: element.min_value, max: element.max_value,
  });
  return valueField(field, element, block, surface);
}

function valueField(field, element, block, surface) {
  const read = () => ({ type: element.type, value: field.value || null });
  surface.register(block, element, read);
  if (block.dispatch_action) dispatchOn(field, element, block, surface, read);
  return field;
}

function dispatchOn(field, element, block, surface, read) {
  const act = () => surface.act(block, element, read());
  if (element.dispatch_action_config?.trigger_actions_on?.includes("on_character_entered")) {
    field.addEventListener("change", act);
  }
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    act();
  });
}

function richTextInput(element, block, surface) {
  const words = (element.initial_value?.elements ?? [])
    .map((part) => (part.elements ?? []).map((each) => each.text ?? "").join("")).join("\n");
  const field = h("textarea", { rows: element.min_lines ?? 4, placeholder: element.placeholder?.text, value: words });
  surface.register(block, element, () => ({ type: element.type, rich_text_value: asRichText(field.value) }));
  return field;
}

function asRichText(text) {
  if (!text) return null;
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] };
}

function picker(element, block, surface, type, key, initial) {
  const field = h("input", { type, value: initial ?? "" });
  const read = () => ({ type: element.type, [key]: field.value || null });
  surface.register(block, element, read);
  if (actsAtOnce(block)) {
    field.addEventListener("change", async () => {
      if (await confirmed(element.confirm)) await surface.act(block, element, read());
    });
  }
  return field;
}

function momentPicker(element, block, surface) {
  const zone = surface.timeZone;
  const local = element.initial_date_time ? asWallClock(element.initial_date_time, zone) : "";
  const field = h("input", { type: "datetime-local", value: local });
  const read = () => ({ type: element.type, selected_date_time: field.value ? fromWallClock(field.value, zone) : null });
  surface.register(block, element, read);
  if (actsAtOnce(block)) field.addEventListener("change", () => surface.act(block, element, read()));
  return field;
}

// A pressed button shows it until the bot has taken the click.
function pendingWhile(press) {
  return async (event) => {
    const node = event.currentTarget;
    if (node.getAttribute("aria-busy") === "true") return;
    node.setAttribute("aria-busy", "true");
    try {
      await press(event);
    } finally {
      node.removeAttribute("aria-busy");
    }
  };
}
