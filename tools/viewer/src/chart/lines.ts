import * as Plot from "@observablehq/plot";
import type { TimeAxis } from "../data/axis";
import type { Event } from "../data/scenario";
import type { Point } from "../data/series";
import type { Table } from "../page/table";
import { happenings } from "./happenings";
import { spaced } from "./labels";
import { domain, numberTick, percentTick, plot, pointsTick } from "./theme";

export interface Line {
  label: string;
  colour: string;
  dash?: string;
  points: Point[];
  /** One of many: drawn thin and pale, and without a name. */
  thin?: boolean;
  band?: { time: number; low: number; high: number }[];
}

export interface LinesOptions {
  lines: Line[];
  axis: TimeAxis;
  percent: boolean;
  /** Of differences: percentage points in place of per cent. */
  points?: boolean;
  events?: Event[];
  /** The least height of the axis of values, so that noise does not look like news. */
  least?: number;
  /** Whether the axis begins at zero, or goes through it. */
  zero?: boolean;
  height?: number;
}

interface Label {
  text: string;
  colour: string;
  y: number;
}

/** The place for names to the right: its width, and how many lines a name may take there. */
interface Room {
  width: number;
  lines: number;
}

function room(lines: Line[], width: number): Room {
  const needed = 18 + 9.2 * Math.max(0, ...lines.map((line) => line.label.length));
  const most = Math.max(116, 0.3 * width);
  return { width: Math.min(needed, most), lines: Math.min(4, Math.ceil(needed / most)) };
}

function labels(options: LinesOptions, [low, high]: [number, number], height: number, room: Room): Label[] {
  const ends = options.lines.filter((line) => line.points.length > 0 && !line.thin);
  const places = ends.map((line) => line.points[line.points.length - 1]?.value ?? 0);
  const gap = ((room.lines * 16 + 2) * (high - low)) / height;
  const apart = spaced(places, gap, low, high);
  return ends.map((line, n) => ({ text: line.label, colour: line.colour, y: apart[n] ?? 0 }));
}

function values(options: LinesOptions): number[] {
  return options.lines.flatMap((line) => [
    ...line.points.map((point) => point.value),
    ...(line.band ?? []).flatMap((each) => [each.low, each.high]),
    ...(options.zero ? [0] : []),
  ]);
}

function marksOf(line: Line, axis: TimeAxis): Plot.Markish[] {
  const x = (each: { time: number }): number => axis.scale(each.time);
  return [
    line.band
      ? Plot.areaY(line.band, { x, y1: "low", y2: "high", fill: line.colour, fillOpacity: 0.18 })
      : null,
    Plot.lineY(line.points, {
      x,
      y: "value",
      stroke: line.colour,
      strokeWidth: line.thin ? 1 : 2.2,
      strokeOpacity: line.thin ? 0.45 : 1,
      strokeDasharray: line.dash || "none",
    }),
    line.points.length === 1 ? Plot.dot(line.points, { x, y: "value", fill: line.colour }) : null,
  ];
}

function tickOf(options: LinesOptions): (value: number) => string {
  if (!options.percent) return numberTick;
  return options.points ? pointsTick : percentTick;
}

function tip(options: LinesOptions): Plot.Markish {
  const tick = tickOf(options);
  const all = options.lines.flatMap((line) => line.points.map((point) => ({ ...point, label: line.label })));
  return Plot.tip(
    all,
    Plot.pointer({
      x: (each: Point) => options.axis.scale(each.time),
      y: "value",
      title: (each: Point & { label: string }) =>
        `${each.label}\n${options.axis.moment(each.time)}: ${tick(each.value)}`,
      fill: "var(--paper)",
      stroke: "var(--faint)",
    }),
  );
}

/** Lines over time, each with its name at its end, with bands of uncertainty where there are some. */
export function lineChart(width: number, options: LinesOptions): SVGSVGElement {
  const height = options.height ?? 280;
  const right = room(
    options.lines.filter((line) => !line.thin),
    width,
  );
  const y = domain(values(options), options.least ?? 0.1);
  return plot(width, {
    height,
    marginRight: right.width,
    x: {
      label: options.axis.label,
      labelArrow: "none",
      labelAnchor: "center",
      ticks: Math.max(3, width / 90),
      nice: false,
    },
    y: { label: null, grid: true, domain: y, ticks: 5, tickFormat: tickOf(options) },
    marks: [
      ...happenings(options.events ?? [], options.axis),
      options.zero ? Plot.ruleY([0], { stroke: "var(--soft)" }) : null,
      ...options.lines.flatMap((line) => marksOf(line, options.axis)),
      Plot.text(labels(options, y, height - 64, right), {
        frameAnchor: "right",
        textAnchor: "start",
        dx: 8,
        y: "y",
        text: "text",
        fill: (label: Label) => label.colour,
        fontWeight: 600,
        lineWidth: (right.width - 8) / (right.lines === 1 ? 14 : 17.5), // of wide letters, which are bold

        lineHeight: 1.1,
        textOverflow: right.lines === 1 ? "ellipsis-end" : null,
      }),
      tip(options),
    ],
  });
}

/** A row a time, a column a line; of bands also their ends. */
export function linesTable(lines: Line[], unit: string): Table {
  const times = [...new Set(lines.flatMap((line) => line.points.map((point) => point.time)))].sort(
    (a, b) => a - b,
  );
  const columns = lines.flatMap((line) => {
    const own = new Map(line.points.map((point) => [point.time, point.value]));
    const bands = new Map((line.band ?? []).map((each) => [each.time, each]));
    const value = { head: line.label, of: (time: number) => own.get(time) ?? null };
    if (!line.band) return [value];
    return [
      value,
      { head: `${line.label}, 95% from`, of: (time: number) => bands.get(time)?.low ?? null },
      { head: `${line.label}, to`, of: (time: number) => bands.get(time)?.high ?? null },
    ];
  });
  return {
    head: [unit, ...columns.map((column) => column.head)],
    rows: times.map((time) => [time, ...columns.map((column) => column.of(time))]),
  };
}
