import { button, element, freshId } from "./element";
import { download, savePng, saveSvg } from "./save";
import { csv, some, tableElement, type Table } from "./table";

export type Drawing = (width: number) => SVGSVGElement;

export interface FigureText {
  title: string;
  /** A sentence that says what there is to see. */
  says: string;
  /** How to read the picture, where that is not plain. */
  note?: string;
  wide?: boolean;
}

const mostRows = 25;

function fileName(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function numbers(table: Table, title: string): HTMLElement {
  const shown = { head: table.head, rows: some(table.rows, mostRows) };
  const caption =
    shown.rows.length < table.rows.length
      ? `${title}: ${shown.rows.length} of ${table.rows.length} rows; the CSV file has all`
      : title;
  const details = element("details", {}, element("summary", {}, "The numbers"));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(tableElement(shown, caption));
  });
  return details;
}

function drawn(draw: Drawing, width: number, label: string): SVGSVGElement {
  const picture = draw(width);
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", label);
  picture.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
  return picture;
}

/** A picture with its title, what it says in words, its numbers as a table, and ways to save it. */
export function figure(text: FigureText, draw: Drawing, table: Table): HTMLElement {
  const name = fileName(text.title);
  const heading = element("h3", { id: freshId("figure") }, text.title);
  const space = element("div", { class: "picture" });
  let picture: SVGSVGElement | undefined;
  let width = 0;
  const resize = new ResizeObserver(() => {
    const now = Math.floor(space.clientWidth);
    if (now === 0 || Math.abs(now - width) < 8) return;
    width = now;
    picture = drawn(draw, width, `${text.title}. ${text.says}`);
    space.replaceChildren(picture);
  });
  resize.observe(space);
  const save = element(
    "div",
    { class: "save", role: "group", "aria-label": `Save: ${text.title}` },
    button("SVG", `Save as SVG: ${text.title}`, () => picture && saveSvg(picture, name)),
    button("PNG", `Save as PNG: ${text.title}`, () => picture && void savePng(picture, name)),
    button("CSV", `Save the numbers as CSV: ${text.title}`, () =>
      download(`${name}.csv`, new Blob([csv(table)], { type: "text/csv" })),
    ),
  );
  return element(
    "figure",
    { class: text.wide ? "wide" : "", "aria-labelledby": heading.id, "data-name": name },
    heading,
    element("p", { class: "says" }, text.says),
    space,
    text.note ? element("p", { class: "note" }, text.note) : null,
    element("div", { class: "under" }, numbers(table, text.title), save),
  );
}
