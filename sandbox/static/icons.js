// The page's own signs, drawn rather than typed: they look the same whichever fonts there are.

import { svg } from "./dom.js";

const PATHS = {
  bolt: "M9 1 3 9h4l-1 6 6-8H8z",
  clock: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.5",
  storm: "M4.5 9.5a3 3 0 0 1 .3-6 4 4 0 0 1 7.5 1.2 2.5 2.5 0 0 1-.3 4.8M9 7l-2.5 4H9l-1.5 3.5",
  search: "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zm3.6 8.6L14 14",
  clip: "M13 7.5 7.6 13a3.2 3.2 0 0 1-4.6-4.6l5.7-5.7a2.2 2.2 0 0 1 3.1 3.1l-5.6 5.6a1 1 0 0 1-1.5-1.5L9.8 4.8",
  eye: "M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8zm7-2a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  talk: "M2 3h12v8H7l-3.5 3V11H2z",
  smile: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM5.8 6v.8M10.2 6v.8M5 9.5c1.4 2 4.6 2 6 0",
  check: "M3 8.5 6.5 12 13 4.5",
  close: "M4 4l8 8M12 4l-8 8",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  file: "M4 1.5h5L12.5 5v9.5H4zM9 1.5V5h3.5",
  trash: "M3 4h10M6 4V2.5h4V4M4.5 4l.6 10h5.8l.6-10M6.8 6.5v5M9.2 6.5v5",
  up: "M2 7.5h2.5v6H2zm2.5.3L7.4 2c1.4 0 1.9 1 1.5 2.3L8.3 6.5h4c1.1 0 1.6.8 1.4 1.7l-1 4c-.2.8-.8 1.3-1.6 1.3H4.5",
  down: "M2 8.5h2.5v-6H2zm2.5-.3L7.4 14c1.4 0 1.9-1 1.5-2.3L8.3 9.5h4c1.1 0 1.6-.8 1.4-1.7l-1-4c-.2-.8-.8-1.3-1.6-1.3H4.5",
  chat: "M2 3.5h12v8H8l-3 2.5v-2.5H2zM5 6.5h6M5 9h4",
  home: "M2 7.5 8 2l6 5.5M4 6.5V14h8V6.5",
  stop: "M4 4h8v8H4z",
  picture: "M2 3h12v10H2zm0 8 3.5-3.5 3 3 2-2L14 12M10.5 5.5h.01",
};

/** A 16-pixel sign in the colour of the text around it; the words beside it carry the meaning. */
export function icon(name) {
  return svg("svg", { class: `icon icon-${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: PATHS[name] }));
}
