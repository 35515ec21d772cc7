import type { OpenFile } from "../file/open";
import { lineChart, linesTable, type Line } from "../chart/lines";
import { axisOf } from "../data/axis";
import { isShare, titleOf } from "../data/words";
import { element } from "../page/element";
import { figure } from "../page/figure";
import { linesOf, pathOf } from "./observables";
import type { State, View } from "./state";

/** Pictures keep a line where the time of the view is. */
export function withCursor(
  made: HTMLElement,
  scale: (width: number) => (tick: number) => number,
  state: State,
  until: AbortSignal,
): HTMLElement {
  const space = made.querySelector<HTMLElement>(".picture");
  const cursor = element("div", { class: "cursor", "aria-hidden": "true" });
  const place = (): void => {
    if (!space?.clientWidth) return;
    cursor.style.left = `${space.offsetLeft + scale(space.clientWidth)(state.now().time)}px`;
    cursor.style.top = `${space.offsetTop}px`;
    cursor.style.height = `${Math.max(0, space.clientHeight - 40)}px`;
  };
  made.append(cursor);
  if (space) new ResizeObserver(place).observe(space);
  state.follow(place, until);
  return made;
}

/** Lines as a figure of the explorer, with the moment of the view marked. */
export function seriesFigure(
  title: string,
  says: string,
  lines: Line[],
  times: Float64Array,
  unit: string,
  percent: boolean,
  state: State,
  until: AbortSignal,
): HTMLElement {
  const axis = axisOf(unit, times[times.length - 1] ?? 0);
  let scale: ((tick: number) => number) | undefined;
  const draw = (width: number): SVGSVGElement => {
    const picture = lineChart(width, { lines, axis, percent, least: percent ? 0.1 : 0.02, height: 300 });
    const found = (
      picture as unknown as { scale(name: string): { apply(value: number): number } | undefined }
    ).scale("x");
    scale = (tick) => found?.apply(axis.scale(tick)) ?? 0;
    return picture;
  };
  return withCursor(
    figure({ title, says }, draw, linesTable(lines, unit)),
    () => scale ?? (() => -9999),
    state,
    until,
  );
}

function key(view: View): string {
  return [view.observable, view.by, view.arm, view.run].join();
}

/** The observable of the view over time. */
export function seriesPanel(
  file: OpenFile,
  times: Float64Array,
  unit: string,
  state: State,
  until: AbortSignal,
): HTMLElement {
  const panel = element("section", { class: "panel" });
  const show = async (view: View): Promise<void> => {
    const lines = await linesOf(file, times, view);
    if (key(state.now()) !== key(view) || until.aborted) return;
    const stored = file.variables.get(pathOf(view.observable, view.by));
    const title = titleOf(view.observable, stored?.name);
    const by = view.by === "" ? "" : `, by ${view.by.replaceAll("_", " ")}`;
    panel.replaceChildren(
      lines.length === 0
        ? element("p", { class: "missing" }, `${title}${by} was not recorded in this file.`)
        : seriesFigure(
            title + by,
            stored?.name ?? "",
            lines,
            times,
            unit,
            isShare(view.observable),
            state,
            until,
          ),
    );
  };
  void show(state.now());
  state.follow((view, before) => void (key(view) === key(before) ? undefined : show(view)), until);
  return panel;
}
