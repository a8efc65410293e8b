// table and data_table blocks → DOM.

import { h } from "./dom.js";
import { plainNodes } from "./mrkdwn.js";
import { richTextNodes } from "./rich_text.js";

/** A table block; its first row is the heading. */
export function plainTable(block, surface) {
  const [head = [], ...rows] = block.rows ?? [];
  const alignment = (column) => block.column_settings?.[column]?.align ?? null;
  const row = (tag, cells) => h("tr", {}, cells.map((cell, column) =>
    h(tag, { dataset: { align: alignment(column) ?? "" } }, cellNodes(cell, surface))));
  return h("div", { class: "table-scroll" },
    h("table", {}, h("thead", {}, row("th", head)), h("tbody", {}, rows.map((cells) => row("td", cells)))));
}

/** A data_table block: sorted by a click on a heading, a page at a time. */
export function dataTable(block, surface) {
  const [head = [], ...rows] = block.rows ?? [];
  const view = { rows, page: 0, size: block.page_size ?? 5, sorted: null, isDown: false };
  const root = h("div", { class: "table-scroll" });
  const draw = () => root.replaceChildren(drawnTable(block, head, view, surface, draw), pager(view, draw));
  draw();
  return root;
}

function drawnTable(block, head, view, surface, draw) {
  const header = block.row_header_column_index ?? 0;
  const shown = sortedRows(view).slice(view.page * view.size, (view.page + 1) * view.size);
  return h("table", {},
    h("caption", {}, plainNodes(block.caption)),
    h("thead", {}, h("tr", {}, head.map((cell, column) => heading(cell, column, view, surface, draw)))),
    h("tbody", {}, shown.map((cells) => h("tr", {}, cells.map((cell, column) =>
      h(column === header ? "th" : "td", { dataset: { align: cell.type === "raw_number" ? "right" : "" } },
        cellNodes(cell, surface)))))));
}

function heading(cell, column, view, surface, draw) {
  const isSorted = view.sorted === column;
  const sort = () => {
    view.isDown = isSorted && !view.isDown;
    view.sorted = column;
    view.page = 0;
    draw();
  };
  return h("th", { "aria-sort": isSorted ? (view.isDown ? "descending" : "ascending") : "none" },
    h("button", { type: "button", class: "plain", onclick: sort },
      cellNodes(cell, surface), isSorted ? (view.isDown ? " ↓" : " ↑") : ""));
}

function sortedRows(view) {
  if (view.sorted === null) return view.rows;
  const sign = view.isDown ? -1 : 1;
  return [...view.rows].sort((one, other) => sign * compare(one[view.sorted], other[view.sorted]));
}

function compare(one, other) {
  const numbers = [one, other].map((cell) => Number(cell?.value ?? cell?.text));
  if (numbers.every(Number.isFinite)) return numbers[0] - numbers[1];
  return words(one).localeCompare(words(other), "en", { numeric: true });
}

function pager(view, draw) {
  const pages = Math.ceil(view.rows.length / view.size);
  if (pages < 2) return "";
  const turn = (step) => () => {
    view.page += step;
    draw();
  };
  return h("div", { class: "pager" },
    h("button", { type: "button", class: "button", disabled: view.page === 0, onclick: turn(-1) }, "Previous"),
    h("span", {}, `${view.page + 1} of ${pages}`),
    h("button", { type: "button", class: "button", disabled: view.page === pages - 1, onclick: turn(1) }, "Next"));
}

function cellNodes(cell, surface) {
  return cell?.type === "rich_text" ? richTextNodes(cell, surface) : plainNodes(words(cell));
}

function words(cell) {
  return String(cell?.text ?? cell?.value ?? "");
}
