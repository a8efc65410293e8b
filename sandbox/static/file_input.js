// A file_input: files are read when they are chosen, so that a submission only has to look.

import { h } from "./dom.js";

/** Lets somebody choose files; its value is `{type, files: [{name, mimetype, size, content}]}`, content in base64. */
export function fileInput(element, block, surface) {
  const types = (element.filetypes ?? []).map((type) => `.${type}`).join(",");
  const field = h("input", { type: "file", multiple: (element.max_files ?? 10) > 1, accept: types || null });
  const names = h("small", { class: "hint-text" });
  let files = element.initial_files ?? [];
  // A file field cannot be filled in again, so what was chosen before is only named.
  const tell = () => { names.textContent = files.map((file) => file.name).join(", "); };
  field.addEventListener("change", async () => {
    files = await Promise.all([...field.files].slice(0, element.max_files ?? 10).map(readFile));
    tell();
  });
  tell();
  surface.register(block, element, () => ({ type: element.type, files }));
  return h("div", { class: "file-field" }, field, names);
}

function readFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("error", () => reject(reader.error));
    reader.addEventListener("load", () => resolve({
      name: file.name, mimetype: file.type, size: file.size, content: String(reader.result).split(",")[1] ?? "",
    }));
    reader.readAsDataURL(file);
  });
}
