import { lineChart, linesTable } from "../chart/lines";
import { movesChart, type Way } from "../chart/moves";
import { rowsChart, type RowEffect } from "../chart/rows";
import { colour, dash } from "../chart/theme";
import type { TimeAxis } from "../data/axis";
import type { Comparison, Extract, Mover, Movers } from "../data/extract";
import { events } from "../data/scenario";
import { byGroup, lines, rows } from "../data/series";
import { capital, listed, plain } from "../data/words";
import { figure } from "../page/figure";
import { grid, section } from "../page/section";
import type { Table } from "../page/table";

const kinds: Record<string, string> = { organisation_kind: "kind of organisation" };

/** A group with its name. */
function named(extract: Extract, movers: Movers, mover: Mover): Way {
  const name = rows(extract, movers.dimension)[mover.row] ?? String(mover.row);
  return { ...mover, group: capital(plain(name)) };
}

/** Those whose way has a half, in order of time. */
function moved(ways: Way[]): Way[] {
  return ways
    .filter((way) => typeof way.half?.[0] === "number")
    .sort((a, b) => (a.half?.[0] ?? 0) - (b.half?.[0] ?? 0));
}

function half(way: Way): number {
  return way.half?.[0] ?? NaN;
}

/** The rule, in words. */
function rule(axis: TimeAxis, since: number[]): string {
  const change = Math.min(...since);
  const start =
    change > 0 && since.every((each) => each === change)
      ? `its mean in the year before ${axis.moment(change)}, when policy or the world first changed,`
      : since.some((each) => each > 0)
        ? "its level before policy or the world first changed"
        : "its start";
  return (
    `A group has gone half of its way, from ${start} to the mean of its last tenth, in the first record ` +
    "from which on it stays beyond the half for 26 weeks."
  );
}

function runSays(ways: Way[], axis: TimeAxis): string {
  const [first, ...others] = moved(ways);
  if (!first) return "None of them moved by two points or more.";
  if (others.length === 0)
    return `Only ${first.group} moved: half of the way by ${axis.moment(half(first))}.`;
  const latest = first.half?.[2] ?? Infinity;
  const level = others.filter((way) => (way.half?.[1] ?? 0) <= latest);
  if (level.length === others.length)
    return "All bars meet the first one: this run does not tell who moved first.";
  const last = others[others.length - 1] as Way;
  const leaders = level.length > 0 ? ` (not to be told from ${listed(level.map((way) => way.group))})` : "";
  return `First ${first.group}, ${axis.moment(half(first))}${leaders}; last ${last.group}, ${axis.moment(half(last))}.`;
}

function title(movers: Movers): string {
  return `Who moved first, by ${kinds[movers.dimension] ?? plain(movers.dimension)}`;
}

function table(movers: Movers, ways: { arm?: string; way: Way }[], bar: [string, string]): Table {
  const several = ways.some((each) => each.arm !== undefined);
  return {
    head: [
      ...(several ? ["variant"] : []),
      plain(movers.dimension),
      "from",
      "to",
      "half of the way at",
      ...bar,
      ...(several ? ["runs", "moved in", "first in"] : []),
    ],
    rows: ways.map(({ arm, way }) => [
      ...(several ? [arm ?? ""] : []),
      way.group,
      way.from,
      way.to,
      ...(way.half ?? [null, null, null]),
      ...(several ? [way.runs, way.moved, way.first] : []),
    ]),
  };
}

/** Of one run: what it tells, and what one run cannot. */
function ofRun(extract: Extract, movers: Movers, axis: TimeAxis): HTMLElement[] {
  const [only] = movers.arms;
  if (!only || only.groups.length === 0) return [];
  const all = only.groups.map((mover) => named(extract, movers, mover));
  const ways = [...moved(all), ...all.filter((way) => !moved([way]).length)];
  return [
    figure(
      {
        title: title(movers),
        says: runSays(ways, axis),
        note:
          `${rule(axis, [only.since])} A triangle where collaboration grew, a square where it shrank; the bar is ` +
          "from the first record beyond the half to the last time it fell back: where bars meet, there is no " +
          "order. To the right, where it began and ended. This is one run: with other chance events the order " +
          `may be another. An experiment with ${movers.variable} among its outcomes tells it over many.`,
      },
      (width) => movesChart(width, ways, axis, only.since),
      table(
        movers,
        ways.map((way) => ({ way })),
        ["earliest", "latest"],
      ),
    ),
  ];
}

function armSays(arm: string, ways: Way[], axis: TimeAxis): string {
  const leader = [...ways].sort((a, b) => b.first - a.first || half(a) - half(b))[0];
  if (!leader || leader.first === 0) return `with \u201c${arm}\u201d none moved by two points or more`;
  const when = Number.isFinite(half(leader))
    ? `half of the way by ${axis.moment(Math.round(half(leader)))}`
    : "which hardly moved in the others";
  return `with \u201c${arm}\u201d ${leader.group}, first in ${leader.first} of ${leader.runs} runs, ${when}`;
}

/** Of an experiment: over the runs of each variant, with an interval. */
function ofExperiment(
  extract: Extract,
  comparison: Comparison,
  movers: Movers,
  axis: TimeAxis,
): HTMLElement[] {
  const arms = movers.arms.map((_, n) => comparison.arms[n] ?? "");
  const ways = movers.arms.flatMap(({ groups }, n) =>
    groups.map((mover) => ({ arm: arms[n] ?? "", way: named(extract, movers, mover) })),
  );
  if (ways.length === 0) return [];
  const end = comparison.times[comparison.times.length - 1] ?? 0;
  const effects = ways
    .filter(({ way }) => moved([way]).length > 0)
    .map(({ arm, way }): RowEffect => {
      const [low, high] = [way.half?.[1] ?? half(way), way.half?.[2] ?? end];
      return {
        row: way.group,
        arm,
        value: axis.scale(half(way)),
        low: axis.scale(low),
        high: axis.scale(high),
      };
    });
  const since = movers.arms.map((arm) => arm.since);
  const says = arms.map((arm) =>
    armSays(
      arm,
      ways.filter((each) => each.arm === arm).map((each) => each.way),
      axis,
    ),
  );
  const few = Math.max(...ways.map(({ way }) => way.runs)) < 6;
  return [
    figure(
      {
        title: title(movers),
        says: `${capital(says.join("; "))}.`,
        note:
          `${rule(axis, since)} A point is the median of the runs, a line ` +
          `${few ? "all of them, too few for an interval" : "its 95% interval (order statistics)"}. A run in ` +
          "which a group moved by less than two points counts as later than all others: without a point, half " +
          "of the runs or more are like that. The numbers say in how many runs it moved, and in how many it " +
          "was first.",
        wide: true,
      },
      (width) =>
        rowsChart(width, effects, arms, comparison.arms, {
          label: () => axis.label,
          holds: axis.scale(Math.min(...since)),
          tickFormat: String,
        }),
      table(movers, ways, few ? ["lowest", "highest"] : ["95% from", "to"]),
    ),
  ];
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
  const comparison = extract.comparison;
  const figures = [
    tiers(extract, axis),
    ...extract.movers.flatMap((movers) =>
      comparison ? ofExperiment(extract, comparison, movers, axis) : ofRun(extract, movers, axis),
    ),
  ].filter((each) => each !== null);
  return figures.length > 0 ? section("movers", "Who moved first", grid(...figures)) : null;
}
