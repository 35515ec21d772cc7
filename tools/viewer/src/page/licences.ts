import { element } from "./element";

/** The notices of all that the page is made with (tools/viewer/licences.ts), folded. */
export function licences(): HTMLElement | null {
  const text = document.getElementById("licences")?.textContent ?? "";
  if (text === "") return null;
  return element(
    "details",
    { class: "licences" },
    element("summary", {}, "Licences of what this page is made with"),
    element("pre", { tabindex: "0", "aria-label": "licences" }, text),
  );
}
