// The files of a message.

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** One chip for each file; null without any. */
export function fileNodes(files) {
  if (!files?.length) return null;
  return h("div", { class: "files" }, files.map((file) => h("div", { class: "file" },
    icon("file"),
    h("span", {}, h("strong", {}, file.name), h("small", {}, `${file.mimetype ?? "file"} · ${size(file.size)}`)))));
}

function size(bytes) {
  if (!bytes) return "0 B";
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
