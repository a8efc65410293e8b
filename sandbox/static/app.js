// Puts the page together: one person, one place, and what happens when something changes.

import { ask, listen, send, tell } from "./api.js";
import { closeButton } from "./close_button.js";
import { composer } from "./composer.js";
import { conversation } from "./conversation.js";
import { attempt, dropOffer, toast } from "./dialogs.js";
import { byId, h } from "./dom.js";
import { refreshTool, toggleTool, watchDrawer } from "./drawer.js";
import { follower } from "./follow.js";
import { refreshHome } from "./home.js";
import { openMenu } from "./menu.js";
import { refreshModal, watchModal } from "./modal.js";
import { once } from "./once.js";
import { drawRail } from "./rail.js";
import { channelName, directMessage, openChannel, state } from "./state.js";
import { drawHint, emptyChannel, emptyDirectMessage, hideHint } from "./welcome.js";

const main = conversation({ messages: byId("messages"), status: byId("status") });
const side = conversation({ messages: byId("thread-messages"), status: byId("thread-status") });
const mainBox = composer(byId("composer"), {
  id: "composer-main", label: "Message", hasCommands: true, onSend: sendFromMain,
});
const sideBox = composer(byId("thread-composer"), { id: "composer-thread", label: "Reply…", onSend: sendFromThread });
const follow = follower(openThread);
const FIRST_PERSON = "riya";
let events = null;

const refreshWorld = once(async () => {
  const world = await attempt(() => ask("world", { as: state.me }));
  if (!world) return;
  state.world = world;
  drawRail({ onPerson: actAs, onPlace: goTo, onTool: toggleTool, onShortcuts: offerShortcuts });
  refreshTool("clock");
});

const refreshMain = once(async () => {
  if (state.place?.kind === "home") return refreshHome(byId("messages"));
  const channel = openChannel();
  const isDirect = channel === directMessage()?.id;
  const whenEmpty = () => (isDirect ? emptyDirectMessage(say) : emptyChannel());
  const answer = await main.refresh({ channel, openThread, whenEmpty });
  if (answer && isDirect) follow.look(answer);
});

const refreshThread = once(async () => {
  if (state.thread) await side.refresh({ channel: openChannel(), thread: state.thread, openThread: null });
});

const refreshInspector = once(async () => refreshTool("inspector"));

async function actAs(id) {
  events?.close();
  state.me = id;
  state.unread.clear();
  follow.forget();
  closeThread();
  main.clear();
  await refreshWorld();
  rememberPerson(id);
  events = listen(id, onChange);
  await goTo({ kind: "channel", id: directMessage().id });
  await refreshModal();
}

async function goTo(place) {
  state.place = place;
  state.unread.delete(place.id ?? place.kind);
  closeThread();
  main.clear();
  drawBar();
  const isHome = place.kind === "home";
  byId("composer").hidden = isHome;
  drawHint(place, (text) => mainBox.put(text));
  if (place.id === directMessage()?.id) dropOffer("Open");
  if (isHome || place.id === directMessage()?.id) {
    await attempt(() => tell("open_home", { as: state.me, tab: isHome ? "home" : "messages" }));
  }
  await Promise.all([refreshWorld(), refreshMain()]);
  if (!isHome && !state.thread) mainBox.focus();
}

function drawBar() {
  const isHome = state.place.kind === "home";
  const channel = state.world.channels.find((each) => each.id === state.place.id);
  const { bot } = state.world;
  const isDirect = channel?.kind === "im";
  const title = isHome || isDirect ? bot.name : `# ${channel.name}`;
  const about = isHome ? "Home" : isDirect ? `Private: only you and ${bot.name} read this` : channel.topic;
  byId("bar").replaceChildren(h("h1", {}, title), h("span", { class: "quiet" }, about));
  mainBox.relabel(isDirect ? `Message ${bot.name}, or type / for commands` : `Message #${channel?.name ?? ""}`);
  document.title = `${title} · Sideline sandbox`;
}

