import { element } from "./element";

/** The numbers of a picture: a heading for each column, then rows of texts and numbers. */
export interface Table {
  head: string[];
  rows: (string | number | null)[][];
}

function field(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(table: Table): string {
  return [table.head, ...table.rows].map((row) => row.map(field).join(",")).join("\n") + "\n";
}

/** Evenly spread rows, the first and the last among them. */
export function some<Row>(rows: Row[], most: number): Row[] {
  if (rows.length <= most) return rows;
  return Array.from(
    { length: most },
    (_, n) => rows[Math.round((n * (rows.length - 1)) / (most - 1))] as Row,
  );
}

function cell(value: string | number | null): HTMLTableCellElement {
  if (typeof value !== "number") return element("td", {}, value ?? "");
  return element("td", { class: "number" }, String(Number(value.toPrecision(4))).replace("-", "\u2212"));
}

export function tableElement(table: Table, caption: string): HTMLElement {
  const head = element("tr", {}, ...table.head.map((text) => element("th", { scope: "col" }, text)));
  const body = table.rows.map((row) => element("tr", {}, ...row.map(cell)));
  const made = element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, head),
    element("tbody", {}, ...body),
  );
  const long = table.rows.length > 25 ? " long" : "";
  return element(
    "div",
    { class: `scroll${long}`, tabindex: "0", role: "region", "aria-label": caption },
    made,
  );
}
