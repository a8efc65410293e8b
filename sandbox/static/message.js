// One message: who, when, what, and what one may do with it.

import { tell } from "./api.js";
import { blockNodes } from "./bk.js";
import { clockTime, moment } from "./dates.js";
import { attempt, confirmed } from "./dialogs.js";
import { h } from "./dom.js";
import { EMOJI, PICKER, emojiNode } from "./emoji.js";
import { fileNodes } from "./files.js";
import { icon } from "./icons.js";
import { asTyped } from "./mentions.js";
import { openGrid, openMenu } from "./menu.js";
import { mrkdwnNodes } from "./mrkdwn.js";
import { me, nameOf, state, timeZone } from "./state.js";
import { surfaceFor } from "./surface.js";

/** A message as an article. `openThread(ts)` is null inside a thread; `isContinued` hides a repeated name. */
export function messageNode(message, { channel, openThread, isContinued }) {
  const author = nameOf(message.user) ?? "Somebody";
  const time = h("time", { title: moment(message.ts, timeZone()) }, clockTime(message.ts, timeZone()));
  const body = h("div", { class: "message-body" },
    isContinued ? null : h("div", { class: "message-head" }, h("strong", {}, author),
      message.is_bot && h("span", { class: "tag" }, "App"), time),
    message.ephemeral && h("div", { class: "only-you" }, icon("eye"), " Only visible to you"),
    contentNode(message, channel),
    fileNodes(message.files),
    reactionsNode(message, channel),
    openThread && repliesNode(message, openThread));
  const node = h("article", { class: "message", tabindex: "-1", "aria-label": `${author}, ${clockTime(message.ts, timeZone())}`,
    "aria-busy": message.streaming ? "true" : null, dataset: { ts: message.ts } },
    h("div", { class: "message-side" }, isContinued ? time.cloneNode(true) : avatar(message)), body);
  if (isContinued) node.classList.add("continued");
  if (message.ephemeral) node.classList.add("ephemeral");
  if (message.streaming) node.classList.add("streaming");
  if (!message.streaming) node.append(toolbar(message, channel, openThread, body));
  return node;
}

/** The round sign with somebody's initials. */
export function personSign(person) {
  const initials = (person.real_name || person.name).split(/\s+/).map((word) => word[0]).slice(0, 2).join("");
  const node = h("span", { class: "avatar", "aria-hidden": "true" }, initials.toUpperCase());
  if (person.avatar_color) node.style.backgroundColor = `#${person.avatar_color.replace(/^#/, "")}`;
  return node;
}

function avatar(message) {
  if (message.is_bot) return h("img", { class: "avatar", src: "/static/icon.svg", alt: "" });
  return personSign(state.world.people.find((each) => each.id === message.user) ?? { name: "?" });
}

function contentNode(message, channel) {
  const surface = surfaceFor({ act: (block, element, chosen) => attempt(() => tell("click", {
    as: state.me, channel, message_ts: message.ts, block_id: block.block_id, action_id: element.action_id, ...chosen,
  })) });
  const edited = message.edited && h("small", { class: "edited" }, " (edited)");
  if (!message.blocks?.length || isEchoOfText(message)) {
    return h("div", { class: "message-text text" }, mrkdwnNodes(message.text, surface), edited);
  }
  return h("div", { class: "message-blocks" }, blockNodes(message.blocks, surface), edited);
}

// Slack adds a rich_text block to every message that was sent as text alone; the text says more.
function isEchoOfText(message) {
  return message.text && message.blocks.length === 1 && message.blocks[0].type === "rich_text";
}

function repliesNode(message, openThread) {
  if (!message.reply_count) return null;
  const words = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  return h("button", { type: "button", class: "replies", onclick: () => openThread(message.ts) }, words);
}

function reactionsNode(message, channel) {
  if (!message.reactions?.length) return null;
  return h("div", { class: "reactions" }, message.reactions.map((reaction) => {
    const isMine = reaction.users.includes(state.me);
    return h("button", { type: "button", class: "reaction", "aria-pressed": String(isMine),
      title: reaction.users.map((id) => nameOf(id) ?? id).join(", "),
      onclick: () => react(message, channel, reaction.name, isMine) },
      emojiNode(reaction.name), ` ${reaction.users.length}`);
  }));
}

function react(message, channel, name, isRemoval) {
  return attempt(() => tell("react", { as: state.me, channel, ts: message.ts, name, remove: isRemoval }));
}

function toolbar(message, channel, openThread, body) {
  const pick = (event) => openGrid(event.currentTarget, PICKER.map((name) => ({
    label: name.replaceAll("_", " "), node: EMOJI[name], onPick: () => react(message, channel, name, false),
  })));
  const menu = (event) => openMenu(event.currentTarget, menuItems(message, channel, body));
  const tool = (label, sign, onclick, popup) => h("button", { type: "button", "aria-label": label, title: label,
    "aria-haspopup": popup, onclick }, sign);
  if (message.ephemeral) return h("div", { class: "toolbar", hidden: true });
  return h("div", { class: "toolbar", role: "toolbar", "aria-label": "Message actions" },
    tool("React with a check mark", icon("check"), () => react(message, channel, "white_check_mark", false)),
    tool("Add reaction", icon("smile"), pick, "menu"),
    openThread && tool("Reply in thread", icon("talk"), () => openThread(message.ts)),
    tool("More", icon("more"), menu, "menu"));
}

function menuItems(message, channel, body) {
  const shortcuts = state.world.shortcuts.filter((each) => each.type === "message").map((shortcut) => ({
    label: shortcut.name,
    onPick: () => attempt(() => tell("shortcut", {
      as: state.me, callback_id: shortcut.callback_id, channel, ts: message.ts,
    })),
  }));
  const own = message.user !== me().id ? [] : [
    { label: "Edit message", onPick: () => startEditing(message, channel, body) },
    { label: "Delete message", isDanger: true, onPick: () => remove(message, channel) },
  ];
  return [...shortcuts, { label: "Copy text", onPick: () => navigator.clipboard.writeText(message.text ?? "") }, ...own];
}

async function remove(message, channel) {
  const question = { title: { text: "Delete this message?" }, text: { text: "It disappears for everybody." },
    confirm: { text: "Delete" }, style: "danger" };
  if (await confirmed(question)) await attempt(() => tell("delete", { as: state.me, channel, ts: message.ts }));
}

function startEditing(message, channel, body) {
  const shown = [...body.children];
  const field = h("textarea", { "aria-label": "Edit message", rows: "3", value: asTyped(message.text) });
  const stop = () => body.replaceChildren(...shown);
  const save = async () => {
    await attempt(() => tell("edit", { as: state.me, channel, ts: message.ts, text: field.value }));
    stop();
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      stop();
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  });
  body.replaceChildren(field, h("div", { class: "edit-foot" },
    h("button", { type: "button", class: "button", onclick: stop }, "Cancel"),
    h("button", { type: "button", class: "button button-primary", onclick: save }, "Save")));
  field.focus();
}
