import { lineChart, linesTable, type Line, type LinesOptions } from "../chart/lines";
import { colour, dash } from "../chart/theme";
import type { TimeAxis } from "../data/axis";
import type { Extract } from "../data/extract";
import { events } from "../data/scenario";
import { first, last, line } from "../data/series";
import { amount, isShare, titleOf } from "../data/words";
import { figure, type FigureText } from "../page/figure";

/** A picture of lines over time with everything that belongs to it. */
export function linesFigure(
  extract: Extract,
  axis: TimeAxis,
  text: FigureText,
  lines: Line[],
  more: Partial<LinesOptions> = {},
): HTMLElement {
  const options: LinesOptions = { lines, axis, percent: true, events: events(extract), ...more };
  return figure(
    text,
    (width) => lineChart(width, options),
    linesTable(lines, extract.variables["time"]?.unit ?? "time"),
  );
}

/** Where a variable began and where it ended, in words. */
export function beganAndEnded(name: string, label: string, points: ReturnType<typeof line>): string {
  return `${label}: ${amount(name, first(points))} at the start, ${amount(name, last(points))} at the end`;
}

/** Some of the variables of the file as lines in one picture; null where none was recorded. */
export function observables(
  extract: Extract,
  axis: TimeAxis,
  text: Omit<FigureText, "says">,
  names: string[],
  more: Partial<LinesOptions> = {},
): HTMLElement | null {
  const known = names.filter((name) => line(extract, name).length > 1);
  if (known.length === 0) return null;
  const lines = known.map((name, n) => ({
    label: names.length === 1 ? "" : (titleOf(name, extract.variables[name]?.name).split(":")[0] ?? name),
    colour: colour(n),
    dash: dash(n),
    points: line(extract, name),
  }));
  const says = known.map((name, n) =>
    beganAndEnded(name, titleOf(name, extract.variables[name]?.name), lines[n]?.points ?? []),
  );
  return linesFigure(extract, axis, { ...text, says: `${says.join("; ")}.` }, lines, {
    percent: isShare(known[0] ?? ""),
    ...more,
  });
}
