// @names as people type them ↔ the marks Slack sends. The sandbox itself encodes what is typed.

import { unescaped } from "./mrkdwn.js";
import { nameOf, state } from "./state.js";

/** Everybody who can be mentioned, the bot first: `{handle, name}`. */
export function mentionable() {
  const { bot, people } = state.world;
  const others = people.filter((each) => !each.deleted && each.id !== state.me);
  return [{ handle: bot.name.toLowerCase(), name: bot.name },
    ...others.map((each) => ({ handle: each.name, name: nameOf(each.id) }))];
}

/** What travelled, as it was typed. */
export function asTyped(text) {
  return unescaped((text ?? "")
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (whole, id) => `@${handleOf(id)}`)
    .replace(/<#\w+\|([^>]+)>/g, "#$1")
    .replace(/<((?:https?|mailto):[^>|]+)(?:\|[^>]*)?>/g, "$1"));
}

function handleOf(id) {
  const { bot, people } = state.world;
  if (id === bot.user_id) return bot.name.toLowerCase();
  return people.find((each) => each.id === id)?.name ?? id;
}
