// A file_input: files are read when they are chosen, so that a submission only has to look.

import { h } from "./dom.js";

/** Lets somebody choose files; its value is `{type, files: [{name, mimetype, size, content}]}`, content in base64. */
export function fileInput(element, block, surface) {
  const types = (element.filetypes ?? []).map((type) => `.${type}`).join(",");
  const field = h("input", { type: "file", multiple: (element.max_files ?? 10) > 1, accept: types || null });
  let files = [];
  field.addEventListener("change", async () => {
    files = await Promise.all([...field.files].slice(0, element.max_files ?? 10).map(readFile));
  });
  surface.register(block, element, () => ({ type: element.type, files }));
  return field;
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
