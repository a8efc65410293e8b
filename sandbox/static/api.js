// The sandbox's control API: ask, tell, and listen.

const token = document.querySelector("meta[name=control-token]").content;
const headers = { "X-Control-Token": token };

/** Reads one thing, for example `ask("messages", {as, channel})`. */
export async function ask(what, params = {}) {
  const known = Object.entries(params).filter(([, value]) => value !== null && value !== undefined);
  const answer = await fetch(`/_control/${what}?${new URLSearchParams(known)}`, { headers });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${what}.`);
  return answer.json();
}

/** Where the page itself may fetch the bytes of a file that a block shows. */
export function fileAddress(id) {
  return `/_control/files/${encodeURIComponent(id)}?${new URLSearchParams({ token })}`;
}

/** Does one thing as somebody; throws with the sandbox's own words when it was refused. */
export async function tell(verb, body) {
  const answer = await fetch(`/_control/${verb}`, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return accepted(verb, answer);
}

/** Sends files with a message; `fields` as in the control API. */
export async function send(fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined) form.append(name, value);
  }
  for (const file of files) form.append("file", file, file.name);
  return accepted("upload", await fetch("/_control/upload", { method: "POST", headers, body: form }));
}

/** Calls back for each change that concerns this person, `{what: "all"}` after a gap, `{what: "lost"}` at the end. */
export function listen(as, onChange) {
  const source = new EventSource(`/_control/events?${new URLSearchParams({ as, token })}`);
  let wasLost = false;
  source.addEventListener("message", (event) => onChange(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    wasLost = true;
    // A browser gives up only when the sandbox refuses it: it was started again and knows another token.
    if (source.readyState === EventSource.CLOSED) onChange({ type: "changed", what: "lost" });
  });
  source.addEventListener("open", () => {
    if (wasLost) onChange({ type: "changed", what: "all" });
    wasLost = false;
  });
  return source;
}

async function accepted(verb, answer) {
  const body = await answer.json().catch(() => ({ ok: false, error: `status ${answer.status}` }));
  if (!body.ok) throw new Error(body.error ?? `The sandbox refused ${verb}.`);
  return body;
}