function openThread(ts) {
  state.thread = ts;
  byId("app").classList.add("with-thread");
  byId("thread").hidden = false;
  const where = openChannel() === directMessage()?.id ? state.world.bot.name : `# ${channelName(openChannel())}`;
  byId("thread-bar").replaceChildren(h("h1", {}, "Thread"), h("span", { class: "quiet" }, where),
    closeButton("Close thread", leaveThread));
  side.clear();
  sideBox.focus();
  return refreshThread();
}

function closeThread() {
  state.thread = null;
  byId("app").classList.remove("with-thread");
  byId("thread").hidden = true;
  side.clear();
}

function leaveThread() {
  closeThread();
  mainBox.focus();
}

// Slack's address for "the app's direct message" leads there, as it would in Slack.
document.addEventListener("click", (event) => {
  const address = event.target.closest("a")?.href;
  if (!address?.startsWith("https://slack.com/app_redirect?")) return;
  event.preventDefault();
  goTo({ kind: "channel", id: directMessage().id });
});

async function sendFromMain(text, files) {
  const channel = openChannel();
  hideHint();
  if (!state.world.bot.connected) toast(`${state.world.bot.name} is not connected, so nobody will answer yet.`);
  if (text.startsWith("/")) return runCommand(channel, text);
  return say(text, files);
}

async function say(text, files = []) {
  const channel = openChannel();
  follow.expect();
  return delivered(channel, null, text, files);
}

async function sendFromThread(text, files) {
  if (text.startsWith("/")) {
    toast("Slash commands do not work in threads. Say it in plain words instead.");
    return false;
  }
  return delivered(openChannel(), state.thread, text, files);
}

async function delivered(channel, thread, text, files) {
  const fields = { as: state.me, channel, text, thread_ts: thread };
  const answer = await attempt(() => (files.length ? send(fields, files) : tell("say", fields)));
  return Boolean(answer);
}

async function runCommand(channel, text) {
  follow.expect();
  const answer = await attempt(() => tell("command", { as: state.me, channel, text }));
  return Boolean(answer);
}

function offerShortcuts(anchor) {
  const all = state.world.shortcuts.filter((each) => each.type === "global");
  openMenu(anchor, all.map((shortcut) => ({
    label: shortcut.name,
    onPick: () => attempt(() => tell("shortcut", { as: state.me, callback_id: shortcut.callback_id })),
  })));
}

const ON_CHANGE = {
  messages: onMessages,
  status: onMessages,
  home: () => (state.place.kind === "home" ? refreshMain() : null),
  modal: refreshModal,
  world: refreshWorld,
  clock: refreshWorld,
  inspector: refreshInspector,
  lost: () => toast("The sandbox was started again.", { label: "Reload", onPick: () => location.reload() }),
  all: () => Promise.all([refreshWorld(), refreshMain(), refreshThread(), refreshModal()]),
};

function onChange(change) {
  ON_CHANGE[change.what]?.(change);
}

function onMessages(change) {
  if (change.channel && change.channel !== openChannel()) return markUnread(change);
  refreshMain();
  refreshThread();
}

function markUnread({ channel, what }) {
  if (what !== "messages" || state.unread.has(channel)) return;
  state.unread.add(channel);
  refreshWorld();
  if (channel !== directMessage()?.id) return;
  const open = () => goTo({ kind: "channel", id: channel });
  toast(`${state.world.bot.name} wrote to you.`, { label: "Open", onPick: open });
}

function rememberPerson(id) {
  history.replaceState(null, "", `#${id}`);
}

// Who to be at first: the one in the address, else the usual world's first person, else anybody.
async function start() {
  watchModal();
  watchDrawer();
  byId("thread").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) leaveThread();
  });
  for (const somebody of [location.hash.slice(1), FIRST_PERSON, null]) {
    if (somebody === "") continue;
    const world = await ask("world", { as: somebody }).catch(() => null);
    const person = world?.people.find((each) => [each.id, each.name].includes(somebody)) ?? world?.people[0];
    if (!person) continue;
    state.world = world;
    return actAs(person.id);
  }
  toast("The sandbox does not answer. Is it still running?");
}

start();
