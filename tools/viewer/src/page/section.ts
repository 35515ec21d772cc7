import { element, type Child } from "./element";

/** A part of the page with its heading, so that the list of contents finds it. */
export function section(id: string, heading: string, ...children: Child[]): HTMLElement {
  return element(
    "section",
    { id, "aria-labelledby": `${id}-heading` },
    element("h2", { id: `${id}-heading` }, heading),
    ...children,
  );
}

export function grid(...figures: (HTMLElement | null)[]): HTMLElement {
  return element("div", { class: "figures" }, ...figures);
}

export function paragraph(...children: Child[]): HTMLElement {
  return element("p", {}, ...children);
}
