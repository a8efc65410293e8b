// The left column: the workspace, who one acts as, where one can go, and the sandbox's tools.

import { clockTime } from "./dates.js";
import { byId, h } from "./dom.js";
import { keepFocus } from "./focus.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { personSign } from "./message.js";
import { directMessage, me, nameOf, state } from "./state.js";

let inSight = null;

/** Draws the whole column. `go` has onPerson(id), onPlace(place) and onTool(name). */
export function drawRail(go) {
  const { team, bot } = state.world;
  byId("team-name").textContent = team.name;
  byId("bot-state").textContent = bot.connected ? `${bot.name} is connected` : `${bot.name} is not connected`;
  byId("bot-state").dataset.connected = String(bot.connected);
  redraw(byId("act-as"), [personButton(go)]);
  redraw(byId("places"), [...channelPart(go), ...coachPart(go)]);
  redraw(byId("tools"), toolPart(go));
  bringIntoSight(state.place?.id ?? state.place?.kind);
}

/** On a telephone the column is pushed sideways: where one is must be seen, and may be pushed away again. */
function bringIntoSight(place) {
  if (place === inSight) return;
  inSight = place;
  byId("places").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function personButton(go) {
  const people = state.world.people.filter((each) => !each.deleted);
  const items = people.map((each) => ({
    label: h("span", { class: "person" }, personSign(each),
      h("span", {}, nameOf(each.id), about(each))),
    onPick: () => go.onPerson(each.id),
  }));
  return h("button", { type: "button", class: "person act-as-button", "aria-haspopup": "menu",
    "aria-label": `You act as ${nameOf(state.me)}. Change`, dataset: { key: "person" },
    onclick: (event) => openMenu(event.currentTarget, items) },
    personSign(me()),
    h("span", {}, h("small", {}, "You act as"), h("strong", {}, nameOf(state.me)), about(me())),
    h("span", { "aria-hidden": "true" }, "▾"));
}

function about(person) {
  const role = person.title || (person.is_admin ? "Admin" : "Member");
  const city = person.tz.split("/").at(-1).replaceAll("_", " ");
  return [h("small", {}, role), h("small", {}, `${city} · ${clockTime(state.world.now, person.tz)}`)];
}

function channelPart(go) {
  const channels = state.world.channels.filter((each) => each.kind === "channel");
  return [h("h2", {}, "Channels"), ...channels.map((each) => placeButton("#", each.name, { kind: "channel", id: each.id }, go))];
}

function coachPart(go) {
  const { name } = state.world.bot;
  const direct = directMessage();
  return [h("h2", {}, "Apps"),
    direct && placeButton(icon("chat"), `${name} messages`, { kind: "channel", id: direct.id }, go),
    placeButton(icon("home"), `${name} Home tab`, { kind: "home" }, go)].filter(Boolean);
}

function placeButton(sign, words, place, go) {
  const isHere = state.place?.kind === place.kind && state.place?.id === place.id;
  const isUnread = !isHere && state.unread.has(place.id ?? place.kind);
  return h("button", { type: "button", class: `place${isUnread ? " unread" : ""}`, "aria-current": isHere ? "page" : null,
    dataset: { key: place.id ?? place.kind }, onclick: () => go.onPlace(place) },
    h("span", { class: "place-sign", "aria-hidden": "true" }, sign), words,
    isUnread && h("span", { class: "dot", role: "img", "aria-label": "new" }));
}

function toolPart(go) {
  const tool = (name, sign, words) => h("button", { type: "button", class: "place", dataset: { key: name },
    onclick: () => go.onTool(name) }, icon(sign), words);
  return [h("h2", {}, "Sandbox"),
    h("button", { type: "button", class: "place", dataset: { key: "shortcuts" }, "aria-haspopup": "menu",
      onclick: (event) => go.onShortcuts(event.currentTarget) }, icon("bolt"), "Shortcuts"),
    tool("clock", "clock", `Clock · ${clockTime(state.world.now, me().tz)}`),
    tool("faults", "storm", "Faults"), tool("inspector", "search", "Inspector")];
}

function redraw(place, nodes) {
  keepFocus(place, () => place.replaceChildren(...nodes));
}
