import { element, button } from "../page/element";
import { detailsPanel } from "./details";
import type { Loaded } from "./loaded";
import { mapPanel } from "./map";
import { seriesPanel } from "./series";
import type { State } from "./state";

function about(loaded: Loaded): string {
  const { attributes, variables } = loaded.file;
  const runs = variables.get("run")?.shape[0];
  const what = runs === undefined ? `seed ${attributes["seed"] ?? "?"}` : `an experiment of ${runs} runs`;
  return `${attributes["model"] ?? "model"}, ${what}, concord ${attributes["program_version"] ?? ""}`;
}

/** A file of those side by side. */
export function fileColumn(loaded: Loaded, state: State, close: () => void, until: AbortSignal): HTMLElement {
  const { file, times, unit, organisations } = loaded;
  const head = element(
    "div",
    { class: "head" },
    element("h2", {}, file.name),
    button("Close", `Close ${file.name}`, close),
  );
  return element(
    "article",
    { class: "column", "aria-label": file.name },
    head,
    element("p", { class: "note" }, about(loaded)),
    organisations ? mapPanel(file, organisations, state, times, until) : null,
    seriesPanel(file, times, unit, state, until),
    organisations ? detailsPanel(file, organisations, times, unit, state, until) : null,
  );
}
