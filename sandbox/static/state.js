// What the page knows: the world as the acting person sees it, and where they are looking.

/** `place` is `{kind: "channel", id}` or `{kind: "home"}`; `thread` is the open thread's first ts. */
export const state = { me: null, world: null, place: null, thread: null, unread: new Set() };

/** A person's or the bot's name by id, or undefined. */
export function nameOf(id) {
  if (id === "USLACKBOT") return "Slackbot";
  if (id === state.world?.bot.user_id) return state.world.bot.name;
  const person = state.world?.people.find((each) => each.id === id);
  return person?.real_name || person?.name;
}

/** A channel's name by id, or undefined. */
export function channelName(id) {
  return state.world?.channels.find((each) => each.id === id)?.name;
}

/** The acting person, as the world lists them. */
export function me() {
  return state.world.people.find((each) => each.id === state.me);
}

/** The acting person's time zone. */
export function timeZone() {
  return me()?.tz ?? "UTC";
}

/** The direct message with the bot. */
export function directMessage() {
  return state.world.channels.find((each) => each.kind === "im");
}

/** The channel on show, or null in the Home tab. */
export function openChannel() {
  return state.place?.kind === "channel" ? state.place.id : null;
}
