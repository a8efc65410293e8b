// Block Kit → DOM. Pure: what happens on a click is the surface's business.
//
// A surface is {timeZone, nameOf(id), channelName(id), people(), channels(), pictureUrl(picture), errors,
// act(block, element, chosen), register(block, element, read), remembered(block, element)}.

import { chartNode } from "./charts.js";
import { byType, h, link } from "./dom.js";
import { elementNode } from "./elements.js";
import { icon } from "./icons.js";
import { markdownNodes } from "./markdown.js";
import { mrkdwnNodes, plainNodes } from "./mrkdwn.js";
import { richTextNodes } from "./rich_text.js";
import { dataTable, plainTable } from "./tables.js";
import { plan, taskCard } from "./tasks.js";

/** All blocks of a message or view, in the order of the screen. */
export function blockNodes(blocks, surface) {
  return (blocks ?? []).map((block) => blockNode(block, surface));
}

/** One block; a kind this page does not know is named, never hidden. */
export function blockNode(block, surface) {
  const make = byType(BLOCKS, block?.type);
  const node = make ? make(block, surface) : unknownNode(block?.type);
  node.classList.add("block", `block-${block?.type}`);
  if (block?.block_id) node.dataset.blockId = block.block_id;
  return node;
}

/** A text object, whichever of the two dialects it is written in. */
export function textNodes(text, surface) {
  if (!text) return [];
  if (typeof text === "string") return plainNodes(text);
  return text.type === "mrkdwn" ? mrkdwnNodes(text.text, surface) : plainNodes(text.text, text.emoji !== false);
}

const BLOCKS = {
  header: (block, surface) => h("h3", {}, textNodes(block.text, surface)),
  divider: () => h("hr"),
  section,
  context,
  actions: (block, surface) => h("div", { role: "group" }, elements(block, surface)),
  context_actions: (block, surface) => h("div", { role: "group" }, elements(block, surface)),
  image: (block, surface) => picture(block, surface),
  input,
  rich_text: (block, surface) => h("div", {}, richTextNodes(block, surface)),
  markdown: (block, surface) => h("div", { class: "markdown" }, markdownNodes(block.text, surface)),
  table: (block, surface) => plainTable(block, surface),
  data_table: (block, surface) => dataTable(block, surface),
  data_visualization: (block) => chartNode(block),
  task_card: (block, surface) => taskCard(block, surface),
  plan: (block, surface) => plan(block, surface),
  container,
  card,
  carousel: (block, surface) => h("div", { tabindex: "0", role: "group", "aria-label": "Cards" },
    (block.elements ?? block.cards ?? []).map((each) => blockNode({ type: "card", ...each }, surface))),
  alert: (block, surface) => h("div", { role: "note", dataset: { level: block.level ?? "default" } },
    textNodes(block.text, surface)),
  file: (block) => h("div", {}, `File ${block.external_id ?? block.file_id ?? ""}`),
  video: (block, surface) => h("div", {}, "▶ ", link(block.video_url, textNodes(block.title, surface))),
};

function section(block, surface) {
  const body = h("div", { class: "section-body" });
  if (block.text) body.append(h("div", { class: "text" }, textNodes(block.text, surface)));
  if (block.fields) {
    body.append(h("div", { class: "fields" },
      block.fields.map((field) => h("div", { class: "text" }, textNodes(field, surface)))));
  }
  return h("div", {}, body,
    block.accessory && h("div", { class: "accessory" }, elementOrPicture(block.accessory, block, surface)));
}

function context(block, surface) {
  return h("div", {}, (block.elements ?? []).map((each) =>
    each.type === "image" ? picture(each, surface) : h("span", { class: "text" }, textNodes(each, surface))));
}

function elements(block, surface) {
  return (block.elements ?? []).map((each) => elementOrPicture(each, block, surface));
}

function elementOrPicture(element, block, surface) {
  return element.type === "image" ? picture(element, surface) : elementNode(element, block, surface);
}

function input(block, surface) {
  const error = surface.errors?.[block.block_id];
  const id = `input-${block.block_id ?? block.element?.action_id}`;
  const control = elementNode(block.element, block, surface);
  const field = control.matches("input, select, textarea") ? control : null;
  if (field) field.id = id;
  const label = h(field ? "label" : "span", field ? { for: id } : { class: "label", id: `${id}-label` },
    textNodes(block.label, surface), block.optional && h("small", {}, " (optional)"));
  if (!field) control.setAttribute("aria-labelledby", `${id}-label`);
  const hint = block.hint && h("small", { class: "hint-text", id: `${id}-hint` }, textNodes(block.hint, surface));
  const complaint = error && h("p", { class: "error", id: `${id}-error`, role: "alert" }, error);
  const described = [complaint && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  if (described) control.setAttribute("aria-describedby", described);
  if (error) control.setAttribute("aria-invalid", "true");
  return h("div", {}, label, control, complaint, hint);
}

// Pictures from other sites are linked, not loaded: trying the coach should tell nobody anything.
function picture(block, surface) {
  const address = surface.pictureUrl(block);
  const words = block.alt_text ?? "";
  if (!address) {
    return h("span", { class: "picture-link" }, icon("picture"), " ", block.image_url ? link(block.image_url, words) : words);
  }
  return h("figure", {},
    block.title && h("figcaption", {}, textNodes(block.title, surface)), h("img", { src: address, alt: words }));
}

function container(block, surface) {
  const head = [
    h("span", { class: "container-title" },
      block.rich_text_title ? richTextNodes(block.rich_text_title, surface) : textNodes(block.title, surface)),
    block.subtitle && h("small", {}, textNodes(block.subtitle, surface)),
  ];
  const body = h("div", { class: "container-body" }, blockNodes(block.child_blocks, surface));
  if (!block.is_collapsible) return h("section", {}, h("div", { class: "container-head" }, head), body);
  return h("details", { open: !block.default_collapsed }, h("summary", { class: "container-head" }, head), body);
}

function card(block, surface) {
  return h("article", {},
    block.hero_image && picture(block.hero_image, surface),
    h("div", { class: "card-head" }, block.icon && picture(block.icon, surface),
      h("div", {}, block.title && h("strong", {}, textNodes(block.title, surface)),
        block.subtitle && h("small", {}, textNodes(block.subtitle, surface)))),
    block.body && h("div", { class: "text" }, textNodes(block.body, surface)),
    block.subtext && h("small", {}, textNodes(block.subtext, surface)),
    block.actions && h("div", { class: "card-actions" },
      block.actions.map((each) => elementNode(each, block, surface))));
}

function unknownNode(type) {
  return h("div", { class: "unknown" }, `(a block of type “${type}”, which this page cannot show)`);
}
