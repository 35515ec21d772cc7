import { marked } from "../chart/happenings";
import { lineChart, linesTable } from "../chart/lines";
import { movesChart } from "../chart/moves";
import { colour, dash } from "../chart/theme";
import type { TimeAxis } from "../data/axis";
import type { Extract } from "../data/extract";
import { movers, type Mover } from "../data/movers";
import { events } from "../data/scenario";
import { byGroup, lines, type Point } from "../data/series";
import { capital, plain } from "../data/words";
import { figure } from "../page/figure";
import { grid, section } from "../page/section";

function says(all: Mover[], axis: TimeAxis): string {
  const moved = all.filter((each) => each.halfway !== undefined);
  const first = moved[0];
  const latest = moved[moved.length - 1];
  if (!first || !latest) return "None of them moved by two points or more.";
  if (first === latest)
    return `Only ${plain(first.group)} moved: half of the way by ${axis.moment(first.halfway ?? 0)}.`;
  return `First ${plain(first.group)} (${axis.moment(first.halfway ?? 0)}), last ${plain(latest.group)} (${axis.moment(latest.halfway ?? 0)}).`;
}

/** What is watched begins with the first event, if there is one before the last quarter. */
function began(extract: Extract, points: Point[]): number {
  const end = Math.max(...points.map((point) => point.time));
  const times = marked(events(extract)).map((event) => event.from);
  const first = Math.min(...times);
  return first < 0.75 * end ? first : 0;
}

function moves(extract: Extract, axis: TimeAxis, path: string, what: string): HTMLElement | null {
  const points = lines(extract, path);
  if (points.length === 0) return null;
  const since = began(extract, points);
  const all = movers(points, since);
  const from =
    since > 0 ? `from ${axis.moment(since)}, when policy or the world first changed,` : "from its start";
  return figure(
    {
      title: `Who moved first, by ${what}`,
      says: says(all, axis),
      note: `When a group had gone half of its way ${from} to its last tenth: a triangle where collaboration grew, a square where it shrank. To the right, where it began and ended.`,
    },
    (width) => movesChart(width, all, axis, since),
    {
      head: [what, "from", "to", "half of the way at"],
      rows: all.map((each) => [plain(each.group), each.from, each.to, each.halfway ?? null]),
    },
  );
}

function tiers(extract: Extract, axis: TimeAxis): HTMLElement | null {
  const points = lines(extract, "share_collaborate_by_tier");
  if (points.length === 0) return null;
  const drawn = [...byGroup(points)].map(([group, own], n) => ({
    label: capital(plain(group)),
    colour: colour(n),
    dash: dash(n),
    points: own,
  }));
  return figure(
    {
      title: "Who really collaborates, from the board to the front line",
      says:
        drawn
          .map((each) => `${each.label} ends at ${Math.round(100 * (each.points.at(-1)?.value ?? 0))}%`)
          .join("; ") + ".",
      wide: true,
    },
    (width) => lineChart(width, { lines: drawn, axis, percent: true, events: events(extract), zero: true }),
    linesTable(drawn, axis.unit),
  );
}

export function moversSection(extract: Extract, axis: TimeAxis): HTMLElement | null {
  const figures = [
    tiers(extract, axis),
    moves(extract, axis, "share_collaborate_by_tier", "tier"),
    moves(extract, axis, "collaboration_by_kind", "kind of organisation"),
  ].filter((each) => each !== null);
  return figures.length > 0 ? section("movers", "Who moved first", grid(...figures)) : null;
}
