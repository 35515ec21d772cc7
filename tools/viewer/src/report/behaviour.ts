import { behaviourChart } from "../chart/behaviour";
import { linesTable } from "../chart/lines";
import { behaviours } from "../chart/theme";
import type { TimeAxis } from "../data/axis";
import type { Extract } from "../data/extract";
import { events } from "../data/scenario";
import { first, last, line } from "../data/series";
import { percent } from "../data/words";
import { figure } from "../page/figure";
import { grid, section } from "../page/section";
import { eventList } from "./happened";

function says(all: ReturnType<typeof line>[]): string {
  const told = all.map(
    (points, n) =>
      `${behaviours[n]?.label}: ${percent(first(points))} at the start, ${percent(last(points))} at the end`,
  );
  return `${told.join("; ")}.`;
}

/** What people do, over time. */
export function behaviourSection(extract: Extract, axis: TimeAxis): HTMLElement | null {
  const all = behaviours.map((each) => line(extract, each.name));
  if (all.some((points) => points.length < 2)) return null;
  const lines = all.map((points, n) => ({ label: behaviours[n]?.label ?? "", colour: "", points }));
  const picture = figure(
    {
      title: "What staff do",
      says: says(all),
      note: "Share of all staff. Lip service: to profess collaboration and not do it.",
      wide: true,
    },
    (width) => behaviourChart(width, all, axis, events(extract)),
    linesTable(lines, extract.variables["time"]?.unit ?? "time"),
  );
  const happened = eventList(extract, axis, "Policies and events in the picture");
  return section("behaviour", "Behaviour over time", grid(picture), happened);
}
